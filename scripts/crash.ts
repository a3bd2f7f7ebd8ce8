import { parseArgs } from 'node:util';
import { createRandom } from '../bench/random.ts';
import { dieAtEveryPoint } from '../tests/support/crash/await-points.ts';
import { judge } from '../tests/support/crash/judge.ts';
import { createMortalProduct } from '../tests/support/crash/mortal-product.ts';
import { submitWithOneKey } from '../tests/support/crash/same-key.ts';
import { givenStore, type Store } from '../tests/support/crash/store.ts';
import { strikeUnderLoad } from '../tests/support/crash/strike-under-load.ts';
import { endConnections, killProduct } from '../tests/support/crash/strikes.ts';
import type { Acknowledged } from '../tests/support/crash/stubborn-citizen.ts';
import { losePower } from '../tests/support/power/lose-power.ts';

const USAGE = `npm run crash -- tickets     kills the product at every statement of filing, then at random under load
npm run crash -- power       takes the power away: of what was written since the last sync, any part may be missing
npm run crash -- keys        one message sent many times at once with one key
  --kills 60          random kills
  --citizens 8        who file while it is killed
  --every 1           1: at every statement; 5: at every fifth, …
  --from 1            … beginning with this one
  --submissions 200
  --losses 40         power losses
  --seed 1
  --engine PGlite     only there; else also on the server of TEST_DATABASE_URL`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: 'string', default: '60' },
    citizens: { type: 'string', default: '8' },
    every: { type: 'string', default: '1' },
    from: { type: 'string', default: '1' },
    submissions: { type: 'string', default: '200' },
    losses: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    engine: { type: 'string' },
  },
});

const RUNS: Readonly<Record<string, () => Promise<void>>> = {
  tickets: () => onEveryEngine(tickets),
  keys: () => onEveryEngine(keys),
  power,
};
const run = RUNS[positionals[0] ?? ''];
if (run === undefined) {
  console.error(USAGE);
  process.exitCode = 1;
} else await run();

async function onEveryEngine(work: (store: Store) => Promise<void>): Promise<void> {
  const { TEST_DATABASE_URL: serverUrl } = process.env;
  for (const url of [undefined, ...(serverUrl === undefined ? [] : [serverUrl])]) {
    const store = await givenStore(url);
    if (values.engine === undefined || values.engine === store.engine)
      await work(store).finally(store.remove);
    else await store.remove();
  }
}

async function tickets(store: Store): Promise<void> {
  const product = createMortalProduct(store);
  await product.start();
  const acknowledged: Acknowledged[] = [];
  const deaths: Record<string, number> = {};
  for (const turn of ['filing', 'adding'] as const)
    for (const moment of ['sent', 'answered'] as const) {
      const [from, every] = [Number(values.from), Number(values.every)];
      const told = await dieAtEveryPoint(product, { turn, moment, from, every });
      acknowledged.push(...told.acknowledged);
      deaths[`${turn}, ${moment}`] = told.deaths;
      console.error(`${store.engine}: ${turn}, ${moment}: ${told.deaths} deaths`);
    }
  const random = createRandom(Number(values.seed));
  const [kills, citizens] = [Number(values.kills), Number(values.citizens)];
  const load = { strikes: kills, citizens, random };
  const kill = killProduct(product);
  acknowledged.push(...(await strikeUnderLoad(product, { ...load, kinds: [kill] })));
  console.log(
    `\n${store.engine}: killed at each statement of a turn, and ${kills} times under load`,
  );
  if (store.databaseUrl !== undefined) {
    const kinds = [endConnections(store.databaseUrl)];
    acknowledged.push(...(await strikeUnderLoad(product, { ...load, kinds })));
    console.log(`All its connections ended by the server under load ${kills} times besides`);
  }
  console.table(deaths);
  const readyMs = product.readyMs.toSorted((one, other) => one - other);
  console.log(
    `Serves again after ${inSeconds(readyMs[Math.floor(readyMs.length / 2)])} s (median), at most ` +
      `${inSeconds(readyMs.at(-1))} s, of ${readyMs.length} times`,
  );
  const verdict = await judge(product, store, acknowledged);
  console.table(verdict);
  failOn(
    verdict['lost replies'] + verdict['lost tickets'] + verdict['never filed'],
    verdict.halves + verdict.doubles + verdict['audit findings'],
    Math.abs(verdict['events without effect at the receiver']),
  );
}

async function keys(store: Store): Promise<void> {
  // A server serves any number of processes; the embedded engine has one.
  const products = [1, ...(store.databaseUrl === undefined ? [] : [2])].map(() =>
    createMortalProduct(store),
  );
  for (const product of products) await product.start();
  const urls = products.map(({ url }) => url());
  const figures = await submitWithOneKey(urls, Number(values.submissions));
  console.log(
    `\n${store.engine}: one message, one key, all at once, to ${urls.length} process(es)`,
  );
  console.table(figures);
  for (const product of products) await product.stop();
  const isOne = figures['different replies'] === 1 && figures['different tickets'] === 1;
  failOn(isOne && figures['answered 200'] === figures.submissions ? 0 : 1);
  failOn(figures['with other words'] === 409 ? 0 : 1);
}

async function power(): Promise<void> {
  const random = createRandom(Number(values.seed));
  const figures = await losePower({ citizens: 12, losses: Number(values.losses), random });
  console.log('\nPGlite: the power goes');
  console.table(figures);
  failOn(
    figures['lost replies'] + figures['lost tickets'],
    figures['halves and doubles'] + figures['audit findings'],
    figures['stores that cannot be opened'],
  );
}

function failOn(...counts: number[]): void {
  if (counts.some((count) => count > 0)) process.exitCode = 1;
}

function inSeconds(ms = Number.NaN): string {
  return (ms / 1000).toFixed(1);
}
