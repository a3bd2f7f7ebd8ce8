import type { Place, PlaceLadder } from '../shared/place.ts';
import { choosePlace, type PlaceResolution } from './places-choice.ts';
import { createMentionFinder, type PlaceMention } from './places-mentions.ts';
import { createPlaceNames } from './places-names.ts';
import { divisionsStated } from './places-path.ts';
import { type PlaceSources, readPlaceSources } from './places-rules.ts';
import { ladderOf, parsePlaceTable, placeOf } from './places-table.ts';

export type { PlaceResolution } from './places-choice.ts';
export type { PlaceMention } from './places-mentions.ts';

/** `binding` is always the region codes of the loaded documents: an ambiguous name means what they bind. */
export interface Gazetteer {
  find(code: string): Place | undefined;
  /** The division itself, then everything that contains it; empty for a code the table lacks. */
  ladder(code: string): PlaceLadder;
  /** A code, a path or a name as one states a region; the whole text must be the region. */
  resolve(text: string, binding: readonly string[]): PlaceResolution;
  /** Places named in a sentence, in its order; steps of one path are one mention. */
  mentions(sentence: string, binding: readonly string[]): PlaceMention[];
  /** Whether a loaded document binds the division. */
  isCovered(code: string, binding: readonly string[]): boolean;
}

export function loadGazetteer(folder?: string): Gazetteer {
  return createGazetteer(readPlaceSources(folder));
}

export function createGazetteer(sources: PlaceSources): Gazetteer {
  const table = parsePlaceTable(sources.divisions);
  const names = createPlaceNames(table, sources);
  const findMentions = createMentionFinder(table.divisions, names, sources);
  const ladder = (code: string): PlaceLadder => {
    const division = table.find(code);
    return division ? ladderOf(division) : [];
  };

  return {
    find(code) {
      const division = table.find(code);
      return division && placeOf(division);
    },
    ladder,
    resolve(text, binding) {
      const stated = divisionsStated(text, table, { names, rules: sources.rules });
      return choosePlace(stated, new Set(binding));
    },
    mentions(sentence, binding) {
      const home = new Set(binding.flatMap(ladder));
      return findMentions(sentence, { binding: new Set(binding), home });
    },
    isCovered: (code, binding) => ladder(code).some((it) => binding.includes(it)),
  };
}
