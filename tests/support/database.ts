import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import type { Database } from '../../src/database/executor.ts';
import { once } from '../../src/shared/once.ts';
import { openEmbeddedTestDatabase } from './embedded-test-database.ts';
import { openNativeTestDatabase } from './native-test-database.ts';

/**
 * Runs a block of tests on the embedded engine and, where TEST_DATABASE_URL names a server, on
 * PostgreSQL. The embedded one serves all files of a worker, the other one file; every test starts
 * with empty tables.
 *
 *     describeOnEveryDatabase('tickets', (database) => {
 *       it('keeps a ticket', async () => {
 *         const tickets = createTicketRepository(database());
 *       });
 *     });
 *
 * Ask for `database()` inside tests and hooks only: it is not open while the block is collected.
 */
export function describeOnEveryDatabase(name: string, defineTests: DefineTests): void {
  describeOnAll({ name, emptied: 'before each test' }, defineTests);
}

/** The same for tests that mind nothing but their own rows: only the first starts with empty tables. */
export function describeSharingOnEveryDatabase(name: string, defineTests: DefineTests): void {
  describeOnAll({ name, emptied: 'before the first test' }, defineTests);
}

type DefineTests = (database: () => Database) => void;

interface Block {
  name: string;
  emptied: 'before each test' | 'before the first test';
}

function describeOnAll({ name, emptied }: Block, defineTests: DefineTests): void {
  describeOn(`${name} on the embedded database`, { shared: sharedEmbedded, emptied }, defineTests);
  if (process.env['TEST_DATABASE_URL']) {
    describeOn(`${name} on PostgreSQL`, { shared: sharedNative, emptied }, defineTests);
  } else {
    describe(name, () => {
      it.skip('NOT TRIED ON POSTGRESQL: set TEST_DATABASE_URL to a server of your own', () => {});
    });
  }
}

interface SharedDatabase {
  acquire(): void;
  open(): Promise<Database>;
  release(): Promise<void>;
}

function describeOn(
  name: string,
  { shared, emptied }: { shared: SharedDatabase } & Pick<Block, 'emptied'>,
  defineTests: DefineTests,
): void {
  describe(name, () => {
    let db: Database | undefined;
    shared.acquire();
    beforeAll(async () => {
      db = await shared.open();
      await emptyTables(db);
    });
    if (emptied === 'before each test')
      beforeEach(async () => {
        if (db) await emptyTables(db);
      });
    afterAll(() => shared.release());
    defineTests(() => {
      if (!db) throw new Error('database() is called outside a test or hook.');
      return db;
    });
  });
}

/** One database for all files of a worker: it takes a second to open, and ends with the worker. */
function createKept(openOne: () => Promise<Database>): SharedDatabase {
  const open = once(openOne);
  return { acquire: () => undefined, open, release: async () => undefined };
}

/** One database for all blocks of a file: opened by the first, closed after the last. */
function createShared(openOne: () => Promise<Database>): SharedDatabase {
  let users = 0;
  let opening: Promise<Database> | undefined;
  return {
    acquire() {
      users += 1;
    },
    open() {
      opening ??= openOne();
      return opening;
    },
    async release() {
      users -= 1;
      if (users > 0) return;
      const last = opening;
      opening = undefined;
      await (await last)?.close();
    },
  };
}

const sharedEmbedded = createKept(openEmbeddedTestDatabase);
const sharedNative = createShared(openNativeTestDatabase);

/** Only the tables that hold rows are emptied: truncating all of them costs more than most tests. */
export async function emptyTables(db: Database): Promise<void> {
  const { rows } = await db.query<{ name: string }>(
    `select quote_ident(relation.relname) as name
     from pg_class as relation
     join pg_namespace as namespace on namespace.oid = relation.relnamespace
     where namespace.nspname = 'public'
       and relation.relkind = 'r'
       and relation.relname <> 'schema_migrations'
     order by relation.relname`,
  );
  if (rows.length === 0) return;
  const filled = await db.query<{ name: string }>(
    rows
      .map(({ name }) => `select '${name}' as name where exists (select 1 from ${name})`)
      .join(' union all '),
  );
  if (filled.rows.length === 0) return;
  const names = filled.rows.map((row) => row.name).join(', ');
  await db.query(`truncate ${names} restart identity cascade`);
}
