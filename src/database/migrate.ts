import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject } from '../shared/project-folder.ts';
import type { Database, EngineCapabilities, SqlExecutor } from './executor.ts';

const MIGRATIONS = inProject('src/database/migrations');
const FILE_NAME = /^(?<order>\d{4})-(?<slug>[a-z0-9-]+)(?:\.(?<needs>vector|text-search))?\.sql$/;
/** Any number, the same in every process: several may start at once over one database. */
const MIGRATION_LOCK = 7_250_412_345;

interface Migration {
  name: string;
  text: string;
  checksum: string;
  needs: 'vector' | 'textSearch' | undefined;
}

/**
 * Brings the schema up to date: each file of `migrations/` once, in order, in its own transaction.
 * Returns the names of those that ran now.
 *
 * @throws {Error} when a file that ran before has changed since.
 */
export async function migrate(db: Database, folder = MIGRATIONS): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const recorded = await db.transaction(openLedger);
  const ran: string[] = [];
  for (const migration of migrations) {
    const checksum = recorded.get(migration.name);
    if (checksum !== undefined) refuseChange(migration, checksum);
    else if (!isPossible(migration, db.capabilities)) continue;
    else if (await db.transaction((executor) => runOnce(executor, migration)))
      ran.push(migration.name);
  }
  return ran;
}

/** The checksums of what ran before, by name. */
async function openLedger(executor: SqlExecutor): Promise<ReadonlyMap<string, string>> {
  await lock(executor);
  await executor.query(
    `create table if not exists schema_migrations (
       name text primary key,
       checksum text not null,
       applied_at timestamptz not null default now()
     )`,
  );
  const { rows } = await executor.query<{ name: string; checksum: string }>(
    'select migration.name, migration.checksum from schema_migrations as migration',
  );
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

/** Whether it ran now: another process may have been faster. */
async function runOnce(executor: SqlExecutor, migration: Migration): Promise<boolean> {
  await lock(executor);
  const { rows } = await executor.query<{ checksum: string }>(
    `select migration.checksum
     from schema_migrations as migration
     where migration.name = $1::text`,
    [migration.name],
  );
  if (rows[0] !== undefined) {
    refuseChange(migration, rows[0].checksum);
    return false;
  }
  await executor.query(
    'insert into schema_migrations (name, checksum) values ($1::text, $2::text)',
    [migration.name, migration.checksum],
  );
  try {
    await executor.query(migration.text);
  } catch (error) {
    throw new Error(`The migration ${migration.name} failed: ${String(error)}`, { cause: error });
  }
  return true;
}

async function lock(executor: SqlExecutor): Promise<void> {
  await executor.query('select pg_advisory_xact_lock($1::bigint)', [MIGRATION_LOCK]);
}

function refuseChange(migration: Migration, recorded: string): void {
  if (recorded === migration.checksum) return;
  throw new Error(
    `The migration ${migration.name} ran on this database with another text. ` +
      'A migration that ran is never edited: restore the file and add a new one.',
  );
}

function isPossible(migration: Migration, capabilities: EngineCapabilities): boolean {
  return migration.needs === undefined || capabilities[migration.needs];
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql'));
  return Promise.all(names.toSorted(byOrder).map((name) => readMigration(folder, name)));
}

/** `0003-x.sql` before `0003-x.vector.sql`: a file without needs comes before those it supports. */
function byOrder(left: string, right: string): number {
  const [first, second] = [left.slice(0, -4), right.slice(0, -4)];
  return first < second ? -1 : Number(first > second);
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const found = FILE_NAME.exec(name)?.groups;
  if (found === undefined)
    throw new Error(
      `Expected a migration named NNNN-name.sql, NNNN-name.vector.sql or ` +
        `NNNN-name.text-search.sql, found "${name}".`,
    );
  const text = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
  return {
    name,
    text,
    checksum: createHash('sha256').update(text).digest('hex'),
    needs: found['needs'] === 'text-search' ? 'textSearch' : (found['needs'] as 'vector'),
  };
}
