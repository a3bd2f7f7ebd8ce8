/** As wide as `clause_words.word_vector`. */
const DIMENSIONS = 1_000_000_000;

/** pgvector's own notation: `{id:weight,…}/dimensions`, ids from 1. */
export function sparseVector(entries: readonly { id: number; weight: number }[]): string {
  const cells = entries
    .filter(({ id, weight }) => id > 0 && weight > 0)
    .map(({ id, weight }) => `${id}:${weight.toPrecision(7)}`);
  return `{${cells.join(',')}}/${DIMENSIONS}`;
}
