/** How soon a term that is repeated stops counting, and how much a long clause is held against it. */
export const K1 = 1.2;
export const B = 0.85;

/** Counts are kept in tenths, so that a term of the title can count less than one of the text. */
export const COUNT_UNIT = 10;
export const BODY_COUNT = 10;
export const HEADING_COUNT = 10;
export const TITLE_COUNT = 3;

/** The part that the collection decides: the rarer the term, the more; always above 0. */
export function rarity(clauseCount: number, clausesWithTerm: number): number {
  return Math.log(1 + (clauseCount - clausesWithTerm + 0.5) / (clausesWithTerm + 0.5));
}

/**
 * K1 times the length norm, by length: what stands beside the count in the denominator. The part of
 * a term's score that the clause decides is then count × (K1 + 1) / (count + norm).
 */
export function lengthNorms(maxLength: number, averageLength: number): Float32Array {
  const perUnit = (K1 * B) / Math.max(averageLength, 1);
  return Float32Array.from(
    { length: maxLength + 1 },
    (_, length) => K1 * (1 - B) + perUnit * length,
  );
}

/** What no count goes beyond. */
export const MOST_SATURATED = K1 + 1;

export function saturated(count: number, norm: number): number {
  return (count * (K1 + 1)) / (count + norm);
}
