/** An administrative division: GB/T 2260 code (6 digits), for 街道/镇 the 9-digit statistical code. */
export interface Place {
  code: string;
  name: string;
  /** The full path as people write it, without 市辖区: 重庆市合川区草街街道. */
  path: string;
}

/**
 * The division itself and everything above it, nearest first: 500117005, 500117, 500000.
 * A document binds a place exactly when the document's region stands in this ladder.
 */
export type PlaceLadder = readonly string[];
