import type { SqlExecutor } from '../database/executor.ts';
import { hashSecret } from '../shared/ids.ts';

/** A clock that is set back leaves moments behind that have not come yet: nobody is present in the future. */
const SLACK_MS = 60_000;

/** Whoever holds the session has touched the console. */
export async function noteActivity(db: SqlExecutor, secret: string, now: Date): Promise<void> {
  await db.query(
    'update staff_sessions set active_at = $2::timestamptz where secret_hash = $1::text',
    [hashSecret(secret), now],
  );
}

/**
 * Whether somebody who may work on tickets is there: signed in, and has done something within `withinMs`. A console
 * that is only left open is nobody.
 */
export async function isSomebodyPresent(
  db: SqlExecutor,
  now: Date,
  withinMs: number,
): Promise<boolean> {
  const { rows } = await db.query(
    `
    select session.account_id
      from staff_sessions as session
      join accounts as account on account.id = session.account_id
     where session.expires_at > $1::timestamptz
       and session.active_at > $2::timestamptz
       and session.active_at <= $3::timestamptz
       and account.role in ('operator', 'supervisor', 'admin')
     limit 1
    `,
    [now, new Date(now.getTime() - withinMs), new Date(now.getTime() + SLACK_MS)],
  );
  return rows.length > 0;
}
