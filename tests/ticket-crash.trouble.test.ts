import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '../bench/random.ts';
import { dieAtEveryPoint } from './support/crash/await-points.ts';
import { judge } from './support/crash/judge.ts';
import { createMortalProduct, type MortalProduct } from './support/crash/mortal-product.ts';
import { submitWithOneKey } from './support/crash/same-key.ts';
import { givenStore, type Store } from './support/crash/store.ts';
import { strikeUnderLoad } from './support/crash/strike-under-load.ts';
import { endConnections, killProduct } from './support/crash/strikes.ts';

const SERVER = process.env['TEST_DATABASE_URL'];
const PATIENCE_MS = 600_000;
const NOTHING_WRONG = {
  'lost replies': 0,
  'lost tickets': 0,
  'never filed': 0,
  halves: 0,
  doubles: 0,
  'audit findings': 0,
};

/** `npm run crash -- tickets` is the same at every statement, and with many more kills. */
describe.each([
  { engine: 'the embedded database', serverUrl: undefined },
  ...(SERVER === undefined ? [] : [{ engine: 'PostgreSQL', serverUrl: SERVER }]),
])('the product on $engine', ({ serverUrl }) => {
  let store: Store;
  let product: MortalProduct;
  beforeEach(async () => {
    store = await givenStore(serverUrl);
    product = createMortalProduct(store);
    await product.start();
  }, PATIENCE_MS);
  afterEach(async () => {
    // Also where a test ended before it had stopped the product.
    try {
      await product.kill();
    } finally {
      await store.remove();
    }
  });

  it(
    'killed while a ticket is filed loses nothing it acknowledged, and does nothing twice',
    async () => {
      const acknowledged = [];
      for (const moment of ['sent', 'answered'] as const) {
        const told = await dieAtEveryPoint(product, { turn: 'filing', moment, from: 1, every: 3 });
        expect(told.deaths).toBeGreaterThanOrEqual(2);
        acknowledged.push(...told.acknowledged);
      }
      const random = createRandom(1);
      const kinds = [
        killProduct(product),
        ...(store.databaseUrl === undefined ? [] : [endConnections(store.databaseUrl)]),
      ];
      const load = { strikes: 2, kinds, citizens: 3, random };
      acknowledged.push(...(await strikeUnderLoad(product, load)));

      const verdict = await judge(product, store, acknowledged);

      expect(verdict).toMatchObject(NOTHING_WRONG);
      expect(verdict['events without effect at the receiver']).toBe(0);
      expect(verdict['acknowledged tickets']).toBeGreaterThanOrEqual(acknowledged.length);
    },
    PATIENCE_MS,
  );

  it(
    'asked two hundred times at once with one key files one ticket, and refuses other words',
    async () => {
      const figures = await submitWithOneKey([product.url()], 200);
      await product.stop();

      expect(figures).toMatchObject({
        'answered 200': 200,
        'different replies': 1,
        'different tickets': 1,
        'with other words': 409,
      });
    },
    PATIENCE_MS,
  );
});
