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

/** The parts of a clause that it is found by, and what an occurrence counts there, in tenths. */
export function fieldsOf({ title, heading, text }: ClauseText) {
  return {
    body: { words: text, count: BODY_COUNT },
    /** What stands above many clauses. */
    frame: [
      { words: heading, count: HEADING_COUNT },
      { words: title, count: TITLE_COUNT },
    ],
  };
}

/** What a field is found by: its words, its pairs of neighbouring characters, its characters. */
export function forEachTermOf(
  words: string,
  segmenter: Pick<Segmenter, 'segment'>,
  visit: (key: number, kind: TermKind) => void,
): void {
  if (words === '') return;
  for (const word of segmenter.segment(words)) visit(wordKey(word), 'word');
  const plain = words.normalize('NFKC');
  forEachPair(plain, (key) => visit(key, 'pair'));
  forEachCharacter(plain, (key) => visit(key, 'character'));
}

/** Called for each occurrence; `count` is in tenths. */
export type VisitTerm = (key: number, kind: TermKind, count: number) => void;

export function forEachTerm(
  text: ClauseText,
  segmenter: Pick<Segmenter, 'segment'>,
  visit: VisitTerm,
): void {
  const { body, frame } = fieldsOf(text);
  for (const { words, count } of [body, ...frame])
    forEachTermOf(words, segmenter, (key, kind) => visit(key, kind, count));
}
