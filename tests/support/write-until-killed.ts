import { openDatabase } from '../../src/database/open-database.ts';

/** Writes rows for ever, and prints the number of each one that the database has acknowledged. */
const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('Usage: write-until-killed.ts DATA_DIR');
const db = await openDatabase({ dataDir, onWarning: () => undefined });
await db.query('create table if not exists written (id integer primary key, filler text)');
const { rows } = await db.query<{ last: number | null }>(
  'select max(written.id) as last from written',
);

for (let id = (rows[0]?.last ?? 0) + 1; ; id += 1) {
  await db.transaction(async (executor) => {
    const insert = 'insert into written (id, filler) values ($1::int, $2::text)';
    await executor.query(insert, [id, 'x'.repeat(2_000)]);
  });
  process.stdout.write(`${id}\n`);
}
