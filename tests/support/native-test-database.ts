import pg from 'pg';
import type { Database } from '../../src/database/executor.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openNativeDatabase } from '../../src/database/native-database.ts';

/** A database of its own for each test process, so that files that run at once never meet. */
export async function openNativeTestDatabase(): Promise<Database> {
  const serverUrl = process.env['TEST_DATABASE_URL'] ?? '';
  const name = `warmline_test_${process.env['VITEST_POOL_ID'] ?? '0'}_${process.pid}`;
  await onServer(serverUrl, [`drop database if exists ${name}`, `create database ${name}`]);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const db = await openNativeDatabase({
    url: url.href,
    statementLimitMs: 30_000,
    idleLimitMs: 10_000,
    onWarning: () => undefined,
  });
  await migrate(db);
  return {
    ...db,
    async close() {
      await db.close();
      await onServer(serverUrl, [`drop database if exists ${name} with (force)`]);
    },
  };
}

async function onServer(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
