import type { TermKind } from './clause-terms.ts';

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
  /** As printed: 二（三）. */
  path: string;
  ordinal: number;
  /** Days as numbers: 20240131. */
  validFrom: number;
  /** The first day on which it is not found any more. */
  validTo: number;
  expiresOn: number;
  /** It names the document's matters without ruling on them. */
  isFrame: boolean;
}

/** A clause's number in its block takes two bytes. */
export const MAX_BLOCK_SIZE = 65_535;

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
  /** By 文号: where its versions are. */
  documents: ReadonlyMap<string, readonly Range[]>;
  /** Mutable: 0 once the clause is withdrawn or replaced. */
  alive: Uint8Array;
}

export interface ClauseColumns {
  ids: string[];
  paths: string[];
  versions: IndexedVersion[];
  ordinals: Uint32Array;
  validFrom: Uint32Array;
  validTo: Uint32Array;
  expiresOn: Uint32Array;
  isFrame: Uint8Array;
  /** How many terms of a kind each clause has. */
  lengths: Record<TermKind, Uint16Array>;
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
  return findClause(block, clause, findPostings(block, key)) !== undefined;
}

/** Where the clause is among these postings of a term. */
export function findClause(
  { postings }: PostingBlock,
  clause: number,
  found: Range,
): number | undefined {
  const at = lowerBound(postings, clause, found);
  return at < found.to && postings[at] === clause ? at : undefined;
}

/** Whether some clause has all of the terms. */
export function hasTogether(block: PostingBlock, keys: readonly number[]): boolean {
  const found = keys.map((key) => findPostings(block, key));
  const [rarest, ...others] = found.toSorted((a, b) => a.to - a.from - (b.to - b.from));
  if (!rarest) return false;
  return block.postings
    .subarray(rarest.from, rarest.to)
    .some((clause) => others.every((range) => findClause(block, clause, range) !== undefined));
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
