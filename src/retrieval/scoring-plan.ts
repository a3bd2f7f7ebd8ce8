import { MOST_SATURATED } from './bm25.ts';
import { isTelling, type PlacedTerm } from './term-places.ts';

/** The terms of a question, in two parts. */
export interface ScoringPlan {
  /** A clause without any of these cannot reach the floor. */
  bringing: readonly PlacedTerm[];
  /** These are added to what the others brought in; the rarest first. */
  adding: readonly PlacedTerm[];
  /** What these add to a clause at most. */
  most: number;
  floor: number;
}

/** The more of the floor is left to the common terms, the more clauses come near it without them. */
const SPARED_SHARE = 0.65;

/**
 * The commonest terms tell least and cost most: as long as they do not make up the floor together,
 * they need not be read for every clause. Nor need the characters as long as all else is, because
 * none of them brings a clause in by itself. Whichever costs less; `terms` has the commonest first.
 */
export function planScoring(terms: readonly PlacedTerm[], floor: number): ScoringPlan {
  const spared = countSpared(terms, floor * SPARED_SHARE);
  const rare = terms.slice(spared);
  const telling = terms.filter(isTelling);
  const isTellingCheaper = costOf(telling) <= costOf(rare);
  const bringing = isTellingCheaper ? telling : rare;
  const adding = isTellingCheaper
    ? terms.filter((term) => !isTelling(term))
    : terms.slice(0, spared);
  return { bringing, adding: adding.toReversed(), most: mostOf(adding), floor };
}

/** How many of the first terms add no more than `most` together. */
function countSpared(terms: readonly PlacedTerm[], most: number): number {
  let sum = 0;
  for (const [at, term] of terms.entries()) {
    sum += mostOf([term]);
    if (sum > most) return at;
  }
  return terms.length;
}

function costOf(terms: readonly PlacedTerm[]): number {
  return terms.reduce((sum, { count }) => sum + count, 0);
}

function mostOf(terms: readonly PlacedTerm[]): number {
  return terms.reduce((sum, { weight }) => sum + weight * MOST_SATURATED, 0);
}
