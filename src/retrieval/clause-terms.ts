import { BODY_COUNT, HEADING_COUNT, TITLE_COUNT } from './bm25.ts';
import type { Segmenter } from './segmenter.ts';
import { forEachCharacter, forEachPair, wordKey } from './term-key.ts';

export interface ClauseText {
  title: string;
  heading: string;
  text: string;
}

/** A pair is two neighbouring characters. */
export const TERM_KINDS = ['word', 'pair', 'character'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

/** One for each kind of term. */
export function byKind<Value>(make: (kind: TermKind) => Value): Record<TermKind, Value> {
  return { word: make('word'), pair: make('pair'), character: make('character') };
}

/** Called for each occurrence; `count` is in tenths. */
export type VisitTerm = (key: number, kind: TermKind, count: number) => void;

interface Segmenters {
  body: Pick<Segmenter, 'segment'>;
  /** For what stands above many clauses; the same where it is absent. */
  frame?: Pick<Segmenter, 'segment'>;
}

/** What a clause is found by: its words, its pairs of neighbouring characters, its characters. */
export function forEachTerm(
  { title, heading, text }: ClauseText,
  { body, frame = body }: Segmenters,
  visit: VisitTerm,
): void {
  const fields = [
    { text, count: BODY_COUNT, segmenter: body },
    { text: heading, count: HEADING_COUNT, segmenter: frame },
    { text: title, count: TITLE_COUNT, segmenter: frame },
  ];
  for (const { text: field, count, segmenter } of fields) {
    if (field === '') continue;
    for (const word of segmenter.segment(field)) visit(wordKey(word), 'word', count);
    const plain = field.normalize('NFKC');
    forEachPair(plain, (key) => visit(key, 'pair', count));
    forEachCharacter(plain, (key) => visit(key, 'character', count));
  }
}

/** Titles and headings come again with each clause of a document: the last of them stay cut. */
const REMEMBERED = 256;

export function rememberFields(segmenter: Pick<Segmenter, 'segment'>): Pick<Segmenter, 'segment'> {
  const cut = new Map<string, string[]>();
  return {
    segment(text) {
      const known = cut.get(text);
      if (known) return known;
      const words = segmenter.segment(text);
      if (cut.size === REMEMBERED) cut.clear();
      cut.set(text, words);
      return words;
    },
  };
}
