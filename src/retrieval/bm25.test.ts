import { describe, expect, it } from 'vitest';
import { countWords, wordRarity, wordWeight } from './bm25.ts';

describe('wordWeight', () => {
  it('grows with the count, and ever less', () => {
    const [once, twice, thrice] = [1, 2, 3].map((count) => wordWeight(count, 100, 100));

    expect(twice).toBeGreaterThan(once ?? 0);
    expect((thrice ?? 0) - (twice ?? 0)).toBeLessThan((twice ?? 0) - (once ?? 0));
  });

  it('is smaller in a longer clause', () => {
    expect(wordWeight(1, 300, 100)).toBeLessThan(wordWeight(1, 100, 100));
  });

  it('is 1 for one occurrence at average length', () => {
    expect(wordWeight(1, 100, 100)).toBeCloseTo(1, 10);
  });
});

describe('wordRarity', () => {
  it('is above zero even for a word that stands everywhere', () => {
    expect(wordRarity(10, 10)).toBeGreaterThan(0);
  });

  it('is larger for a rarer word', () => {
    expect(wordRarity(100, 1)).toBeGreaterThan(wordRarity(100, 50));
  });
});

describe('countWords', () => {
  it('counts a word of the heading more than one of the text, and one of the title less', () => {
    const counts = countWords({ body: ['甲'], heading: ['乙'], title: ['丙'] });

    expect(counts.get('乙')).toBeGreaterThan(counts.get('甲') ?? 0);
    expect(counts.get('丙')).toBeLessThan(counts.get('甲') ?? 0);
  });
});
