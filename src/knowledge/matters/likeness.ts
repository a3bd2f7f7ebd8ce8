import type { AskVector } from './ask-vectors.ts';

/** An ask by its number, and how alike it is, from 0 to 1. */
export interface Alike {
  ask: number;
  likeness: number;
}

/** Finds the asks that are worded most like a text, the most alike first. */
export function createLikeness(vectors: readonly AskVector[], featureCount: number) {
  const postings = invert(vectors, featureCount);
  const sums = new Float32Array(vectors.length);

  return (vector: AskVector, count: number): Alike[] => {
    sums.fill(0);
    for (const [at, feature] of vector.features.entries()) {
      const weight = vector.weights[at] ?? 0;
      const { asks, weights } = postings[feature] ?? NOTHING;
      for (let to = 0; to < asks.length; to += 1) {
        const ask = asks[to] as number;
        sums[ask] = (sums[ask] as number) + weight * (weights[to] as number);
      }
    }
    return best(sums, count);
  };
}

interface Posting {
  asks: number[];
  weights: number[];
}

const NOTHING: Posting = { asks: [], weights: [] };

function invert(vectors: readonly AskVector[], featureCount: number): Posting[] {
  const postings = Array.from({ length: featureCount }, (): Posting => ({ asks: [], weights: [] }));
  for (const [ask, { features, weights }] of vectors.entries())
    for (const [at, feature] of features.entries()) {
      postings[feature]?.asks.push(ask);
      postings[feature]?.weights.push(weights[at] ?? 0);
    }
  return postings;
}

/** Ties by the order of the asks. */
function best(sums: Float32Array, count: number): Alike[] {
  const kept: Alike[] = [];
  let least = 0;
  for (let ask = 0; ask < sums.length; ask += 1) {
    const likeness = sums[ask] as number;
    if (likeness <= least) continue;
    kept.push({ ask, likeness });
    if (kept.length < count * 2) continue;
    cut(kept, count);
    least = kept.at(-1)?.likeness ?? 0;
  }
  return cut(kept, count);
}

function cut(kept: Alike[], count: number): Alike[] {
  kept.sort((a, b) => b.likeness - a.likeness || a.ask - b.ask);
  kept.length = Math.min(kept.length, count);
  return kept;
}
