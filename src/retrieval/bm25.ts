/** How soon a word that is repeated stops counting, and how much a long clause is held against it. */
const K1 = 1.2;
const B = 0.6;

/** How much one word in the heading, or in the document's title, counts beside one in the text. */
const HEADING_COUNT = 1.5;
const TITLE_COUNT = 0.3;

/** Part of the index's fingerprint: with other constants the stored weights are stale. */
export const BM25_REVISION = JSON.stringify([K1, B, HEADING_COUNT, TITLE_COUNT]);

/** How often each word stands in a clause, its heading and title counted in, by word. */
export function countWords(fields: {
  body: readonly string[];
  heading: readonly string[];
  title: readonly string[];
}): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (words: readonly string[], count: number) => {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + count);
  };
  add(fields.body, 1);
  add(fields.heading, HEADING_COUNT);
  add(fields.title, TITLE_COUNT);
  return counts;
}

/** The part of a word's score that the clause decides: between 0 and K1 + 1. */
export function wordWeight(count: number, length: number, averageLength: number): number {
  const norm = 1 - B + B * (length / Math.max(averageLength, 1));
  return (count * (K1 + 1)) / (count + K1 * norm);
}

/** The part that the collection decides: the rarer the word, the more; always above 0. */
export function wordRarity(clauseCount: number, clausesWithWord: number): number {
  return Math.log(1 + (clauseCount - clausesWithWord + 0.5) / (clausesWithWord + 0.5));
}
