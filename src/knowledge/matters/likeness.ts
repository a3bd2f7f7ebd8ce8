import type { AskVector } from './ask-vectors.ts';

/** An ask by its number, and how alike it is, from 0 to 1. */
export interface Alike {
  ask: number;
  likeness: number;
}

/** Finds the asks that are worded most like a text, the most alike first. */
export function createLikeness(vectors: readonly AskVector[], featureCount: number) {
  const { starts, asks, weights } = invert(vectors, featureCount);
  const sums = new Float32Array(vectors.length);

  return (vector: AskVector, count: number): Alike[] => {
    sums.fill(0);
    for (const [at, feature] of vector.features.entries()) {
      const weight = vector.weights[at] ?? 0;
      const end = starts[feature + 1] ?? 0;
      for (let to = starts[feature] ?? end; to < end; to += 1) {
        const ask = asks[to] as number;
        sums[ask] = (sums[ask] as number) + weight * (weights[to] as number);
      }
    }
    return best(sums, count);
  };
}

/** The asks of a feature stand from its start to the start of the next. */
interface Postings {
  starts: Uint32Array;
  asks: Uint32Array;
  weights: Float32Array;
}

function invert(vectors: readonly AskVector[], featureCount: number): Postings {
  const starts = new Uint32Array(featureCount + 1);
  for (const { features } of vectors)
    for (let at = 0; at < features.length; at += 1) {
      const next = (features[at] as number) + 1;
      starts[next] = (starts[next] as number) + 1;
    }
  for (let feature = 1; feature <= featureCount; feature += 1)
    starts[feature] = (starts[feature] as number) + (starts[feature - 1] as number);
  const free = starts.slice();
  const asks = new Uint32Array(starts[featureCount] ?? 0);
  const found = new Float32Array(asks.length);
  for (let ask = 0; ask < vectors.length; ask += 1) {
    const { features, weights } = vectors[ask] as AskVector;
    for (let at = 0; at < features.length; at += 1) {
      const feature = features[at] as number;
      const to = free[feature] as number;
      free[feature] = to + 1;
      asks[to] = ask;
      found[to] = weights[at] as number;
    }
  }
  return { starts, asks, weights: found };
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
