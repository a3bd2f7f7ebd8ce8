import type { SearchRequest, SearchResponse } from '../contracts/citations.ts';
import type { Gazetteer } from '../knowledge/places.ts';
import type { Search } from '../retrieval/search.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { type Clock, shanghaiDateOf } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import type { Place } from '../shared/place.ts';
import type { ResolvePlace } from './resolve-place.ts';

export interface SearchPolicyNeeds {
  search: Search;
  gazetteer: Gazetteer;
  resolvePlace: ResolvePlace;
  defaultRegion: Place | null;
  clock: Clock;
}

/** The clauses that bind the place on the day, best first. A place that nothing binds has no hits. */
export function createSearchPolicy(needs: SearchPolicyNeeds) {
  const { search, gazetteer, resolvePlace, defaultRegion, clock } = needs;
  return async ({ q, region, asOf, limit }: SearchRequest): Promise<SearchResponse> => {
    const place = region === undefined ? defaultRegion : resolvePlace(region);
    if (place === null) throw new DomainError('invalid', 'region-required', { keys: 'region' });
    const hits = await search.search({
      text: q,
      ladder: gazetteer.ladder(place.code),
      asOf: asOf === undefined ? shanghaiDateOf(clock()) : calendarDate(asOf),
      limit,
    });
    return {
      hits: hits.map(({ document, clause, text, score, why }) => ({
        document,
        clause,
        text,
        score,
        why,
      })),
    };
  };
}
