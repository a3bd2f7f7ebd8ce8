import { createKeyTable } from './key-table.ts';
import type { PostingBlock } from './posting-block.ts';

const MAX_COUNT = 255;

/** Which term stands in which clause, how often: three columns. */
export interface PostingEntries {
  terms: Uint32Array;
  clauses: Uint16Array;
  counts: Uint8Array;
}

/** Counts the terms of one clause after the other. */
export function createPostingEntries() {
  let terms = new Uint32Array(2 ** 16);
  let clauses = new Uint16Array(2 ** 16);
  let counts = new Uint8Array(2 ** 16);
  let length = 0;
  /** By term, while one clause is read. */
  let counted = new Uint32Array(2 ** 16);
  let touched: number[] = [];

  const grow = () => {
    const old = { terms, clauses, counts };
    terms = new Uint32Array(old.terms.length * 2);
    clauses = new Uint16Array(terms.length);
    counts = new Uint8Array(terms.length);
    terms.set(old.terms);
    clauses.set(old.clauses);
    counts.set(old.counts);
  };

  return {
    count(term: number, count: number): void {
      if (term >= counted.length) {
        const old = counted;
        counted = new Uint32Array(Math.max(old.length * 2, term + 1));
        counted.set(old);
      }
      const before = counted[term] ?? 0;
      if (before === 0) touched.push(term);
      counted[term] = before + count;
    },

    endClause(clause: number): void {
      for (const term of touched) {
        if (length === terms.length) grow();
        terms[length] = term;
        clauses[length] = clause;
        counts[length] = Math.min(counted[term] ?? 0, MAX_COUNT);
        counted[term] = 0;
        length += 1;
      }
      touched = [];
    },

    all: (): PostingEntries => ({
      terms: terms.subarray(0, length),
      clauses: clauses.subarray(0, length),
      counts: counts.subarray(0, length),
    }),
  };
}

/** Sorted by key and then by clause; `keys` is by term. */
export function invertEntries(
  { terms, clauses, counts }: PostingEntries,
  keys: Float64Array,
): Pick<PostingBlock, 'keys' | 'starts' | 'postings' | 'counts'> {
  const sorted = keys.slice().sort();
  const rankOf = rankTerms(keys, sorted);
  const starts = new Uint32Array(keys.length + 1);
  // Indexes never leave their columns: each term was numbered and each rank counted.
  for (let at = 0; at < terms.length; at += 1) {
    const after = (rankOf[terms[at] as number] as number) + 1;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let at = 1; at < starts.length; at += 1)
    starts[at] = (starts[at] as number) + (starts[at - 1] as number);
  const next = starts.slice(0, keys.length);
  const postings = new Uint16Array(terms.length);
  const postingCounts = new Uint8Array(terms.length);
  for (let at = 0; at < terms.length; at += 1) {
    const rank = rankOf[terms[at] as number] as number;
    const to = next[rank] as number;
    next[rank] = to + 1;
    postings[to] = clauses[at] as number;
    postingCounts[to] = counts[at] as number;
  }
  return { keys: sorted, starts, postings, counts: postingCounts };
}

/** By term: the place of its key among the sorted keys. */
function rankTerms(keys: Float64Array, sorted: Float64Array): Uint32Array {
  const ranks = createKeyTable();
  for (let at = 0; at < sorted.length; at += 1) ranks.numberOf(sorted[at] as number);
  return Uint32Array.from(keys, (key) => ranks.numberOf(key));
}
