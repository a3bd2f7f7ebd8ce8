import type { WordList } from './forbidden-words.ts';
import { pairsOf } from './wording-lock.ts';

/**
 * Negation lock: the parts of a text that deny what the part of the source they are worded from says, or say
 * what it denies. One 不 more or less turns a rule round and changes hardly a letter.
 */
export function createNegationLock({ words, except }: WordList) {
  /** How often: a second 不 turns a denial round as well. */
  const denials = (part: string) => {
    const rest = except.reduce((text, harmless) => text.replaceAll(harmless, '；'), part);
    return words.reduce((sum, word) => sum + rest.split(word).length - 1, 0);
  };
  return (text: string, sources: readonly string[]): string[] => {
    const known = sources.flatMap(partsOf);
    return partsOf(text).filter((part) => {
      const nearest = nearestOf(part, known);
      return denials(part) !== (nearest === undefined ? 0 : denials(nearest));
    });
  };
}

function partsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((part) => part !== '');
}

/** The part that shares most pairs of neighbouring characters; undefined when none shares any. */
function nearestOf(part: string, known: readonly string[]): string | undefined {
  const pairs = new Set(pairsOf(part));
  const shares = known.map((each) => ({
    each,
    shared: pairsOf(each).filter((pair) => pairs.has(pair)).length,
  }));
  const most = Math.max(0, ...shares.map(({ shared }) => shared));
  return most === 0 ? undefined : shares.find(({ shared }) => shared === most)?.each;
}
