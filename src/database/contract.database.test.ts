import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import type { Database } from './executor.ts';
import { openDatabase } from './open-database.ts';
import { isUniqueViolation, SqlError } from './sql-error.ts';

describeOnEveryDatabase('the database port', fulfilsTheContract);

describe('the database port on the embedded engine in its own thread', () => {
  let folder: string;
  let db: Database;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warmline-'));
    db = await openDatabase({ dataDir: folder, onWarning: () => undefined });
  });
  afterAll(async () => {
    await db.close();
    await rm(folder, { recursive: true });
  });

  fulfilsTheContract(() => db);
});

/** What every adapter behind the port does alike. */
function fulfilsTheContract(database: () => Database): void {
  beforeAll(async () => {
    await database().query(
      `create table if not exists contract_rows (
         id integer primary key,
         note text
       )`,
    );
  });
  beforeEach(async () => {
    await database().query('delete from contract_rows');
  });
  afterAll(async () => {
    await database().query('drop table contract_rows');
  });

  const insert = 'insert into contract_rows (id, note) values ($1::int, $2::text)';
  const listIds = async () => {
    const { rows } = await database().query<{ id: number }>(
      'select contract_row.id from contract_rows as contract_row order by contract_row.id',
    );
    return rows.map((row) => row.id);
  };

  it.each([
    ['int4', `7::int`, 7],
    ['int8 as a number', `9007199254740991::bigint`, 9_007_199_254_740_991],
    ['int8 beyond a number as text', `9007199254740993::bigint`, '9007199254740993'],
    ['numeric as a number', `1234.50::numeric`, 1234.5],
    ['numeric beyond a number as text', `12345678901234.5678::numeric`, '12345678901234.5678'],
    ['float8', `0.25::float8`, 0.25],
    ['boolean', `true`, true],
    ['date as text', `date '2026-02-28'`, '2026-02-28'],
    [
      'timestamptz as a Date',
      `timestamptz '2026-02-28 09:30:00+08'`,
      new Date('2026-02-28T01:30Z'),
    ],
    ['jsonb parsed', `'{"a":[1,"二"]}'::jsonb`, { a: [1, '二'] }],
    ['text[] with quotes and nulls', `array['a"b', 'c,d', null]`, ['a"b', 'c,d', null]],
    ['int[]', `array[1, 2]`, [1, 2]],
    ['date[]', `array[date '2026-02-28']`, ['2026-02-28']],
    ['bytea as bytes', `'\\x6869'::bytea`, Buffer.from('hi')],
    ['null', `null::int`, null],
  ])('reads %s', async (_, expression, expected) => {
    const { rows } = await database().query(`select ${expression} as value`);

    expect(rows).toEqual([{ value: expected }]);
  });

  it.each([
    ['text', 'text', `it's "二" \\`],
    ['a whole number', 'int', 42],
    ['a fraction', 'numeric', 0.1],
    ['a boolean', 'boolean', false],
    ['an instant', 'timestamptz', new Date('2026-09-30T15:59:59.123Z')],
    ['an object as json', 'jsonb', { name: '如皋', tags: ['a'] }],
    ['a list as an array', 'text[]', ['a"b', 'c\\d', '', 'null', null]],
    ['bytes', 'bytea', Buffer.from([0, 255, 10])],
    ['nothing', 'text', null],
  ])('takes %s as a value', async (_, type, value) => {
    const { rows } = await database().query(`select $1::${type} as value`, [value]);

    expect(rows).toEqual([{ value }]);
  });

  it('counts days in the time zone of the office', async () => {
    const { rows } = await database().query(
      `select (timestamptz '2026-01-01T20:00:00Z')::date as day`,
    );

    expect(rows).toEqual([{ day: '2026-01-02' }]);
  });

  it('names the key that a row offends', async () => {
    await database().query(insert, [1, 'first']);

    const error = await database()
      .query(insert, [1, 'second'])
      .catch((caught: unknown) => caught);

    expect(error).toBeInstanceOf(SqlError);
    expect(isUniqueViolation(error, 'contract_rows_pkey')).toBe(true);
    expect(isUniqueViolation(error, 'another_key')).toBe(false);
  });

  it('keeps what a transaction wrote', async () => {
    await database().transaction(async (executor) => {
      await executor.query(insert, [1, 'kept']);
    });

    expect(await listIds()).toEqual([1]);
  });

  it('drops what a failed transaction wrote', async () => {
    const work = database().transaction(async (executor) => {
      await executor.query(insert, [1, 'dropped']);
      throw new Error('changed my mind');
    });

    await expect(work).rejects.toThrow('changed my mind');
    expect(await listIds()).toEqual([]);
  });

  it('never calls a transaction committed that the engine rolled back', async () => {
    const work = database().transaction(async (executor) => {
      await executor.query(insert, [1, 'lost']);
      await executor.query('select 1 / 0').catch(() => undefined);
    });

    await expect(work).rejects.toThrow('rolled back');
    expect(await listIds()).toEqual([]);
  });

  it('works on after a failed statement', async () => {
    await expect(database().query('select nonsense')).rejects.toThrow('nonsense');

    await database().query(insert, [1, null]);

    expect(await listIds()).toEqual([1]);
  });

  it('gives a statement that failed before its new values', async () => {
    await database().query(insert, [1, 'first']);
    await expect(database().query(insert, [1, 'second'])).rejects.toThrow(SqlError);

    await database().query(insert, [2, 'third']);

    expect(await listIds()).toEqual([1, 2]);
  });

  it('answers many statements by their own text, however often they come', async () => {
    const sums: unknown[] = [];
    for (const round of [0, 1000])
      for (let added = 0; added < 150; added += 1) {
        const text = `select $1::int + ${added} as sum`;
        sums.push((await database().query(text, [round])).rows[0]?.['sum']);
      }

    const added = Array.from({ length: 150 }, (_, at) => at);
    expect(sums).toEqual([...added, ...added.map((each) => 1000 + each)]);
  });

  it('runs one statement more than a thousand times', async () => {
    for (let id = 1; id <= 1_200; id += 1) await database().query(insert, [id, 'again']);

    expect(await listIds()).toHaveLength(1_200);
  }, 60_000);

  it('keeps statements from outside out of an open transaction', async () => {
    let reachMiddle: () => void = () => undefined;
    const middle = new Promise<void>((resolve) => {
      reachMiddle = resolve;
    });
    const work = database().transaction(async (executor) => {
      await executor.query(insert, [1, 'inside']);
      reachMiddle();
      await pause(20);
      throw new Error('rolled back on purpose');
    });
    await middle;
    const outside = database().query(insert, [2, 'outside']);

    await expect(work).rejects.toThrow('on purpose');
    await outside;
    expect(await listIds()).toEqual([2]);
  });

  it('runs many transactions at once without mixing them', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => index);

    const outcomes = await Promise.allSettled(
      ids.map((id) =>
        database().transaction(async (executor) => {
          await executor.query(insert, [id, 'one']);
          await pause(1);
          if (id % 2 === 1) throw new Error('odd');
        }),
      ),
    );

    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(10);
    expect(await listIds()).toEqual(ids.filter((id) => id % 2 === 0));
  });

  it.each([
    ['a query', (db: Database) => db.query('select 1')],
    ['a transaction', (db: Database) => db.transaction(async () => undefined)],
  ])('refuses %s that would wait inside a transaction', async (_, ask) => {
    const work = database().transaction(() => ask(database()));

    await expect(work).rejects.toThrow('Use the executor');
  });

  it('refuses a statement that comes after the transaction has ended', async () => {
    const kept = await database().transaction(async (executor) => executor);

    await expect(kept.query('select 1')).rejects.toThrow('ended');
  });

  it('runs the statements of a transaction one after the other, awaited or not', async () => {
    await database().transaction(async (executor) => {
      await Promise.all([1, 2, 3].map((id) => executor.query(insert, [id, null])));
    });

    expect(await listIds()).toEqual([1, 2, 3]);
  });

  it('hears what is notified on a channel, once it is committed', async () => {
    const heard: string[] = [];
    const stop = await database().listen('Contract Channel', (payload) => heard.push(payload));
    const notify = `select pg_notify('Contract Channel', $1::text)`;

    await database().query(notify, ['first']);
    await database().transaction(async (executor) => {
      await executor.query(notify, ['second']);
      await pause(20);
      expect(heard).not.toContain('second');
    });
    await database()
      .transaction(async (executor) => {
        await executor.query(notify, ['never']);
        throw new Error('no');
      })
      .catch(() => undefined);

    await expect.poll(() => heard).toEqual(['first', 'second']);
    await stop();
    await database().query(notify, ['after']);
    await pause(50);
    expect(heard).toEqual(['first', 'second']);
  });

  it('says what it can do', () => {
    const { engine, version, vector } = database().capabilities;

    expect(['embedded', 'native']).toContain(engine);
    expect(version).toMatch(/^PostgreSQL 1\d\.\d+$/);
    expect(typeof vector).toBe('boolean');
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
