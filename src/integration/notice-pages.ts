import type { NoticePage, NoticePageRequest } from '../contracts/integration.ts';
import type { SqlExecutor } from '../database/executor.ts';
import { DomainError } from '../shared/errors.ts';
import { listNotices } from './ticket-notices.ts';

/**
 * The events behind a cursor. None is ever missed: whoever adds an event holds the end of the sequence until
 * the commit (`src/tickets/event-chain.ts`), so that the order of `seq` is the order of the commits, and
 * whoever sees an event sees all before it.
 *
 * @throws {DomainError} `invalid-request` for a cursor that was never given out, `cursor-unknown` for one
 * from a database that was since put back from a copy.
 */
export async function readNoticePage(
  db: SqlExecutor,
  { after, limit }: NoticePageRequest,
): Promise<NoticePage> {
  const place = after === undefined ? START : await readCursor(db, after);
  const placed = await listNotices(db, { after: place, limit: limit + 1 });
  const shown = placed.slice(0, limit);
  const last = shown.at(-1);
  return {
    events: shown.map(({ notice }) => notice),
    next: last === undefined ? (after ?? null) : cursorOf(last),
    hasMore: placed.length > shown.length,
  };
}

const START = 0;
/** So much of a seal tells two histories apart. */
const SEAL_DIGITS = 16;

function cursorOf({ seq, hash }: { seq: number; hash: string }): string {
  return Buffer.from(`${seq}.${hash.slice(0, SEAL_DIGITS)}`).toString('base64url');
}

async function readCursor(db: SqlExecutor, cursor: string): Promise<number> {
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, seq, seal] = /^([1-9]\d{0,14})\.([0-9a-f]{16})$/.exec(text) ?? [];
  if (seq === undefined || seal === undefined)
    throw new DomainError('invalid', 'invalid-request', { keys: 'after' });
  const { rows } = await db.query<{ hash: string }>(
    'select event.hash from ticket_events as event where event.seq = $1::bigint',
    [seq],
  );
  if (rows[0]?.hash.startsWith(seal) !== true) throw new DomainError('conflict', 'cursor-unknown');
  return Number(seq);
}
