import type { ClauseTerms } from './clause-terms.ts';

/** A version of a document, as far as ranking needs it. */
export interface IndexedVersion {
  id: string;
  /** 文号. */
  number: string;
  region: string;
}

export interface IndexedClause {
  id: string;
  version: IndexedVersion;
  ordinal: number;
  /** Days as numbers: 20240131. */
  validFrom: number;
  /** The first day on which it is not found any more. */
  validTo: number;
  expiresOn: number;
  /** It names the document's matters without ruling on them. */
  isFrame: boolean;
  terms: ClauseTerms;
}

/** A clause's number in its block takes two bytes. */
export const MAX_BLOCK_SIZE = 65_535;
const MAX_COUNT = 255;
const MAX_LENGTH = 65_535;

/** Clauses from `from` on, before `to`. */
export interface Range {
  from: number;
  to: number;
}

/** Which clauses each term stands in, for up to 65 535 clauses, those of a region side by side. */
export interface PostingBlock {
  size: number;
  /** Sorted; the postings of `keys[i]` are those from `starts[i]` to `starts[i + 1]`. */
  keys: Float64Array;
  starts: Uint32Array;
  postings: Uint16Array;
  counts: Uint8Array;
  clauses: ClauseColumns;
  regions: ReadonlyMap<string, Range>;
  /** Mutable: 0 once the clause is withdrawn or replaced. */
  alive: Uint8Array;
}

interface ClauseColumns {
  ids: string[];
  versions: IndexedVersion[];
  ordinals: Uint32Array;
  validFrom: Uint32Array;
  validTo: Uint32Array;
  expiresOn: Uint32Array;
  isFrame: Uint8Array;
  wordLengths: Uint16Array;
  pairLengths: Uint16Array;
}

/** @throws {RangeError} when there are too many clauses for one block. */
export function buildPostingBlock(unordered: readonly IndexedClause[]): PostingBlock {
  if (unordered.length > MAX_BLOCK_SIZE)
    throw new RangeError(`A block holds ${MAX_BLOCK_SIZE} clauses, not ${unordered.length}.`);
  const clauses = unordered.toSorted((a, b) => compare(a.version.region, b.version.region));
  return {
    size: clauses.length,
    ...invert(clauses),
    clauses: toColumns(clauses),
    regions: findRegions(clauses),
    alive: new Uint8Array(clauses.length).fill(1),
  };
}

/** Where the postings of a term are; empty where the block lacks it. */
export function findPostings({ keys, starts }: PostingBlock, key: number): Range {
  const at = lowerBound(keys, key, { from: 0, to: keys.length });
  return keys[at] === key ? { from: starts[at] ?? 0, to: starts[at + 1] ?? 0 } : { from: 0, to: 0 };
}

export function hasPosting(
  block: PostingBlock,
  { key, clause }: { key: number; clause: number },
): boolean {
  const found = findPostings(block, key);
  const at = lowerBound(block.postings, clause, found);
  return at < found.to && block.postings[at] === clause;
}

/** The first index in the range whose value is not below `value`. */
export function lowerBound(
  sorted: Float64Array | Uint16Array,
  value: number,
  { from, to }: Range,
): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function invert(
  clauses: readonly IndexedClause[],
): Pick<PostingBlock, 'keys' | 'starts' | 'postings' | 'counts'> {
  const { keys, numberOf, sizes } = collectKeys(clauses);
  const starts = new Uint32Array(keys.length + 1);
  for (const [at, size] of sizes.entries()) starts[at + 1] = (starts[at] ?? 0) + size;
  const next = starts.slice(0, keys.length);
  const postings = new Uint16Array(starts[keys.length] ?? 0);
  const counts = new Uint8Array(postings.length);
  for (const [number, { terms }] of clauses.entries()) {
    for (const [key, count] of terms.counts) {
      const term = numberOf.get(key) ?? 0;
      const at = next[term] ?? 0;
      next[term] = at + 1;
      postings[at] = number;
      counts[at] = Math.min(count, MAX_COUNT);
    }
  }
  return { keys, starts, postings, counts };
}

/** All keys sorted, the place of each, and in how many clauses it stands. */
function collectKeys(clauses: readonly IndexedClause[]) {
  const sizeOf = new Map<number, number>();
  for (const { terms } of clauses)
    for (const key of terms.counts.keys()) sizeOf.set(key, (sizeOf.get(key) ?? 0) + 1);
  const keys = Float64Array.from(sizeOf.keys()).sort();
  const sizes = Uint32Array.from(keys, (key) => sizeOf.get(key) ?? 0);
  const numberOf = sizeOf;
  for (const [at, key] of keys.entries()) numberOf.set(key, at);
  return { keys, numberOf, sizes };
}

function toColumns(clauses: readonly IndexedClause[]): ClauseColumns {
  const numbers = (read: (clause: IndexedClause) => number) => Uint32Array.from(clauses, read);
  const lengths = (read: (terms: ClauseTerms) => number) =>
    Uint16Array.from(clauses, ({ terms }) => Math.min(read(terms), MAX_LENGTH));
  return {
    ids: clauses.map(({ id }) => id),
    versions: clauses.map(({ version }) => version),
    ordinals: numbers(({ ordinal }) => ordinal),
    validFrom: numbers(({ validFrom }) => validFrom),
    validTo: numbers(({ validTo }) => validTo),
    expiresOn: numbers(({ expiresOn }) => expiresOn),
    isFrame: Uint8Array.from(clauses, ({ isFrame }) => Number(isFrame)),
    wordLengths: lengths(({ wordLength }) => wordLength),
    pairLengths: lengths(({ pairLength }) => pairLength),
  };
}

function findRegions(clauses: readonly IndexedClause[]): Map<string, Range> {
  const regions = new Map<string, Range>();
  for (const [number, { version }] of clauses.entries()) {
    const range = regions.get(version.region);
    if (range) range.to = number + 1;
    else regions.set(version.region, { from: number, to: number + 1 });
  }
  return regions;
}

function compare(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
