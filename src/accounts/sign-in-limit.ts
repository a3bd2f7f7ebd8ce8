import type { Database, SqlExecutor } from '../database/executor.ts';
import { DomainError } from '../shared/errors.ts';
import { hashSecret } from '../shared/ids.ts';

/** As many wrong passwords as a person may need to remember the right one. */
const FREE_FAILURES = 5;
const FIRST_LOCK_SECONDS = 30;
const LONGEST_LOCK_SECONDS = 3_600;
/** A day without an attempt, and the failures are forgotten. */
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

export class TooManySignInsError extends DomainError {
  constructor(seconds: number) {
    super('too-many', 'too-many-sign-ins', { seconds: String(seconds) });
    this.name = 'TooManySignInsError';
  }
}

/**
 * Counts an attempt as failed before the password is checked, so that guesses sent at once cannot
 * pass each other; a success takes it back with {@link forgetFailures}.
 *
 * @throws {TooManySignInsError} while the name is locked: 30 s after the fifth failure in a row, twice
 * as long after each further one, at most an hour. A name that nobody has is locked alike.
 */
export async function countAttempt(db: Database, username: string, now: Date): Promise<void> {
  const usernameHash = hashSecret(username);
  await db.transaction(async (executor) => {
    const { failures, lockedUntil } = await takeAttempts(executor, usernameHash, now);
    if (lockedUntil !== null && lockedUntil > now)
      throw new TooManySignInsError(Math.ceil((lockedUntil.getTime() - now.getTime()) / 1_000));
    await executor.query(
      `update sign_in_attempts
       set failures = $2::int,
           last_attempt_at = $3::timestamptz,
           locked_until = $4::timestamptz
       where username_hash = $1::text`,
      [usernameHash, failures + 1, now, lockAfter(failures + 1, now)],
    );
  });
}

export async function forgetFailures(db: SqlExecutor, username: string, now: Date): Promise<void> {
  await db.query(
    `delete from sign_in_attempts
     where username_hash = $1::text
        or last_attempt_at < $2::timestamptz`,
    [hashSecret(username), new Date(now.getTime() - FORGOTTEN_AFTER_MS)],
  );
}

/** The name's row, made if need be, and locked until the transaction ends. */
async function takeAttempts(executor: SqlExecutor, usernameHash: string, now: Date) {
  await executor.query(
    `insert into sign_in_attempts (username_hash, failures, last_attempt_at)
     values ($1::text, 0, $2::timestamptz)
     on conflict (username_hash) do nothing`,
    [usernameHash, now],
  );
  const { rows } = await executor.query<{
    failures: number;
    last_attempt_at: Date;
    locked_until: Date | null;
  }>(
    `select attempt.failures, attempt.last_attempt_at, attempt.locked_until
     from sign_in_attempts as attempt
     where attempt.username_hash = $1::text
     for update`,
    [usernameHash],
  );
  const [row] = rows;
  // Forgotten by a success between the two statements: as good as new.
  if (row === undefined) return { failures: 0, lockedUntil: null };
  const isForgotten = now.getTime() - row.last_attempt_at.getTime() > FORGOTTEN_AFTER_MS;
  return { failures: isForgotten ? 0 : row.failures, lockedUntil: row.locked_until };
}

function lockAfter(failures: number, now: Date): Date | null {
  if (failures < FREE_FAILURES) return null;
  const seconds = FIRST_LOCK_SECONDS * 2 ** (failures - FREE_FAILURES);
  return new Date(now.getTime() + Math.min(seconds, LONGEST_LOCK_SECONDS) * 1_000);
}
