import type { PostingBlock } from './posting-block.ts';

export interface RankedClause {
  id: string;
  score: number;
  number: string;
  path: string;
  ordinal: number;
  /** The most alike of the questions that it is known to answer. */
  ask?: string | undefined;
  /** How surely it is what others who asked so wanted to know, from 0 to 2, and what that was. */
  asked?: { share: number; matters: readonly string[] } | undefined;
  /** Where it stands in the index. */
  block: PostingBlock;
  at: number;
}

/** Keeps the best `limit`; the same ones in whatever order they come. */
export function createBestClauses(limit: number) {
  const kept: RankedClause[] = [];
  let floor = 0;

  const cut = () => {
    kept.sort(compareRanked);
    kept.length = Math.min(kept.length, limit);
    if (kept.length === limit) floor = kept.at(-1)?.score ?? 0;
  };
  return {
    /** What scores less is not among the best any more. */
    floor: () => floor,
    /** The floor as of all that was offered. */
    settle(): number {
      cut();
      return floor;
    },
    offer(clause: RankedClause): void {
      kept.push(clause);
      if (kept.length >= limit * 2 + 32) cut();
    },
    best(): RankedClause[] {
      cut();
      return kept;
    },
  };
}

/** Best first; ties by 文号, then in the order of the document. */
function compareRanked(a: RankedClause, b: RankedClause): number {
  return (
    b.score - a.score || compare(a.number, b.number) || a.ordinal - b.ordinal || compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
