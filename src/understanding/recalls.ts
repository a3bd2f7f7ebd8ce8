import type { Lexicon } from '../knowledge/lexicon.ts';
import type { Passage } from './passage.ts';
import { compilePhrases, findAll, saysAny } from './phrases.ts';

/**
 * How a message comes back to one of several needs: by its number from 0 (−1 is the last), to whatever
 * was not spoken of, or by words of its own.
 */
export type Recall = { by: 'number'; at: number } | { by: 'rest' } | { by: 'words' };

export type ReadRecall = (passage: Passage) => Recall | null;

const NUMERALS = ['一1头', '二2', '三3', '四4', '五5'];

export function createRecallReader({ cues, words }: Lexicon): ReadRecall {
  const byNumber = compilePhrases(cues['recallsNumber'], words);
  const rest = compilePhrases(cues['recallsRest'], words);
  const named = compilePhrases(cues['recallsNamed'], words);
  return ({ text }) => {
    const [number] = findAll(byNumber, text);
    if (number) return { by: 'number', at: numberIn(text.slice(number.start, number.end)) };
    if (saysAny(rest, text)) return { by: 'rest' };
    return saysAny(named, text) ? { by: 'words' } : null;
  };
}

function numberIn(words: string): number {
  if (words.startsWith('最后')) return -1;
  return NUMERALS.findIndex((signs) => [...signs].some((sign) => words.includes(sign)));
}
