import type { Pooling } from './model-folder.ts';

/** What a model answers for a batch: `[text][token][number]`, one after the other. */
export interface TokenVectors {
  values: Float32Array;
  texts: number;
  tokens: number;
  dimensions: number;
}

/** One vector a text, out of those of its tokens. @param lengths how many tokens each text has. */
export function poolTokens(
  { values, texts, tokens, dimensions }: TokenVectors,
  lengths: readonly number[],
  pooling: Pooling,
): number[][] {
  return Array.from({ length: texts }, (_, text) => {
    const length = Math.max(lengths[text] ?? 0, 1);
    const vectorAt = (token: number) => {
      const from = (text * tokens + token) * dimensions;
      return values.subarray(from, from + dimensions);
    };
    if (pooling === 'cls') return [...vectorAt(0)];
    if (pooling === 'last') return [...vectorAt(length - 1)];
    return meanOf(length, dimensions, vectorAt);
  });
}

function meanOf(
  length: number,
  dimensions: number,
  vectorAt: (token: number) => Float32Array,
): number[] {
  const sum = new Array<number>(dimensions).fill(0);
  for (let token = 0; token < length; token += 1)
    for (const [at, value] of vectorAt(token).entries()) sum[at] = (sum[at] ?? 0) + value;
  return sum.map((value) => value / length);
}
