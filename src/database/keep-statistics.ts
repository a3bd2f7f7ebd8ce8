import type { Database } from './executor.ts';

const EVERY_MS = 60_000;
/** How far a table has to change: a fixed number of rows and a share of those it has, as a server's own settings are. */
const ROWS = 50;
const SHARE_WRITTEN = 0.1;
const SHARE_DEAD = 0.2;

/**
 * PostgreSQL finds its ways by what it knows of the tables. A server looks again by itself; the embedded
 * engine does nothing in the background, so this does: now, and every minute for tables that have changed much,
 * until it is stopped. An empty table is left alone: PostgreSQL takes one it has never looked at for a larger
 * one, and one seen empty for empty, and goes on reading all of it when it is not any more.
 */
export async function keepStatistics(
  db: Database,
  { tables, onTrouble }: { tables: readonly string[]; onTrouble(error: unknown): void },
): Promise<() => void> {
  if (db.capabilities.engine === 'native') return () => undefined;
  for (const table of tables) if (await holdsRows(db, table)) await db.query(`analyze ${table}`);
  const renew = () => renewStatistics(db, tables).catch(onTrouble);
  const timer = setInterval(() => void renew(), EVERY_MS).unref();
  return () => clearInterval(timer);
}

async function holdsRows(db: Database, table: string): Promise<boolean> {
  const { rows } = await db.query(`select from ${table} limit 1`);
  return rows.length > 0;
}

/** Looks again at those tables that have changed much, and clears what nobody can see any more. */
export async function renewStatistics(db: Database, tables: readonly string[]): Promise<void> {
  for (const { table, isDead } of await listChanged(db, tables))
    await db.query(isDead ? `vacuum (analyze) ${table}` : `analyze ${table}`);
}

async function listChanged(db: Database, tables: readonly string[]) {
  // The engine counts what is written, and tells it only when asked.
  await db.query('select pg_stat_force_next_flush()');
  const { rows } = await db.query<{ table: string; isDead: boolean }>(
    `
    select changed."table", changed."isDead"
      from pg_stat_user_tables as counted
     cross join lateral (
       select counted.relname as "table",
              counted.n_mod_since_analyze > $2::float8 + $3::float8 * counted.n_live_tup as "isWritten",
              counted.n_dead_tup > $2::float8 + $4::float8 * counted.n_live_tup as "isDead"
     ) as changed
     where changed."table" = any($1::text[])
       and (changed."isWritten" or changed."isDead")
     order by changed."table"
    `,
    [tables, ROWS, SHARE_WRITTEN, SHARE_DEAD],
  );
  return rows;
}
