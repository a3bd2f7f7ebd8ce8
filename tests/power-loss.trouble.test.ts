import { describe, expect, it } from 'vitest';
import { createRandom } from '../bench/random.ts';
import { losePower } from './support/power/lose-power.ts';

const PATIENCE_MS = 180_000;

/** `npm run crash -- power` is the same with many more losses. */
describe('a loss of power', () => {
  it(
    'takes nothing that was acknowledged, whatever of the rest survives',
    async () => {
      const figures = await losePower({ citizens: 5, losses: 4, random: createRandom(1) });

      expect(figures['acknowledged tickets']).toBe(5);
      expect(figures).toMatchObject({
        'lost replies': 0,
        'lost tickets': 0,
        'halves and doubles': 0,
        'audit findings': 0,
        'stores that cannot be opened': 0,
      });
    },
    PATIENCE_MS,
  );

  it(
    'takes what was acknowledged where the disk is never told to keep it',
    async () => {
      const unsynced = { citizens: 2, losses: 3, random: createRandom(1), syncs: false };

      const { 'lost tickets': lost } = await losePower(unsynced);

      expect(lost).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );
});
