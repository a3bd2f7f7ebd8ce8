import type { ClauseHit } from '../../../retrieval/clause-hit.ts';
import type { Turn } from '../../turn.ts';

export interface NamedRow {
  hit: ClauseHit;
  /** The row without its header: 7 白蒲镇 6月份. */
  row: string;
}

/** The row of an annex that names the place of the question: it alone answers 「白蒲是几月」. */
export function rowNamingPlace({ findings, understanding }: Turn): NamedRow | null {
  const places = understanding.regions.flatMap(({ place, words }) => [words, place?.name ?? words]);
  for (const hit of findings.hits.filter(({ clause }) => clause.includes('/'))) {
    const row = hit.text.split('\n').at(-1) ?? '';
    if (places.some((place) => row.includes(place))) return { hit, row };
  }
  return null;
}
