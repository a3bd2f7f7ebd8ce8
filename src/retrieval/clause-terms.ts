import { BODY_COUNT, COUNT_UNIT, HEADING_COUNT, TITLE_COUNT } from './bm25.ts';
import type { Segmenter } from './segmenter.ts';
import { forEachPair, wordKey } from './term-key.ts';

export interface ClauseText {
  title: string;
  heading: string;
  text: string;
}

/** What a clause is found by: its words, and its pairs of neighbouring characters. */
export interface ClauseTerms {
  /** In tenths, by key. */
  counts: Map<number, number>;
  /** How many words and how many pairs, each field counted as it counts. */
  wordLength: number;
  pairLength: number;
}

export function readClauseTerms(
  { title, heading, text }: ClauseText,
  segmenter: Pick<Segmenter, 'segment'>,
): ClauseTerms {
  const terms = { counts: new Map<number, number>(), wordLength: 0, pairLength: 0 };
  addField(terms, { text, count: BODY_COUNT, segmenter });
  addField(terms, { text: heading, count: HEADING_COUNT, segmenter });
  addField(terms, { text: title, count: TITLE_COUNT, segmenter });
  terms.wordLength = Math.round(terms.wordLength / COUNT_UNIT);
  terms.pairLength = Math.round(terms.pairLength / COUNT_UNIT);
  return terms;
}

function addField(
  terms: ClauseTerms,
  {
    text,
    count,
    segmenter,
  }: { text: string; count: number; segmenter: Pick<Segmenter, 'segment'> },
): void {
  if (text === '') return;
  const { counts } = terms;
  const add = (key: number) => counts.set(key, (counts.get(key) ?? 0) + count);
  for (const word of segmenter.segment(text)) {
    add(wordKey(word));
    terms.wordLength += count;
  }
  forEachPair(text.normalize('NFKC'), (key) => {
    add(key);
    terms.pairLength += count;
  });
}
