import { z } from 'zod';
import type { Database, SqlExecutor } from '../database/executor.ts';
import type { Clock, Instant } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import type { Seal } from '../shared/seal.ts';

/** What the keyed digests are for: no other record has the same. */
export const CODE_ATTEMPT_SEALS = 'code attempts';

interface Limit {
  /** As many wrong tries as somebody may need who has the right code before them. */
  free: number;
  firstLockSeconds: number;
  longestLockSeconds: number;
  /** So long without a wrong try, and they count no more. */
  forgottenAfterMs: number;
}

const HOUR_MS = 3_600_000;
const OF_PAIR: Limit = {
  ...{ free: 5, firstLockSeconds: 30, longestLockSeconds: 900 },
  forgottenAfterMs: 24 * HOUR_MS,
};
/** Many people may share an address: it waits late, and never long. */
const OF_ASKER: Limit = {
  ...{ free: 30, firstLockSeconds: 60, longestLockSeconds: 300 },
  forgottenAfterMs: HOUR_MS,
};
/** A ticket waits for nobody: it only leaves each of those who try fewer tries. */
const OF_TICKET: Limit = { ...OF_PAIR, free: Number.POSITIVE_INFINITY };
const TRIED_BY_MANY = 10;
const FREE_WHEN_TRIED_BY_MANY = 2;
/** Staff see them for so long. */
const KEPT_MS = 30 * 24 * HOUR_MS;

export interface CodeAttempt {
  /** As somebody has written it; whether there is such a ticket makes no difference. */
  number: string;
  /** Who tries: an address, or a conversation. */
  from: string;
  isRight: boolean;
}

export class TooManyCodesError extends DomainError {
  constructor(seconds: number) {
    const minutes = Math.ceil(seconds / 60);
    super('too-many', 'too-many-codes', { seconds: String(seconds), minutes: String(minutes) });
    this.name = 'TooManyCodesError';
  }
}

const RowSchema = z.object({
  key: z.string(),
  failures: z.int(),
  lastAt: z.date(),
  lockedUntil: z.date().nullable(),
});
type Row = z.infer<typeof RowSchema>;

export type CodeAttempts = ReturnType<typeof createCodeAttempts>;

/**
 * Counts tries with a wrong code. Whoever tries waits for their own failures alone, and never longer than a quarter
 * of an hour: nobody can keep the one whose ticket it is from it by guessing.
 */
export function createCodeAttempts({ db, seal, clock }: CodeAttemptNeeds) {
  const keysOf = ({ number, from }: Pick<CodeAttempt, 'number' | 'from'>) => ({
    ticket: seal(`ticket ${number}`),
    asker: seal(`asker ${from}`),
    pair: seal(`pair ${number} ${from}`),
  });

  return {
    /** @throws {TooManyCodesError} while they wait, also for the right code. */
    async note({ isRight, ...attempt }: CodeAttempt): Promise<void> {
      const now = clock();
      const keys = keysOf(attempt);
      await db.transaction(async (tx) => {
        if (!isRight) await addRows(tx, Object.values(keys), now);
        const rows = await lockRows(tx, Object.values(keys));
        refuseWhileLocked(rows, now);
        if (isRight) return forget(tx, keys.pair);
        const triedBefore = failuresOf(rows.get(keys.ticket), OF_TICKET, now);
        const free = triedBefore >= TRIED_BY_MANY ? FREE_WHEN_TRIED_BY_MANY : OF_PAIR.free;
        await count(tx, rows.get(keys.ticket), { limit: OF_TICKET, now });
        await count(tx, rows.get(keys.asker), { limit: OF_ASKER, now });
        await count(tx, rows.get(keys.pair), { limit: { ...OF_PAIR, free }, now });
      });
    },

    /** With wrong codes at this ticket; null where nobody has tried any for a month. */
    async readOf(number: string): Promise<{ count: number; lastAt: Instant } | null> {
      const { rows } = await db.query(`${SELECT} where attempt.key_hash = $1::text`, [
        keysOf({ number, from: '' }).ticket,
      ]);
      const row = rows.map((each) => RowSchema.parse(each))[0];
      return row === undefined ? null : { count: row.failures, lastAt: row.lastAt };
    },
  };
}

export interface CodeAttemptNeeds {
  db: Database;
  seal: Seal;
  clock: Clock;
}

const SELECT = `
  select attempt.key_hash as key,
         attempt.failures,
         attempt.last_attempt_at as "lastAt",
         attempt.locked_until as "lockedUntil"
    from code_attempts as attempt`;

/** Also clears what is forgotten, a little at a time. */
async function addRows(tx: SqlExecutor, keys: readonly string[], now: Instant): Promise<void> {
  await tx.query(
    `
    delete from code_attempts
     where key_hash in (
             select old.key_hash
               from code_attempts as old
              where old.last_attempt_at < $1::timestamptz
              order by old.last_attempt_at
              limit 100
                for update skip locked)
    `,
    [new Date(now.getTime() - KEPT_MS)],
  );
  await tx.query(
    `
    insert into code_attempts (key_hash, failures, last_attempt_at)
    select key, 0, $2::timestamptz
      from unnest($1::text[]) as key
     order by key
    on conflict (key_hash) do nothing
    `,
    [keys, now],
  );
}

/** Always in the same order; those who try at once wait for each other. */
async function lockRows(tx: SqlExecutor, keys: readonly string[]): Promise<Map<string, Row>> {
  const { rows } = await tx.query(
    `${SELECT} where attempt.key_hash = any ($1::text[]) order by attempt.key_hash for update`,
    [keys],
  );
  const parsed = rows.map((row) => RowSchema.parse(row));
  return new Map(parsed.map((row) => [row.key, row]));
}

function refuseWhileLocked(rows: ReadonlyMap<string, Row>, now: Instant): void {
  const ends = [...rows.values()].map(({ lockedUntil }) => lockedUntil?.getTime() ?? 0);
  const waitMs = Math.max(0, ...ends) - now.getTime();
  if (waitMs > 0) throw new TooManyCodesError(Math.ceil(waitMs / 1_000));
}

function failuresOf(row: Row | undefined, { forgottenAfterMs }: Limit, now: Instant): number {
  const isForgotten = row === undefined || now.getTime() - row.lastAt.getTime() > forgottenAfterMs;
  return isForgotten ? 0 : row.failures;
}

async function count(
  tx: SqlExecutor,
  row: Row | undefined,
  { limit, now }: { limit: Limit; now: Instant },
): Promise<void> {
  if (row === undefined) throw new Error('An attempt is counted that has no row.');
  const failures = failuresOf(row, limit, now) + 1;
  await tx.query(
    `
    update code_attempts
       set failures = $2::integer,
           last_attempt_at = $3::timestamptz,
           locked_until = $4::timestamptz
     where key_hash = $1::text
    `,
    [row.key, failures, now, lockAfter(failures, limit, now)],
  );
}

function lockAfter(failures: number, limit: Limit, now: Instant): Instant | null {
  if (failures < limit.free) return null;
  const seconds = limit.firstLockSeconds * 2 ** (failures - limit.free);
  return new Date(now.getTime() + Math.min(seconds, limit.longestLockSeconds) * 1_000);
}

async function forget(tx: SqlExecutor, key: string): Promise<void> {
  await tx.query('delete from code_attempts where key_hash = $1::text', [key]);
}
