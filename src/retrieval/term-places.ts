import { COUNT_UNIT, type Norms, saturated } from './bm25.ts';
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

export type PlacedTerm = WeighedTerm &
  Places & {
    /** Of one block after the other: what each posting is worth, by its count and the length of its clause. */
    worths: readonly Float32Array[];
    /** Of one block after the other: the most of them. */
    mosts: Float32Array;
  };

/** Questions share their commonest terms; beyond so many, all are looked for anew. */
const REMEMBERED = 4_096;

/** Where terms stand, looked for once until the blocks change: it costs more than most are long. */
export function createTermPlaces(index: () => { blocks: readonly PostingBlock[]; norms: Norms }) {
  const known = new Map<number, Places>();
  const placed = new Map<number, Places & Pick<PlacedTerm, 'worths' | 'mosts'>>();
  const find = (key: number) => remembered(known, key, () => findPlaces(index().blocks, key));
  return {
    find,
    place<Term extends WeighedTerm>(term: Term): Term & PlacedTerm {
      const { key, kind } = term;
      const there = remembered(placed, key, () => {
        const places = find(key);
        const { blocks, norms } = index();
        const worths = blocks.map((block, number) =>
          worthsOf({ block, norm: norms[kind], kind }, rangeIn(places, number)),
        );
        return { ...places, worths, mosts: Float32Array.from(worths, largest) };
      });
      return { ...term, ...there };
    },
    forget() {
      known.clear();
      placed.clear();
    },
  };
}

function remembered<Found>(known: Map<number, Found>, key: number, look: () => Found): Found {
  const found = known.get(key);
  if (found) return found;
  if (known.size >= REMEMBERED) known.clear();
  const looked = look();
  known.set(key, looked);
  return looked;
}

/** In the order of the postings. */
function worthsOf(
  { block, norm, kind }: { block: PostingBlock; norm: Float32Array; kind: TermKind },
  { from, to }: Range,
): Float32Array {
  const { postings, counts, clauses } = block;
  const lengths = clauses.lengths[kind];
  const worths = new Float32Array(to - from);
  for (let at = from; at < to; at += 1) {
    const length = lengths[postings[at] as number] as number;
    worths[at - from] = saturated((counts[at] as number) / COUNT_UNIT, norm[length] as number);
  }
  return worths;
}

/** 0 of none. */
function largest(worths: Float32Array): number {
  return worths.reduce((most, worth) => Math.max(most, worth), 0);
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

/** What the term adds to a clause of that block at most. */
export function mostIn({ weight, mosts }: PlacedTerm, number: number): number {
  return weight * (mosts[number] ?? 0);
}

/** Whether a word or a pair brings the clause in: a character only adds to what those have found. */
export function isTelling({ kind }: WeighedTerm): boolean {
  return kind !== 'character';
}
