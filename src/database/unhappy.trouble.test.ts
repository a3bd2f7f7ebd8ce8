import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DatabaseUnavailableError } from './database-unavailable.ts';
import { openEmbeddedDatabase } from './embedded-database.ts';
import type { Database } from './executor.ts';
import { openNativeDatabase } from './native-database.ts';
import { initialiseFolder, openWorkerEngine } from './worker-engine.ts';

const SERVER = process.env['TEST_DATABASE_URL'];
const ENDLESS = 'select count(*) from generate_series(1, 1000000000000)';

describe('the embedded database in trouble', () => {
  let root: string;
  let folder: string;
  let db: Database;
  const warnings: string[] = [];
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'warmline-'));
    folder = join(root, 'postgres');
    await initialiseFolder(folder);
    db = await openEmbeddedDatabase({
      openEngine: () => openWorkerEngine({ folder, statementLimitMs: 3_000 }),
      idleLimitMs: 300,
      onWarning: (message) => warnings.push(message),
    });
    await db.query('create table kept (id integer primary key)');
  });
  afterAll(async () => {
    await db.close();
    await rm(root, { recursive: true });
  });

  it('rolls back a transaction that does nothing for too long', async () => {
    const work = db.transaction(async (executor) => {
      await executor.query('insert into kept (id) values (99)');
      await new Promise(() => undefined);
    });

    await expect(work).rejects.toThrow('idle for 300 ms');
    const { rows } = await db.query('select kept.id from kept where kept.id = 99');
    expect(rows).toEqual([]);
  });

  it('ends a statement over its limit, and is there again with everything acknowledged', async () => {
    await db.query('insert into kept (id) values (1)');
    const heard: string[] = [];
    await db.listen('still_here', (payload) => heard.push(payload));

    await expect(db.query(ENDLESS)).rejects.toThrow(DatabaseUnavailableError);

    const { rows } = await db.query('select kept.id from kept order by kept.id');
    expect(rows).toEqual([{ id: 1 }]);
    expect(warnings).toEqual([expect.stringContaining('opened again')]);
    await db.query(`select pg_notify('still_here', 'yes')`);
    await expect.poll(() => heard).toEqual(['yes']);
  });

  it('never finishes a transaction on the engine that came after its own', async () => {
    const work = db.transaction(async (executor) => {
      await executor.query('insert into kept (id) values (2)');
      await executor.query(ENDLESS).catch(() => undefined);
      await executor.query('insert into kept (id) values (3)');
    });

    await expect(work).rejects.toThrow(DatabaseUnavailableError);
    const { rows } = await db.query('select kept.id from kept where kept.id > 1 order by kept.id');
    expect(rows).toEqual([]);
  });

  it('says so after it was closed', async () => {
    const other = await openEmbeddedDatabase({
      openEngine: () => openWorkerEngine({ folder: `${folder}-2`, statementLimitMs: 9_000 }),
      idleLimitMs: 300,
      onWarning: () => undefined,
    });
    await other.close();

    await expect(other.query('select 1')).rejects.toThrow('closed');
  });
});

describe.skipIf(SERVER === undefined)('a PostgreSQL server in trouble', () => {
  const opened: Database[] = [];
  afterEach(async () => {
    for (const db of opened.splice(0)) await db.close();
  });

  async function openServer(statementLimitMs: number) {
    const warnings: string[] = [];
    const db = await openNativeDatabase({
      url: SERVER ?? '',
      statementLimitMs,
      idleLimitMs: 300,
      onWarning: (message) => warnings.push(message),
    });
    opened.push(db);
    return { db, warnings };
  }

  /** What an administrator does with `pg_terminate_backend`. */
  async function endConnections(applicationName: string): Promise<void> {
    const client = new pg.Client({ connectionString: SERVER });
    await client.connect();
    await client.query(
      `select pg_terminate_backend(activity.pid)
       from pg_stat_activity as activity
       where activity.application_name = $1::text
         and activity.datname = current_database()`,
      [applicationName],
    );
    await client.end();
  }

  it('stops a statement over its limit', async () => {
    const { db } = await openServer(200);

    await expect(db.query(ENDLESS)).rejects.toMatchObject({ code: '57014' });
    await expect(db.query('select 1 as one')).resolves.toEqual({ rows: [{ one: 1 }] });
  });

  it('rolls back a transaction that does nothing for too long', async () => {
    const { db } = await openServer(5_000);

    const work = db.transaction(() => new Promise(() => undefined));

    await expect(work).rejects.toThrow('idle for 300 ms');
  });

  it('works on after the server ended every connection', async () => {
    const { db } = await openServer(5_000);
    await db.query('select 1');

    await endConnections('warmline');

    await expect.poll(() => db.query('select 1').catch(() => undefined)).toBeDefined();
  });

  it('hears again after the server ended the listening connection', async () => {
    const { db, warnings } = await openServer(5_000);
    const heard: string[] = [];
    await db.listen('again', (payload) => heard.push(payload));

    await endConnections('warmline-listener');

    await expect
      .poll(
        async () => {
          await db.query(`select pg_notify('again', 'yes')`);
          return heard;
        },
        { timeout: 5_000 },
      )
      .toContain('yes');
    expect(warnings).toContainEqual(expect.stringContaining('listening connection was lost'));
  });

  it('says which setting is wrong when it cannot be reached', async () => {
    const opening = openNativeDatabase({
      url: 'postgres://nobody:nothing@127.0.0.1:1/none',
      statementLimitMs: 1_000,
      idleLimitMs: 300,
      onWarning: () => undefined,
    });

    await expect(opening).rejects.toThrow('The database server of DATABASE_URL cannot be used');
  });
});
