import { toCommonForm } from '../shared/text.ts';
import type { WordList } from './forbidden-words.ts';
import { pairsOf } from './wording-lock.ts';

/** No claim has so many parts: a text that has says what nobody can compare. */
const MOST_PARTS = 200;

/**
 * Negation lock: the parts of a text that deny what the part of the source they are worded from says, or say
 * what it denies. One 不 more or less turns a rule round and changes hardly a letter.
 */
export function createNegationLock({ words, except }: WordList) {
  /** How often: a second 不 turns a denial round as well. */
  const denials = (part: string, harmless: readonly string[]) => {
    const rest = harmless.reduce((text, word) => text.replaceAll(word, '；'), part);
    return words.reduce((sum, word) => sum + rest.split(word).length - 1, 0);
  };
  return (text: string, sources: readonly string[]): string[] => {
    const parts = partsOf(text);
    if (parts.length > MOST_PARTS) return parts;
    const findNearest = createNearestFinder([...new Set(sources.flatMap(partsOf))]);
    return parts.filter((part) => {
      const nearest = findNearest(part) ?? '';
      const harmless = except.filter((word) => !isPutBefore(word, part, nearest));
      return denials(part, harmless) !== denials(nearest, except);
    });
  };
}

/** Whether a harmless word came about by a denial put before what the source says: 管理 made 不管理, 低于 made 不低于. */
function isPutBefore(word: string, part: string, source: string): boolean {
  const at = part.indexOf(word);
  return at >= 0 && !source.includes(word) && source.includes(part.slice(at + 1, at + 3));
}

function partsOf(text: string): string[] {
  return toCommonForm(text)
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((part) => part !== '');
}

/** Finds the part that shares most pairs of neighbouring characters; undefined when none shares any. */
function createNearestFinder(known: readonly string[]): (part: string) => string | undefined {
  const places = new Map<string, number[]>();
  for (const [place, each] of known.entries())
    for (const pair of pairsOf(each)) {
      const found = places.get(pair);
      if (found === undefined) places.set(pair, [place]);
      else found.push(place);
    }
  return (part) => {
    const shared = new Uint32Array(known.length);
    for (const pair of new Set(pairsOf(part)))
      for (const place of places.get(pair) ?? []) shared[place] = (shared[place] ?? 0) + 1;
    const most = shared.reduce((one, other) => Math.max(one, other), 0);
    return most === 0 ? undefined : known[shared.indexOf(most)];
  };
}
