import type { TermKind } from './clause-terms.ts';
import { findPostings, type PostingBlock, type Range } from './posting-block.ts';

/** A term of the question; the weight holds its rarity. */
export interface WeighedTerm {
  key: number;
  kind: TermKind;
  weight: number;
}

interface Places {
  /** In how many clauses the term stands. */
  count: number;
  /** Of one block after the other: where the postings of the term begin, and where they end. */
  bounds: Uint32Array;
}

export type PlacedTerm = WeighedTerm & Places;

/** Questions share their commonest terms; beyond so many, all are looked for anew. */
const REMEMBERED = 4_096;

/** Where terms stand, looked for once until the blocks change: it costs more than most are long. */
export function createTermPlaces(blocks: () => readonly PostingBlock[]) {
  const known = new Map<number, Places>();
  return {
    find(key: number): Places {
      const found = known.get(key);
      if (found) return found;
      if (known.size === REMEMBERED) known.clear();
      const looked = findPlaces(blocks(), key);
      known.set(key, looked);
      return looked;
    },
    forget: () => known.clear(),
  };
}

function findPlaces(blocks: readonly PostingBlock[], key: number): Places {
  const bounds = new Uint32Array(blocks.length * 2);
  let count = 0;
  for (const [number, block] of blocks.entries()) {
    const { from, to } = findPostings(block, key);
    bounds[number * 2] = from;
    bounds[number * 2 + 1] = to;
    count += to - from;
  }
  return { count, bounds };
}

/** Where the postings of the term are in the block of this number. */
export function rangeIn({ bounds }: Places, number: number): Range {
  return { from: bounds[number * 2] ?? 0, to: bounds[number * 2 + 1] ?? 0 };
}

/** Whether a word or a pair brings the clause in: a character only adds to what those have found. */
export function isTelling({ kind }: WeighedTerm): boolean {
  return kind !== 'character';
}
