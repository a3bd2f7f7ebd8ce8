import type { WordList } from './forbidden-words.ts';
import { pairsOf } from './wording-lock.ts';

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
    const known = sources.flatMap(partsOf);
    return partsOf(text).filter((part) => {
      const nearest = nearestOf(part, known) ?? '';
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
