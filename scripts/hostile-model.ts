import { openEmbeddedTestDatabase } from '../tests/support/embedded-test-database.ts';
import { runAttack } from '../tests/support/hostile-model/run-attack.ts';

const USAGE = `npx tsx scripts/hostile-model.ts [--stream] [LIES] [FIRST SEED]   2000 lies from seed 1 unless told otherwise`;

const given = process.argv.slice(2);
const streaming = given.includes('--stream');
const [count = 2000, from = 1] = given.filter((each) => each !== '--stream').map(Number);
if (!Number.isInteger(count) || !Number.isInteger(from) || count < 1) {
  console.error(USAGE);
  process.exit(1);
}
const db = await openEmbeddedTestDatabase();
const report = await runAttack(db, { from, count, streaming });
await db.close();
for (const each of report.shown) console.log(each);
console.log(
  JSON.stringify({ ...report, shown: report.shown.length, troubles: report.troubles.length }),
);
process.exit(report.shown.length + report.unanswered + report.overBudget === 0 ? 0 : 1);
