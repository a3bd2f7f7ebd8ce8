import { describe, expect, it } from 'vitest';
import { lengthNorms, rarity, saturated } from './bm25.ts';

describe('saturated', () => {
  it('grows with the count, and ever less', () => {
    const [once = 0, twice = 0, thrice = 0] = [1, 2, 3].map((count) => saturated(count, 1.5));

    expect(twice).toBeGreaterThan(once);
    expect(thrice - twice).toBeLessThan(twice - once);
  });

  it('is 1 for one occurrence at average length', () => {
    const norms = lengthNorms(200, 100);

    expect(saturated(1, norms[100] ?? 0)).toBeCloseTo(1, 6);
  });

  it('is smaller in a longer clause', () => {
    const norms = lengthNorms(300, 100);

    expect(saturated(1, norms[300] ?? 0)).toBeLessThan(saturated(1, norms[100] ?? 0));
  });
});

describe('rarity', () => {
  it('is above zero even for a term that stands everywhere', () => {
    expect(rarity(10, 10)).toBeGreaterThan(0);
  });

  it('is larger for a rarer term', () => {
    expect(rarity(100, 1)).toBeGreaterThan(rarity(100, 50));
  });
});
