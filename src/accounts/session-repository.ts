import { type StaffSession, StaffSessionSchema } from '../contracts/staff.ts';
import type { SqlExecutor } from '../database/executor.ts';
import { hashSecret, newSecret } from '../shared/ids.ts';

const IDLE_LIMIT_MS = 12 * 3_600_000;
/** Written at most this often while a session is used: a write for every request would be wasted. */
const RENEWED_EVERY_MS = 5 * 60_000;

/** Returns the secret, which is stored nowhere, and the token that unsafe requests must show. */
export async function addSession(db: SqlExecutor, accountId: string, now: Date) {
  const secret = newSecret();
  const csrfToken = newSecret();
  await db.query('delete from staff_sessions where expires_at <= $1::timestamptz', [now]);
  await db.query(
    `insert into staff_sessions (
            secret_hash, account_id, csrf_token, created_at, active_at, expires_at)
     values ($1::text, $2::uuid, $3::text, $4::timestamptz, $4::timestamptz, $5::timestamptz)`,
    [hashSecret(secret), accountId, csrfToken, now, expiryFrom(now)],
  );
  return { secret, csrfToken };
}

/** The session while it has not been idle for 12 hours; finding it keeps it alive. */
export async function findSession(
  db: SqlExecutor,
  secret: string,
  now: Date,
): Promise<StaffSession | undefined> {
  const { rows } = await db.query<Record<string, unknown> & { expires_at: Date }>(
    `select account.username,
            account.display_name as "displayName",
            account.role,
            session.csrf_token,
            session.expires_at
     from staff_sessions as session
     join accounts as account on account.id = session.account_id
     where session.secret_hash = $1::text
       and session.expires_at > $2::timestamptz`,
    [hashSecret(secret), now],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  await renewSession(db, secret, { now, expiresAt: row.expires_at });
  return StaffSessionSchema.parse({ account: row, csrfToken: row['csrf_token'] });
}

export async function removeSession(db: SqlExecutor, secret: string): Promise<void> {
  await db.query('delete from staff_sessions where secret_hash = $1::text', [hashSecret(secret)]);
}

async function renewSession(
  db: SqlExecutor,
  secret: string,
  { now, expiresAt }: { now: Date; expiresAt: Date },
): Promise<void> {
  const expiry = expiryFrom(now);
  if (expiry.getTime() - expiresAt.getTime() < RENEWED_EVERY_MS) return;
  await db.query(
    'update staff_sessions set expires_at = $2::timestamptz where secret_hash = $1::text',
    [hashSecret(secret), expiry],
  );
}

function expiryFrom(now: Date): Date {
  return new Date(now.getTime() + IDLE_LIMIT_MS);
}
