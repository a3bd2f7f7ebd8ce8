import type { KeyTable } from './key-table.ts';
import type { PostingBlock } from './posting-block.ts';

const MAX_COUNT = 255;

/** Which term stands in which clause, how often: three columns. */
export interface PostingEntries {
  terms: Uint32Array;
  clauses: Uint16Array;
  counts: Uint8Array;
  /** By term: in how many clauses it stands. */
  sizes: Uint32Array;
}

/** Counts the terms of one clause after the other. */
export function createPostingEntries() {
  let terms = new Uint32Array(2 ** 16);
  let clauses = new Uint16Array(2 ** 16);
  let counts = new Uint8Array(2 ** 16);
  let length = 0;
  /** By term, while one clause is read. */
  let counted = new Uint32Array(2 ** 16);
  let sizes = new Uint32Array(2 ** 16);
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
        counted = enlarged(counted, term + 1);
        sizes = enlarged(sizes, term + 1);
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
        sizes[term] = (sizes[term] ?? 0) + 1;
        length += 1;
      }
      touched = [];
    },

    all: (): PostingEntries => ({
      terms: terms.subarray(0, length),
      clauses: clauses.subarray(0, length),
      counts: counts.subarray(0, length),
      sizes,
    }),
  };
}

function enlarged(old: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(old.length * 2, least));
  larger.set(old);
  return larger;
}

/** Sorted by key and then by clause; the terms are numbered by the table. */
export function invertEntries(
  { terms, clauses, counts, sizes }: PostingEntries,
  table: KeyTable,
): Pick<PostingBlock, 'keys' | 'starts' | 'postings' | 'counts'> {
  const keys = table.keys().sort();
  const starts = new Uint32Array(keys.length + 1);
  /** By term: where its next posting goes. */
  const next = new Uint32Array(keys.length);
  // Indexes never leave their columns: each term was numbered and its clauses were counted.
  for (let rank = 0; rank < keys.length; rank += 1) {
    const term = table.numberOf(keys[rank] as number);
    const start = starts[rank] as number;
    next[term] = start;
    starts[rank + 1] = start + (sizes[term] as number);
  }
  const postings = new Uint16Array(terms.length);
  const postingCounts = new Uint8Array(terms.length);
  for (let at = 0; at < terms.length; at += 1) {
    const term = terms[at] as number;
    const to = next[term] as number;
    next[term] = to + 1;
    postings[to] = clauses[at] as number;
    postingCounts[to] = counts[at] as number;
  }
  return { keys, starts, postings, counts: postingCounts };
}
