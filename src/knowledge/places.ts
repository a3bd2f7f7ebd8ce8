import type { Place, PlaceLadder } from '../shared/place.ts';
import { choosePlace, type PlaceResolution } from './places-choice.ts';
import { type Bindings, createMentionFinder, type PlaceMention } from './places-mentions.ts';
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

  /** What binds seldom changes, and every message is read by it. */
  let known: { codes: string; bindings: Bindings } | undefined;
  const bindingsOf = (binding: readonly string[]): Bindings => {
    const codes = binding.join();
    if (known?.codes !== codes)
      known = {
        codes,
        bindings: { binding: new Set(binding), home: new Set(binding.flatMap(ladder)) },
      };
    return known.bindings;
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
    mentions: (sentence, binding) => findMentions(sentence, bindingsOf(binding)),
    isCovered: (code, binding) => ladder(code).some((it) => binding.includes(it)),
  };
}
