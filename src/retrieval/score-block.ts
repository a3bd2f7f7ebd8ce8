import { COUNT_UNIT, MOST_SATURATED, saturated } from './bm25.ts';
import type { TermKind } from './clause-terms.ts';
import {
  findClause,
  lowerBound,
  MAX_BLOCK_SIZE,
  type PostingBlock,
  type Range,
} from './posting-block.ts';
import type { ScoringPlan } from './scoring-plan.ts';
import { type PlacedTerm, rangeIn } from './term-places.ts';

/** By length. */
export type Norms = Record<TermKind, Float32Array>;

/** What is read. */
export interface Reading {
  block: PostingBlock;
  /** The place of the block among all. */
  number: number;
  /** Ascending. */
  ranges: readonly Range[];
  norms: Norms;
}

/** Scores are multiples of it: such sums are exact, so that they are the same in any order. */
const UNIT = 2 ** -32;
/** Added and taken away again, it leaves a multiple of the unit. */
const ROUNDER = 1.5 * 2 ** 52 * UNIT;
/** Bounds are rounded too. */
const SLACK = 1e-6;
/** To look a clause up costs as much as to read so many postings. */
const LOOK_UP = 8;

export type Scorer = ReturnType<typeof createScorer>;

/** One for all calls, because it brings 650 KB along. */
export function createScorer() {
  const scores = new Float64Array(MAX_BLOCK_SIZE);
  const numbers = new Uint16Array(MAX_BLOCK_SIZE);

  return {
    /**
     * The clauses of the ranges that may reach the floor, ascending. Those that do have their whole
     * score. Both hold until the next call.
     */
    findNear(read: Reading, { bringing, adding, most, floor }: ScoringPlan): Uint16Array {
      const reading = { ...read, scores };
      for (const { from, to } of read.ranges) scores.fill(0, from, to);
      for (const term of bringing) addPostings(reading, term, 0);
      let rest = most;
      let near = collect(reading, numbers, leastFor(floor, rest));
      for (const term of adding) {
        addToNear(reading, term, { near, least: leastFor(floor, rest) });
        rest -= term.weight * MOST_SATURATED;
        if (floor > rest) near = keepReaching(reading, near, leastFor(floor, rest));
      }
      return near;
    },

    scoreOf: (clause: number): number => scores[clause] ?? 0,
  };
}

type Scoring = Reading & { scores: Float64Array };

/** What a sum must be for the rest to bring it to the floor; above 0, where nothing was found. */
function leastFor(floor: number, rest: number): number {
  return Math.max(floor - rest - SLACK, UNIT);
}

/** Adds the term to all sums that are not below `least`. */
function addPostings(
  { scores, block, number, ranges, norms }: Scoring,
  term: PlacedTerm,
  least: number,
): void {
  const { postings, counts, clauses } = block;
  const { weight, kind } = term;
  const norm = norms[kind];
  const lengths = clauses.lengths[kind];
  for (const range of ranges) {
    const { from, to } = cut(block, rangeIn(term, number), range);
    for (let at = from; at < to; at += 1) {
      const clause = postings[at] as number;
      const sum = scores[clause] as number;
      if (sum < least) continue;
      const gain = gainOf(weight, counts[at] as number, norm[lengths[clause] as number] as number);
      scores[clause] = sum + gain;
    }
  }
}

/** The same where those sums are known: looked up where that costs less than to read all postings. */
function addToNear(
  scoring: Scoring,
  term: PlacedTerm,
  { near, least }: { near: Uint16Array; least: number },
): void {
  const { scores, block, number, norms } = scoring;
  const found = rangeIn(term, number);
  if (near.length * LOOK_UP >= found.to - found.from) {
    addPostings(scoring, term, least);
    return;
  }
  const { weight, kind } = term;
  const norm = norms[kind];
  const lengths = block.clauses.lengths[kind];
  for (const clause of near) {
    const at = findClause(block, clause, found);
    if (at === undefined) continue;
    const tenths = block.counts[at] as number;
    const gain = gainOf(weight, tenths, norm[lengths[clause] as number] as number);
    scores[clause] = (scores[clause] as number) + gain;
  }
}

function gainOf(weight: number, tenths: number, norm: number): number {
  return weight * saturated(tenths / COUNT_UNIT, norm) + ROUNDER - ROUNDER;
}

/** Writes down whose sum is not below `least`. */
function collect({ scores, ranges }: Scoring, numbers: Uint16Array, least: number): Uint16Array {
  let count = 0;
  for (const { from, to } of ranges)
    for (let at = from; at < to; at += 1) {
      if ((scores[at] as number) < least) continue;
      numbers[count] = at;
      count += 1;
    }
  return numbers.subarray(0, count);
}

/** Moves those to the front whose sum is not below `least`. */
function keepReaching({ scores }: Scoring, near: Uint16Array, least: number): Uint16Array {
  let count = 0;
  for (const clause of near) {
    if ((scores[clause] as number) < least) continue;
    near[count] = clause;
    count += 1;
  }
  return near.subarray(0, count);
}

/** The postings, out of `found`, of clauses within the range. */
function cut({ postings, size }: PostingBlock, found: Range, range: Range): Range {
  const from = range.from === 0 ? found.from : lowerBound(postings, range.from, found);
  const to = range.to === size ? found.to : lowerBound(postings, range.to, found);
  return { from, to };
}
