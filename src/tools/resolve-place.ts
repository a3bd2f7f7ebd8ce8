import type { Gazetteer } from '../knowledge/places.ts';
import { DomainError } from '../shared/errors.ts';
import type { Place } from '../shared/place.ts';

const CANDIDATES_NAMED = 4;

/** `key`: where in the request the place stands, when that is not `region`. */
export type ResolvePlace = (text: string, key?: string) => Place;

/**
 * A code, a path or a name people use → the division. An ambiguous name means the only candidate
 * that a loaded document binds.
 *
 * @throws {DomainError} `unknown-place` or `ambiguous-place`, with the candidates.
 */
export function createResolvePlace(gazetteer: Gazetteer, binding: readonly string[]): ResolvePlace {
  return (text, keys = 'region') => {
    const resolution = gazetteer.resolve(text, binding);
    if (resolution.kind === 'found') return resolution.place;
    if (resolution.kind === 'unknown') {
      throw new DomainError('invalid', 'unknown-place', { place: text, keys });
    }
    const named = resolution.candidates.slice(0, CANDIDATES_NAMED).map(({ path }) => path);
    throw new DomainError('invalid', 'ambiguous-place', {
      place: text,
      candidates: named.join('、'),
      keys,
    });
  };
}
