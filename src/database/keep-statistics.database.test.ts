import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openEmbeddedTestDatabase } from '../../tests/support/embedded-test-database.ts';
import type { Database } from './executor.ts';
import { keepStatistics, renewStatistics } from './keep-statistics.ts';

describe('the statistics of the embedded engine', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openEmbeddedTestDatabase();
  });
  beforeEach(async () => {
    await db.query('drop table if exists seen');
    await db.query('create table seen (id integer primary key, note text)');
  });
  afterAll(async () => {
    await db.query('drop table if exists seen');
    await db.close();
  });

  const onTrouble = (error: unknown) => {
    throw error;
  };
  const write = (from: number, to: number) =>
    db.query(
      `insert into seen (id, note) select number, 'n' from generate_series($1::int, $2::int) as number`,
      [from, to],
    );
  /** -1 while PostgreSQL has never looked. */
  const rowsKnown = async () => {
    const { rows } = await db.query<{ known: number }>(
      `select reltuples::int as known from pg_class where relname = 'seen'`,
    );
    return rows[0]?.known;
  };

  it('are never those of an empty table: it would be read wholly when it has grown', async () => {
    (await keepStatistics(db, { tables: ['seen'], onTrouble }))();
    expect(await rowsKnown()).toBe(-1);
  });

  it('are renewed at the start where there are rows', async () => {
    await write(1, 10);
    (await keepStatistics(db, { tables: ['seen'], onTrouble }))();
    expect(await rowsKnown()).toBe(10);
  });

  it('are renewed when a table has grown much, and not for a few rows', async () => {
    await write(1, 1000);
    await renewStatistics(db, ['seen']);
    expect(await rowsKnown()).toBe(1000);
    await write(1001, 1100);
    await renewStatistics(db, ['seen']);
    expect(await rowsKnown()).toBe(1000);
    await write(1101, 1300);
    await renewStatistics(db, ['seen']);
    expect(await rowsKnown()).toBe(1300);
  });

  it('come with clearing away what nobody can see any more', async () => {
    await write(1, 1000);
    await renewStatistics(db, ['seen']);
    await db.query('delete from seen where id > 100');
    await renewStatistics(db, ['seen']);
    const { rows } = await db.query<{ pages: number }>(
      `select pg_relation_size('seen') / 8192 as pages`,
    );
    expect(rows[0]?.pages).toBe(1);
  });
});
