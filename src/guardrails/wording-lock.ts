import { toCommonForm } from '../shared/text.ts';

const LETTER = /[\p{L}\p{N}]/u;
/** How much of a statement must stand in its sources: plain words may replace official ones, not add others. */
const LEAST_SHARE = 0.2;

/**
 * Whether a text is mostly about what its sources say, by pairs of neighbouring characters. It stops
 * a true quote from carrying a foreign statement; it does not prove that the statement follows.
 */
export function isWordedFrom(text: string, sources: readonly string[]): boolean {
  const pairs = pairsOf(text);
  if (pairs.length === 0) return false;
  const known = new Set(sources.flatMap(pairsOf));
  return pairs.filter((pair) => known.has(pair)).length >= pairs.length * LEAST_SHARE;
}

/** Neighbouring characters, not across punctuation. */
export function pairsOf(text: string): string[] {
  const pairs: string[] = [];
  let before = '';
  for (const sign of toCommonForm(text)) {
    const letter = LETTER.test(sign) ? sign : '';
    if (before !== '' && letter !== '') pairs.push(before + letter);
    before = letter;
  }
  return pairs;
}
