import type { TermsDesk, Widened } from '../knowledge/terms-desk.ts';
import type { Segmenter } from './segmenter.ts';

/** What is looked for: each word once, with how much it counts. */
export interface Question {
  words: Map<string, number>;
  widened: Widened[];
}

/** The law's own words count more than the citizen's: only they are sure to stand in a document. */
const CONCEPT_WEIGHT = 1.5;
/** Words beyond this many come from a story, and the first tell what it is about. */
const MAX_WORDS = 120;

export function readQuestion(
  text: string,
  { segmenter, terms }: { segmenter: Segmenter; terms: Pick<TermsDesk, 'widen'> },
): Question {
  const widened = terms.widen(text);
  const words = new Map<string, number>();
  for (const word of widened.flatMap((one) => one.words).flatMap((one) => segmenter.segment(one)))
    words.set(word, CONCEPT_WEIGHT);
  for (const word of segmenter.segment(text)) if (!words.has(word)) words.set(word, 1);
  return { words: new Map([...words].slice(0, MAX_WORDS)), widened };
}
