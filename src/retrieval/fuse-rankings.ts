import type { RankedClause } from './best-clauses.ts';

/** How much a place in either ranking counts: words and meaning alike. */
const LEXICAL_WEIGHT = 1;
const DENSE_WEIGHT = 1;
/** The first places differ little: being in both rankings counts more than leading one. */
const RANK_OFFSET = 60;

/** What the vectors say of a question. */
export interface NearClauses {
  /** Clauses by id, the nearest first. */
  nearest: readonly string[];
  /** Which clauses of the ranking by words have a vector. */
  embedded: ReadonlySet<string>;
}

export interface FusedClause {
  id: string;
  /** Falling; see {@link fuseRankings}. */
  score: number;
  /** Absent where only the vectors found it. */
  lexical?: RankedClause;
  /** Whether it is among the nearest, as many as are asked for. */
  isNear: boolean;
}

export const NOTHING_NEAR: NearClauses = { nearest: [], embedded: new Set() };

/**
 * Reciprocal rank fusion: a clause counts by its places alone, because the scores of the two rankings
 * have nothing to do with each other. One without a vector stands in both where its words put it, so
 * that it loses nothing while vectors are still being made. The scores of the ranking by words are
 * handed out again in the new order: those who judge hits by them see the same scale.
 */
export function fuseRankings(
  lexical: readonly RankedClause[],
  limit: number,
  { nearest, embedded }: NearClauses = NOTHING_NEAR,
): FusedClause[] {
  if (nearest.length === 0)
    return lexical
      .slice(0, limit)
      .map((clause) => ({ id: clause.id, score: clause.score, lexical: clause, isNear: false }));

  const places = new Map(nearest.map((id, place) => [id, place]));
  const known = new Map(lexical.map((clause) => [clause.id, clause]));
  const weighed = [
    ...lexical.map(({ id }, place) => {
      const densePlace = embedded.has(id) ? places.get(id) : place;
      return { id, weight: part(LEXICAL_WEIGHT, place) + part(DENSE_WEIGHT, densePlace) };
    }),
    ...nearest
      .filter((id) => !known.has(id))
      .map((id) => ({ id, weight: part(DENSE_WEIGHT, places.get(id)) })),
  ];
  // Equal ones stay in the order of the words, and those behind in the order of nearness.
  const best = weighed.toSorted((a, b) => b.weight - a.weight).slice(0, limit);
  const least = lexical.at(-1)?.score ?? 1;
  return best.map(({ id }, at) => {
    const clause = known.get(id);
    return {
      id,
      score: lexical[at]?.score ?? least,
      ...(clause === undefined ? {} : { lexical: clause }),
      isNear: (places.get(id) ?? limit) < limit,
    };
  });
}

/** What a place is worth, counted from 0; nothing where the clause is not in the ranking. */
function part(weight: number, place: number | undefined): number {
  return place === undefined ? 0 : weight / (RANK_OFFSET + place + 1);
}
