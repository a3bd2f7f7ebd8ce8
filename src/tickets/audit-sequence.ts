import type { AuditAnchor, AuditFinding } from '../contracts/audit.ts';
import type { SqlExecutor } from '../database/executor.ts';
import type { Seal } from '../shared/seal.ts';
import { EVENT_COLUMNS } from './event-chain.ts';
import { canonicalOf, type StoredEvent, StoredEventSchema } from './ticket-event.ts';

const PAGE = 1000;
/** Of a longer stretch that is missing only the first and the last number are named. */
const NAMED_ONE_BY_ONE = 1000;

interface Walk {
  db: SqlExecutor;
  seal: Seal;
  findings: AuditFinding[];
  count: number;
  lastSeq: number;
  /** Seals that the next event may name as the one before: more than one behind an event that is doubtful. */
  before: (string | null)[];
}

/**
 * Walks through all events in their order. Each has to fit its own seal, and to name the seal of the one
 * before: what fits its own seal and stands elsewhere was moved, what does not fit was changed or made up.
 */
export async function auditSequence(
  db: SqlExecutor,
  seal: Seal,
): Promise<{ count: number; end: AuditAnchor | null; findings: AuditFinding[] }> {
  const walk: Walk = { db, seal, findings: [], count: 0, lastSeq: 0, before: [null] };
  let page = await readPage(walk);
  let last: StoredEvent | undefined;
  while (page.length > 0) {
    for (const event of page) await step(walk, event);
    last = page.at(-1);
    page = await readPage(walk);
  }
  await checkEnd(walk);
  const end = last === undefined ? null : { seq: last.seq, hash: last.hash };
  return { count: walk.count, end, findings: walk.findings };
}

async function readPage({ db, lastSeq }: Walk): Promise<StoredEvent[]> {
  const { rows } = await db.query(
    `select ${EVENT_COLUMNS}
       from ticket_events as event
      where event.seq > $1::bigint
      order by event.seq
      limit $2::integer`,
    [lastSeq, PAGE],
  );
  return rows.map((row) => StoredEventSchema.parse(row));
}

async function step(walk: Walk, event: StoredEvent): Promise<void> {
  const { seq, hash, previous, ticketId } = event;
  const isGap = seq > walk.lastSeq + 1;
  const fits = walk.seal(canonicalOf(event)) === hash;
  const follows = walk.before.includes(previous);
  const say = (kind: AuditFinding['kind'], at = seq) =>
    walk.findings.push({ kind, seq: at, ticket: ticketId, names: [] });

  if (isGap) nameMissing(walk, seq - 1);
  if (!fits) say((await isNamed(walk.db, hash)) ? 'edited' : 'inserted');
  else if (!follows && !isGap) say((await isThere(walk.db, previous)) ? 'reordered' : 'deleted');
  walk.before = fits ? [hash] : [...walk.before, hash];
  walk.lastSeq = seq;
  walk.count += 1;
}

/** The numbers between are not there any more; whose they were is seen from the tickets. */
function nameMissing(walk: Walk, until: number): void {
  const name = (seq: number) =>
    walk.findings.push({ kind: 'deleted', seq, ticket: null, names: [] });
  if (until - walk.lastSeq > NAMED_ONE_BY_ONE) [walk.lastSeq + 1, until].forEach(name);
  else for (let seq = walk.lastSeq + 1; seq <= until; seq += 1) name(seq);
}

async function checkEnd(walk: Walk): Promise<void> {
  const { rows } = await walk.db.query<{ lastSeq: number; lastHash: string | null }>(
    `select chain.last_seq as "lastSeq", chain.last_hash as "lastHash" from ticket_chain as chain`,
  );
  const end = rows[0];
  if (end === undefined && walk.count === 0) return;
  if (end !== undefined && end.lastSeq > walk.lastSeq) return nameMissing(walk, end.lastSeq);
  const isWhereItWas = end?.lastSeq === walk.lastSeq && walk.before.includes(end.lastHash);
  if (!isWhereItWas)
    walk.findings.push({ kind: 'end', seq: walk.lastSeq, ticket: null, names: [] });
}

/** Whether something else knows this seal: then the event was here when that was written. */
async function isNamed(db: SqlExecutor, hash: string): Promise<boolean> {
  const { rows } = await db.query<{ named: boolean }>(
    `
    select exists (select from ticket_events as event where event.previous = $1::text)
        or exists (select from ticket_chain as chain where chain.last_hash = $1::text) as named
    `,
    [hash],
  );
  return rows[0]?.named === true;
}

async function isThere(db: SqlExecutor, hash: string | null): Promise<boolean> {
  // The very first event names none before it: it is there, only not in its place.
  if (hash === null) return true;
  const { rows } = await db.query(
    'select event.seq from ticket_events as event where event.hash = $1::text',
    [hash],
  );
  return rows.length > 0;
}
