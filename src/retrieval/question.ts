import type { TermsDesk, Widened } from '../knowledge/terms-desk.ts';
import type { Segmenter } from './segmenter.ts';

/** What is looked for: each word once, with how much it counts. */
export interface Question {
  words: Map<string, number>;
  widened: Widened[];
}

/** The law's words for what was said count like the words said… */
const CONCEPT_WEIGHT = 1;
/** …and less where the citizen already used one of them: then they only repeat the matter. */
const SYNONYM_WEIGHT = 0.4;
/** Words beyond this many come from a story, and the first tell what it is about. */
const MAX_WORDS = 120;

/** The place itself is no matter to look for: it already chose what binds. */
export function readQuestion(
  { text, places }: { text: string; places: readonly string[] },
  { segmenter, terms }: { segmenter: Segmenter; terms: Pick<TermsDesk, 'widen'> },
): Question {
  const widened = terms.widen(text);
  const words = new Map<string, number>();
  for (const { words: law } of widened) {
    const weight = law.some((word) => text.includes(word)) ? SYNONYM_WEIGHT : CONCEPT_WEIGHT;
    for (const word of law.flatMap((one) => segmenter.segment(one)))
      words.set(word, Math.max(weight, words.get(word) ?? 0));
  }
  const matter = withoutPlaces(text, places);
  for (const word of segmenter.segment(matter)) words.set(word, 1);
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
