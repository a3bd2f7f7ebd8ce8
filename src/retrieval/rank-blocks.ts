import { createBestClauses, type RankedClause } from './best-clauses.ts';
import { factorOf, isFound, toRanked } from './found-clause.ts';
import { findClause, type PostingBlock, type Range } from './posting-block.ts';
import type { Norms, Scorer } from './score-block.ts';
import { planScoring } from './scoring-plan.ts';
import { isTelling, type PlacedTerm, rangeIn } from './term-places.ts';

/** Below this a score is rounding. */
const LEAST_SCORE = 0.001;

interface Ranking {
  terms: readonly PlacedTerm[];
  regions: readonly string[];
  day: number;
  limit: number;
  norms: Norms;
  scorer: Scorer;
}

/** The best clauses, in their order. Once so many are known, only what may join them is read whole. */
export function rankBlocks(blocks: readonly PostingBlock[], ranking: Ranking): RankedClause[] {
  const { terms, regions, limit, norms, scorer } = ranking;
  const best = createBestClauses(limit);
  const commonestFirst = terms.toSorted((a, b) => b.count - a.count);
  const telling = commonestFirst.filter(isTelling);
  for (const [number, block] of blocks.entries()) {
    const ranges = rangesOf(block, regions);
    if (ranges.length === 0) continue;
    const plan = planScoring(commonestFirst, best.settle());
    const near = scorer.findNear({ block, number, ranges, norms }, plan);
    offerAll(best, near, { ...ranking, block, number, telling });
  }
  return best.best();
}

interface Offering {
  block: PostingBlock;
  /** The place of the block among all. */
  number: number;
  day: number;
  telling: readonly PlacedTerm[];
  scorer: Scorer;
}

function offerAll(
  best: ReturnType<typeof createBestClauses>,
  near: Uint16Array,
  { block, number, day, telling, scorer }: Offering,
): void {
  for (const at of near) {
    const least = Math.max(best.floor(), LEAST_SCORE);
    const sum = scorer.scoreOf(at);
    if (sum < least || !isFound(block, at, day)) continue;
    const score = roundScore(sum * factorOf(block, at, day));
    if (score < least || !isTold(block, at, { telling, number })) continue;
    best.offer({ ...toRanked(block, at), score });
  }
}

function rangesOf({ regions: held }: PostingBlock, regions: readonly string[]): Range[] {
  return regions.flatMap((region) => held.get(region) ?? []).sort((a, b) => a.from - b.from);
}

function isTold(
  block: PostingBlock,
  clause: number,
  { telling, number }: { telling: readonly PlacedTerm[]; number: number },
): boolean {
  return telling.some((term) => findClause(block, clause, rangeIn(term, number)) !== undefined);
}

/** Downwards, so that a sum below the floor never rises above it. */
function roundScore(score: number): number {
  return Math.floor(score * 1000) / 1000;
}
