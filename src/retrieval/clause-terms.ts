import { BODY_COUNT, HEADING_COUNT, TITLE_COUNT } from './bm25.ts';
import type { Segmenter } from './segmenter.ts';
import { forEachPair, wordKey } from './term-key.ts';

export interface ClauseText {
  title: string;
  heading: string;
  text: string;
}

export type TermKind = 'word' | 'pair';

/** Called for each occurrence; `count` is in tenths. */
export type VisitTerm = (term: { key: number; kind: TermKind; count: number }) => void;

/** What a clause is found by: its words, and its pairs of neighbouring characters. */
export function forEachTerm(
  { title, heading, text }: ClauseText,
  segmenter: Pick<Segmenter, 'segment'>,
  visit: VisitTerm,
): void {
  const fields = [
    { text, count: BODY_COUNT },
    { text: heading, count: HEADING_COUNT },
    { text: title, count: TITLE_COUNT },
  ];
  for (const { text: field, count } of fields) {
    if (field === '') continue;
    for (const word of segmenter.segment(field)) visit({ key: wordKey(word), kind: 'word', count });
    forEachPair(field.normalize('NFKC'), (key) => visit({ key, kind: 'pair', count }));
  }
}
