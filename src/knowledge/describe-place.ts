import type { Place } from '../shared/place.ts';

/** A code as people write the place; a code that nobody knows stands for itself. */
export function describePlaceBy(gazetteer: {
  find(code: string): Place | undefined;
}): (code: string) => Place {
  return (code) => gazetteer.find(code) ?? { code, name: code, path: code };
}
