import { COUNT_UNIT, MOST_SATURATED, saturated } from './bm25.ts';
import type { TermKind } from './clause-terms.ts';
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
  kind: TermKind;
  weight: number;
}

/** By length. */
export type Norms = Record<TermKind, Float32Array>;

/** One for all calls: a clause's sum stands at its number. */
export function createScores(): Float64Array {
  return new Float64Array(MAX_BLOCK_SIZE);
}

export interface Scoring {
  terms: OrderedTerms;
  norms: Norms;
  ranges: readonly Range[];
  /** Clauses that cannot reach this score may be left with less than their sum. */
  floor: number;
}

/** The terms of a question in the order in which they are added up. */
export interface OrderedTerms {
  /** Words and pairs, the least telling first. */
  telling: readonly WeighedTerm[];
  /** Characters, which bring no clause in by themselves. */
  supporting: readonly WeighedTerm[];
  /** What the supporting ones add to a clause at most. */
  support: number;
}

/** Once for all blocks of a question. */
export function orderTerms(terms: readonly WeighedTerm[]): OrderedTerms {
  const ordered = terms.toSorted((a, b) => a.weight - b.weight || a.key - b.key);
  const supporting = ordered.filter(({ kind }) => kind === 'character');
  return {
    telling: ordered.filter(({ kind }) => kind !== 'character'),
    supporting,
    support: supporting.reduce((sum, { weight }) => sum + weight * MOST_SATURATED, 0),
  };
}

/**
 * Adds up BM25 for the clauses in the ranges, and touches no others. The least telling terms, which
 * cannot bring a clause to the floor by themselves, are the commonest: they are looked up only for
 * clauses that the others brought near it.
 */
export function scoreBlock(scores: Float64Array, block: PostingBlock, scoring: Scoring): void {
  const { terms, norms, ranges, floor } = scoring;
  const { telling, supporting, support } = terms;
  const { spared, bound } = findSpared(telling, floor - support);
  for (const { from, to } of ranges) scores.fill(0, from, to);
  for (const term of telling.slice(spared)) addTerm(scores, block, { term, norms, ranges });
  if (spared > 0) {
    const near = findNear(scores, ranges, floor - bound - support);
    for (const term of telling.slice(0, spared)) addToSome(scores, block, { term, norms, near });
  }
  for (const term of supporting) addTerm(scores, block, { term, norms, ranges });
}

/** The more terms are spared, the more clauses come near without them. */
const SPARED_SHARE = 0.25;

/** How many of the first terms together stay well below the floor, and how much they can add. */
function findSpared(terms: readonly WeighedTerm[], floor: number) {
  let bound = 0;
  for (const [at, { weight }] of terms.entries()) {
    const most = weight * MOST_SATURATED;
    if (bound + most > floor * SPARED_SHARE) return { spared: at, bound };
    bound += most;
  }
  return { spared: terms.length, bound };
}

function findNear(scores: Float64Array, ranges: readonly Range[], least: number): number[] {
  const near: number[] = [];
  for (const { from, to } of ranges)
    for (let at = from; at < to; at += 1) {
      const score = scores[at] as number;
      if (score > 0 && score >= least) near.push(at);
    }
  return near;
}

/** Like `addTerm`, for the clauses in `near` alone, which ascend within each range. */
function addToSome(
  scores: Float64Array,
  block: PostingBlock,
  { term, norms, near }: { term: WeighedTerm; norms: Norms; near: readonly number[] },
): void {
  const found = findPostings(block, term.key);
  for (const clause of near) {
    const at = lowerBound(block.postings, clause, found);
    if (at < found.to && block.postings[at] === clause)
      addPostings(scores, block, { term, norms, within: { from: at, to: at + 1 } });
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
  block: PostingBlock,
  { term, norms, ranges }: { term: WeighedTerm; norms: Norms; ranges: readonly Range[] },
): void {
  const found = findPostings(block, term.key);
  if (found.from === found.to) return;
  for (const range of ranges)
    addPostings(scores, block, { term, norms, within: cut(block, found, range) });
}

/** A character alone brings no clause in: it adds to what words and pairs have found. */
function addPostings(
  scores: Float64Array,
  { postings, counts, clauses }: PostingBlock,
  { term, norms, within }: { term: WeighedTerm; norms: Norms; within: Range },
): void {
  const { weight, kind } = term;
  const addsOnly = kind === 'character';
  const norm = norms[kind];
  const lengths = clauses.lengths[kind];
  for (let at = within.from; at < within.to; at += 1) {
    const clause = postings[at] as number;
    if (addsOnly && scores[clause] === 0) continue;
    const count = (counts[at] as number) / COUNT_UNIT;
    const gain = weight * saturated(count, norm[lengths[clause] as number] as number);
    scores[clause] = (scores[clause] as number) + gain;
  }
}
