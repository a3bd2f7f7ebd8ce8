import { type StaffAccount, StaffAccountSchema } from '../contracts/staff.ts';
import type { SqlExecutor } from '../database/executor.ts';

export interface StoredAccount extends StaffAccount {
  id: string;
  passwordHash: string;
}

export async function findAccount(
  db: SqlExecutor,
  username: string,
): Promise<StoredAccount | undefined> {
  const { rows } = await db.query<{ id: string; password_hash: string }>(
    `select account.id,
            account.username,
            account.display_name as "displayName",
            account.role,
            account.password_hash
     from accounts as account
     where account.username = $1::text`,
    [username],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  return { ...StaffAccountSchema.parse(row), id: row.id, passwordHash: row.password_hash };
}

export async function hasAccounts(db: SqlExecutor): Promise<boolean> {
  const { rows } = await db.query('select account.id from accounts as account limit 1');
  return rows.length > 0;
}

/** Whether it was added: another process may have been faster. */
export async function addAccount(
  db: SqlExecutor,
  account: StoredAccount,
  now: Date,
): Promise<boolean> {
  const { rows } = await db.query(
    `insert into accounts (id, username, display_name, role, password_hash, created_at)
     values ($1::uuid, $2::text, $3::text, $4::text, $5::text, $6::timestamptz)
     on conflict (username) do nothing
     returning id`,
    [account.id, account.username, account.displayName, account.role, account.passwordHash, now],
  );
  return rows.length > 0;
}
