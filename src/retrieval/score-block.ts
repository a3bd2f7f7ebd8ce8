import { COUNT_UNIT, saturated } from './bm25.ts';
import {
  findPostings,
  lowerBound,
  MAX_BLOCK_SIZE,
  type PostingBlock,
  type Range,
} from './posting-block.ts';

/** A term of the question; the weight holds its rarity. */
export interface WeighedTerm {
  key: number;
  kind: 'word' | 'pair';
  weight: number;
}

/** By length, for words and for pairs. */
export interface Norms {
  word: Float32Array;
  pair: Float32Array;
}

/** One for all calls: a clause's sum stands at its number. */
export function createScores(): Float64Array {
  return new Float64Array(MAX_BLOCK_SIZE);
}

/** Adds up BM25 for the clauses in the ranges, and touches no others. */
export function scoreBlock(
  scores: Float64Array,
  block: PostingBlock,
  {
    terms,
    norms,
    ranges,
  }: { terms: readonly WeighedTerm[]; norms: Norms; ranges: readonly Range[] },
): void {
  for (const { from, to } of ranges) scores.fill(0, from, to);
  for (const term of terms) {
    const found = findPostings(block, term.key);
    if (found.from === found.to) continue;
    for (const range of ranges)
      addTerm(scores, block, { term, norms, within: cut(block, found, range) });
  }
}

/** The postings, out of `found`, of clauses within the range. */
function cut({ postings, size }: PostingBlock, found: Range, range: Range): Range {
  const from = range.from === 0 ? found.from : lowerBound(postings, range.from, found);
  const to = range.to === size ? found.to : lowerBound(postings, range.to, found);
  return { from, to };
}

function addTerm(
  scores: Float64Array,
  { postings, counts, clauses }: PostingBlock,
  { term, norms, within }: { term: WeighedTerm; norms: Norms; within: Range },
): void {
  const { weight, kind } = term;
  const norm = norms[kind];
  const lengths = kind === 'word' ? clauses.wordLengths : clauses.pairLengths;
  for (let at = within.from; at < within.to; at += 1) {
    const clause = postings[at] as number;
    const count = (counts[at] as number) / COUNT_UNIT;
    const gain = weight * saturated(count, norm[lengths[clause] as number] as number);
    scores[clause] = (scores[clause] as number) + gain;
  }
}
