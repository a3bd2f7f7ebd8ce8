import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBlockBuilder } from './block-builder.ts';
import { B, K1, rarity } from './bm25.ts';
import { createClauseIndex } from './clause-index.ts';
import type { PostingBlock } from './posting-block.ts';
import { wordKey } from './term-key.ts';

/** Latin words have no pairs of Chinese characters: words alone count. */
const segmenter = { segment: (text: string) => text.split(' ').filter(Boolean) };
/** Common ones and rare ones. */
const WORDS = ['aid', 'aid', 'aid', 'aid', 'home', 'home', 'care', 'fire', 'food', 'rain'];

const A_BLOCK = 8;

/** In small blocks, so that what the first ones found lets the others be read in part. */
function indexOf(texts: readonly string[]) {
  const blocks: PostingBlock[] = [];
  for (let first = 0; first < texts.length; first += A_BLOCK) {
    const builder = createBlockBuilder(segmenter);
    for (const [at, text] of texts.slice(first, first + A_BLOCK).entries()) {
      const number = String(first + at).padStart(3, '0');
      const version = { id: `v${number}`, number, region: '1' };
      const days = { validFrom: 0, validTo: 99_991_231, expiresOn: 99_991_231 };
      const clause = { id: `c${number}`, version, ordinal: 1, ...days, isFrame: false, path: '一' };
      builder.add(clause, { title: '', heading: '', text });
    }
    blocks.push(builder.build());
  }
  const index = createClauseIndex();
  index.replace(new Set(), blocks);
  return index;
}

function rankBy(index: ReturnType<typeof indexOf>, words: readonly string[]) {
  const terms = words.map((word) => {
    const key = wordKey(word);
    return { key, kind: 'word' as const, weight: index.rarityOf(key) };
  });
  return index.rank({ terms, regions: ['1'], day: 20_240_101, limit: 5 });
}

describe('createClauseIndex', () => {
  it('ranks as BM25 does that is added up clause by clause', () => {
    const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 });
    const texts = fc.array(text, { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(texts, fc.subarray([...new Set(WORDS)], { minLength: 1 }), (clauses, words) => {
        const index = indexOf(clauses.map((clause) => clause.join(' ')));

        const ranked = rankBy(index, words).map(({ score }) => score);

        const right = scoresOf(clauses, words).slice(0, 5);
        expect(ranked).toHaveLength(right.length);
        for (const [at, score] of right.entries()) expect(ranked[at]).toBeCloseTo(score, 2);
      }),
    );
  });

  it('gives of equals those that come first in the alphabet of their documents', () => {
    const index = indexOf(Array.from({ length: 200 }, () => 'aid'));

    expect(rankBy(index, ['aid']).map(({ number }) => number)).toEqual([
      '000',
      '001',
      '002',
      '003',
      '004',
    ]);
  });

  it('forgets a version that leaves', () => {
    const index = indexOf(['aid', 'aid home']);

    index.replace(new Set(['v000']), []);

    expect(rankBy(index, ['aid']).map(({ id }) => id)).toEqual(['c001']);
  });

  it('names the versions of a block whose clauses mostly left', () => {
    const index = indexOf(['aid', 'home', 'care']);

    index.replace(new Set(['v000', 'v001']), []);

    expect(index.versionsToJoin()).toEqual(new Set(['v002']));
  });
});

/** Above 0, falling. */
function scoresOf(clauses: readonly (readonly string[])[], words: readonly string[]): number[] {
  const average = clauses.reduce((sum, clause) => sum + clause.length, 0) / clauses.length;
  const scores = clauses.map((clause) => {
    const gains = words.map((word) => {
      const count = clause.filter((one) => one === word).length;
      const having = clauses.filter((one) => one.includes(word)).length;
      const norm = K1 * (1 - B + (B * clause.length) / average);
      return having === 0
        ? 0
        : rarity(clauses.length, having) * ((count * (K1 + 1)) / (count + norm));
    });
    return gains.reduce((sum, gain) => sum + gain, 0);
  });
  return scores.filter((score) => score >= 0.002).toSorted((a, b) => b - a);
}
