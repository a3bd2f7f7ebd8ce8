import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RETRY_POLICY, restUntil, waitMsAfter } from './retry-policy.ts';

const NOW = new Date('2026-11-21T10:00:00Z');

describe('the wait before the next attempt', () => {
  it('lies between nothing and the doubled wait of the attempt, never above the longest', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempts, random) => {
          const waitMs = waitMsAfter(attempts, RETRY_POLICY, () => random);
          expect(waitMs).toBeGreaterThanOrEqual(0);
          expect(waitMs).toBeLessThanOrEqual(RETRY_POLICY.longestWaitMs);
          expect(waitMs).toBeLessThanOrEqual(RETRY_POLICY.firstWaitMs * 2 ** (attempts - 1));
        },
      ),
    );
  });

  it.each([
    [1, 2_000],
    [2, 4_000],
    [5, 32_000],
    [10, 600_000],
    [4_000, 600_000],
  ])('can be nearly as long as its bound after attempt %i: %i ms', (attempts, boundMs) => {
    expect(waitMsAfter(attempts, RETRY_POLICY, () => 1 - Number.EPSILON)).toBe(boundMs - 1);
  });
});

describe('Retry-After', () => {
  it.each([
    ['7', 7_000],
    [' 120 ', 120_000],
    ['Sat, 21 Nov 2026 10:00:30 GMT', 30_000],
    ['999999', 3_600_000],
    ['Sun, 21 Nov 2027 10:00:00 GMT', 3_600_000],
  ])('%j asks for a rest of %i ms', (given, ms) => {
    expect(restUntil(given, NOW)?.getTime()).toBe(NOW.getTime() + ms);
  });

  it.each([null, '', '0', 'soon', '-5', 'Sat, 21 Nov 2026 09:00:00 GMT'])(
    '%j asks for nothing',
    (given) => {
      expect(restUntil(given, NOW)).toBeUndefined();
    },
  );
});
