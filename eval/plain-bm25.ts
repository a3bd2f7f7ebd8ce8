/** The reference to beat: BM25 as libraries have it (k1 1.5, b 0.75, Lucene's rarity), without fields. */
const K1 = 1.5;
const B = 0.75;

export function createPlainBm25(documents: readonly { id: string; words: readonly string[] }[]) {
  const postings = new Map<string, { at: number; count: number }[]>();
  for (const [at, { words }] of documents.entries()) {
    for (const [word, count] of countOf(words)) {
      const list = postings.get(word);
      if (list) list.push({ at, count });
      else postings.set(word, [{ at, count }]);
    }
  }
  const total = documents.reduce((sum, { words }) => sum + words.length, 0);
  const average = total / (documents.length || 1);

  return {
    /** Ids, best first. */
    rank(words: readonly string[], limit: number): string[] {
      const scores = new Map<number, number>();
      // A word asked twice counts twice, as the libraries do it.
      for (const word of words) {
        const list = postings.get(word) ?? [];
        const rarity = Math.log(1 + (documents.length - list.length + 0.5) / (list.length + 0.5));
        for (const { at, count } of list) {
          const norm = 1 - B + (B * (documents[at]?.words.length ?? 0)) / average;
          const gain = (rarity * count * (K1 + 1)) / (count + K1 * norm);
          scores.set(at, (scores.get(at) ?? 0) + gain);
        }
      }
      const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit);
      return best.flatMap(([at]) => documents[at]?.id ?? []);
    },
  };
}

function countOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
