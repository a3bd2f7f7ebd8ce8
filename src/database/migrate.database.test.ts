import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import type { Database } from './executor.ts';
import { migrate } from './migrate.ts';

describeOnEveryDatabase('migrate', (database) => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warmline-migrations-'));
  });
  afterEach(async () => {
    await database().query('drop table if exists steps, supported, half');
    await database().query(`delete from schema_migrations where name like '9%'`);
    await rm(folder, { recursive: true });
  });

  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  const hasTable = async (name: string) => {
    const { rows } = await database().query('select to_regclass($1::text) is not null as found', [
      name,
    ]);
    return rows[0]?.['found'];
  };
  /** The same database, as if it could do less or more. */
  const withVector = (vector: boolean): Database => ({
    ...database(),
    capabilities: { ...database().capabilities, vector },
  });

  it('runs each file once, in the order of the numbers', async () => {
    await write('9002-add.sql', 'alter table steps add column second integer; select 1;');
    await write('9001-create.sql', 'create table steps (id integer);');

    expect(await migrate(database(), folder)).toEqual(['9001-create.sql', '9002-add.sql']);
    expect(await migrate(database(), folder)).toEqual([]);
  });

  it('runs once for processes that start at once', async () => {
    await write('9001-create.sql', 'create table steps (id integer);');

    const ran = await Promise.all([1, 2, 3].map(() => migrate(database(), folder)));

    expect(ran.flat()).toEqual(['9001-create.sql']);
  });

  it('refuses a file that has changed since it ran', async () => {
    await write('9001-create.sql', 'create table steps (id integer);');
    await migrate(database(), folder);
    await write('9001-create.sql', 'create table steps (id bigint);');

    await expect(migrate(database(), folder)).rejects.toThrow(
      'The migration 9001-create.sql ran on this database with another text.',
    );
  });

  it('leaves nothing of a file that fails, and names it', async () => {
    await write('9001-half.sql', 'create table half (id integer); select nonsense;');

    await expect(migrate(database(), folder)).rejects.toThrow('The migration 9001-half.sql failed');
    expect(await hasTable('half')).toBe(false);
  });

  it('skips a file whose extension is missing, until it is there', async () => {
    await write('9001-create.sql', 'create table steps (id integer);');
    await write('9001-create.vector.sql', 'create table supported (id integer);');

    expect(await migrate(withVector(false), folder)).toEqual(['9001-create.sql']);
    expect(await migrate(withVector(true), folder)).toEqual(['9001-create.vector.sql']);
  });

  it('refuses a file that is named otherwise', async () => {
    await write('create.sql', 'select 1');

    await expect(migrate(database(), folder)).rejects.toThrow('found "create.sql"');
  });
});
