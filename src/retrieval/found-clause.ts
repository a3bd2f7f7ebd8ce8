import type { RankedClause } from './best-clauses.ts';
import type { PostingBlock } from './posting-block.ts';

/** What is over still answers, behind what is in force. */
const EXPIRED_FACTOR = 0.8;
/** The frame of a document names its matters without ruling on them. */
const FRAME_FACTOR = 0.7;

/** Whether the clause is found on the day: 20240131. */
export function isFound({ alive, clauses }: PostingBlock, at: number, day: number): boolean {
  const from = clauses.validFrom[at] ?? Number.POSITIVE_INFINITY;
  const to = clauses.validTo[at] ?? 0;
  return alive[at] === 1 && from <= day && day < to;
}

/** What its sum is multiplied by; never above 1. */
export function factorOf({ clauses }: PostingBlock, at: number, day: number): number {
  const isExpired = (clauses.expiresOn[at] ?? 0) < day;
  return (isExpired ? EXPIRED_FACTOR : 1) * (clauses.isFrame[at] === 1 ? FRAME_FACTOR : 1);
}

/** With a score of 0. */
export function toRanked(block: PostingBlock, at: number): RankedClause {
  const { clauses } = block;
  return {
    id: clauses.ids[at] ?? '',
    score: 0,
    number: clauses.versions[at]?.number ?? '',
    path: clauses.paths[at] ?? '',
    ordinal: clauses.ordinals[at] ?? 0,
    block,
    at,
  };
}
