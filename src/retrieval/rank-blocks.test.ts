import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBlockBuilder } from './block-builder.ts';
import { B, COUNT_UNIT, K1 } from './bm25.ts';
import { createClauseIndex } from './clause-index.ts';
import { forEachTerm, TERM_KINDS, type TermKind } from './clause-terms.ts';
import type { PostingBlock } from './posting-block.ts';
import { wordKey } from './term-key.ts';
import type { WeighedTerm } from './term-places.ts';

const segmenter = { segment: (text: string) => text.match(/../gu) ?? [] };
const DAY = 20_240_101;
const NEVER = 99_991_231;
const FEW = 4;
/** To make a failing corpus smaller takes minutes. */
const AS_FOUND = { endOnFailure: true };
/** Hundreds of corpora, also on a machine that is busy. */
const PATIENCE_MS = 30_000;

/** Common ones and rare ones, of which a clause and a question are made. */
const MORPHEMES = [
  '救',
  '救',
  '救',
  '救',
  '救',
  '助',
  '助',
  '助',
  '低',
  '低',
  '保',
  '医',
  '疗',
  '灾',
];

interface Clause {
  text: string;
  region: string;
  validFrom: number;
  expiresOn: number;
  isFrame: boolean;
}

const wordsOf = (most: number) =>
  fc
    .array(fc.constantFrom(...MORPHEMES), { minLength: 2, maxLength: most })
    .map((all) => all.join(''));

const clauses: fc.Arbitrary<Clause[]> = fc
  .array(
    fc.record({
      text: wordsOf(12),
      region: fc.constantFrom('1', '2', '3'),
      validFrom: fc.constantFrom(0, 0, 0, DAY + 1),
      expiresOn: fc.constantFrom(NEVER, NEVER, DAY - 1),
      isFrame: fc.constantFrom(false, false, true),
    }),
    { minLength: 1, maxLength: 300, size: 'max' },
  )
  .map((all) => all.toSorted((a, b) => a.region.localeCompare(b.region)));

interface Asked {
  clauses: Clause[];
  text: string;
  /** Of the text. */
  kinds: readonly TermKind[];
  shares: number[];
}

/** Each term of the text once, the rarer the weightier, as far as `shares` lets it. */
function termsOf({ clauses: all, text, kinds, shares }: Asked): WeighedTerm[] {
  const index = indexOf(all, all.length);
  const terms = new Map<number, WeighedTerm>();
  forEachTerm({ title: '', heading: '', text }, segmenter, (key, kind) => {
    const weight = index.rarityOf(key) * (shares[terms.size % shares.length] ?? 1);
    if (kinds.includes(kind) && weight > 0) terms.set(key, { key, kind, weight });
  });
  return [...terms.values()];
}

const questions = fc
  .record({
    clauses,
    text: wordsOf(10),
    kinds: fc.subarray([...TERM_KINDS], { minLength: 1 }),
    shares: fc.array(fc.constantFrom(0.01, 0.5, 1, 3), { minLength: 1, maxLength: 7 }),
    regions: fc.subarray(['3', '1', '2'], { minLength: 1 }),
    blockSize: fc.constantFrom(20, 60, 100),
  })
  .map((asked) => ({ ...asked, terms: termsOf(asked) }));

describe('rankBlocks', () => {
  it(
    'gives of all the first few, with the same scores, in the same order',
    () => {
      fc.assert(
        fc.property(questions, ({ clauses: all, blockSize, ...asked }) => {
          const index = indexOf(all, blockSize);

          const few = index.rank({ ...asked, day: DAY, limit: FEW });

          // Where all are asked for there is no floor, and nothing is spared.
          const whole = index.rank({ ...asked, day: DAY, limit: all.length + 1 });
          expect(few.map(nameAndScore)).toEqual(whole.slice(0, FEW).map(nameAndScore));
        }),
        AS_FOUND,
      );
    },
    PATIENCE_MS,
  );

  it(
    'brings no clause in by a character alone, also where it is rarer than all words',
    () => {
      const days = { region: '1', validFrom: 0, expiresOn: NEVER, isFrame: false };
      const texts = ['救助灾', ...Array.from({ length: 9 }, () => '救助'), '灾'];
      const index = indexOf(
        texts.map((text) => ({ ...days, text })),
        10,
      );
      const terms: WeighedTerm[] = [
        { key: wordKey('救助'), kind: 'word', weight: 1 },
        { key: '灾'.charCodeAt(0), kind: 'character', weight: 10 },
      ];

      const ranked = index.rank({ terms, regions: ['1'], day: DAY, limit: 1 });

      expect(ranked.map(({ id }) => id)).toEqual(['999']);
    },
    PATIENCE_MS,
  );

  it(
    'adds up words, pairs and characters clause by clause',
    () => {
      fc.assert(
        fc.property(questions, ({ clauses: all, blockSize, ...asked }) => {
          const index = indexOf(all, blockSize);

          const ranked = index.rank({ ...asked, day: DAY, limit: FEW });

          const right = scoresOf(all, asked).toSorted((a, b) => b - a);
          for (const [at, { score }] of ranked.entries())
            expect(score).toBeCloseTo(right[at] ?? 0, 2);
          expect(ranked.length).toBeGreaterThanOrEqual(
            Math.min(FEW, right.filter((score) => score > 0.002).length),
          );
        }),
        AS_FOUND,
      );
    },
    PATIENCE_MS,
  );
});

function nameAndScore({ id, score }: { id: string; score: number }) {
  return { id, score };
}

/** Ids fall where clauses come later, so that equals are not in the order of the blocks. */
function indexOf(all: readonly Clause[], blockSize: number) {
  const blocks: PostingBlock[] = [];
  for (let first = 0; first < all.length; first += blockSize) {
    const builder = createBlockBuilder(segmenter);
    for (const [at, { text, region, ...rest }] of all.slice(first, first + blockSize).entries()) {
      const id = String(999 - first - at);
      const version = { id, number: id, region };
      const own = { id, version, path: '一', ordinal: 1, validTo: NEVER };
      builder.add({ ...rest, ...own }, { title: '', heading: '', text });
    }
    blocks.push(builder.build());
  }
  const index = createClauseIndex();
  index.replace(new Set(), blocks);
  return index;
}

/** Of what is found on the day in the regions. */
function scoresOf(
  all: readonly Clause[],
  { terms, regions }: { terms: readonly WeighedTerm[]; regions: readonly string[] },
): number[] {
  const read = all.map((clause) => ({ ...clause, ...countTerms(clause.text) }));
  const average = (kind: TermKind) =>
    read.reduce((sum, { lengths }) => sum + lengths[kind], 0) / read.length;
  const averages = new Map(TERM_KINDS.map((kind) => [kind, average(kind)]));
  const found = read.filter((one) => regions.includes(one.region) && one.validFrom <= DAY);
  return found.map(({ counts, lengths, expiresOn, isFrame }) => {
    const own = terms.filter(({ key }) => counts.has(key));
    const gains = own.map(({ key, kind, weight }) => {
      const count = counts.get(key) ?? 0;
      const share = lengths[kind] / Math.max(averages.get(kind) ?? 0, 1);
      return (weight * count * (K1 + 1)) / (count + K1 * (1 - B + B * share));
    });
    const isTold = own.some(({ kind }) => kind !== 'character');
    const factor = (expiresOn < DAY ? 0.8 : 1) * (isFrame ? 0.7 : 1);
    return isTold ? factor * gains.reduce((sum, gain) => sum + gain, 0) : 0;
  });
}

function countTerms(text: string) {
  const counts = new Map<number, number>();
  const lengths = { word: 0, pair: 0, character: 0 };
  forEachTerm({ title: '', heading: '', text }, segmenter, (key, kind, tenths) => {
    counts.set(key, (counts.get(key) ?? 0) + tenths / COUNT_UNIT);
    lengths[kind] += tenths / COUNT_UNIT;
  });
  return { counts, lengths };
}
