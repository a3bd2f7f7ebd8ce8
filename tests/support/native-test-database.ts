import pg from 'pg';
import type { Database } from '../../src/database/executor.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openNativeDatabase } from '../../src/database/native-database.ts';

/** A database of its own for each test process, so that files that run at once never meet. */
export async function openNativeTestDatabase(): Promise<Database> {
  const serverUrl = process.env['TEST_DATABASE_URL'] ?? '';
  const name = `warmline_test_${process.env['VITEST_POOL_ID'] ?? '0'}_${process.pid}`;
  const { url, drop } = await createNativeDatabase(serverUrl, name);
  const db = await openNativeDatabase({
    url,
    statementLimitMs: 30_000,
    idleLimitMs: 10_000,
    onWarning: () => undefined,
  });
  await migrate(db);
  return {
    ...db,
    async close() {
      await db.close();
      await drop();
    },
  };
}

/** An empty database on the server, in place of any of the same name. */
export async function createNativeDatabase(
  serverUrl: string,
  name: string,
): Promise<{ url: string; drop(): Promise<void> }> {
  const remove = `drop database if exists ${name} with (force)`;
  await onServer(serverUrl, [remove, `create database ${name}`]);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(serverUrl, [remove]) };
}

/** As an administrator, on a connection of its own. */
export async function onServer(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
