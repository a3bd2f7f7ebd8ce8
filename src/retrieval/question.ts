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

/** The place itself is no matter to look for: it already chose what binds. */
export function readQuestion(
  { text, places }: { text: string; places: readonly string[] },
  { segmenter, terms }: { segmenter: Segmenter; terms: Pick<TermsDesk, 'widen'> },
): Question {
  const widened = terms.widen(text);
  const words = new Map<string, number>();
  for (const word of widened.flatMap((one) => one.words).flatMap((one) => segmenter.segment(one)))
    words.set(word, CONCEPT_WEIGHT);
  const matter = withoutPlaces(text, places);
  for (const word of segmenter.segment(matter)) if (!words.has(word)) words.set(word, 1);
  return { words: new Map([...words].slice(0, MAX_WORDS)), widened };
}

/** Full names and the short ones people use: 草街街道, 草街. The longest first, or a rest would stay. */
function withoutPlaces(text: string, places: readonly string[]): string {
  const short = places.map((name) => name.replace(/(?:街道|自治[州县区]|[省市区县镇乡])$/u, ''));
  const names = [...places, ...short].filter((name) => name.length >= 2);
  return names
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(name, ' '), text);
}
