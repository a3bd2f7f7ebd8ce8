import type { LearnedWeights } from '../knowledge/learned-weights.ts';

/** How much a text resembles those of each label among what was learned from: 0 not at all, 1 fully. */
export type Likeness = Readonly<Record<string, number>>;

/** The sums of a text, to which more groups of the same text may be added. */
export interface Measured {
  add(groups: Iterable<string>): void;
  likeness(): Likeness;
}

/** @param scale how much each group of the text tells. */
export type Measure = (scale: number) => Measured;

export function createMeasure(learned: LearnedWeights): Measure {
  return (scale) => {
    const sums = [...learned.bias];
    return {
      add: (groups) => addWeights(sums, groups, { learned, scale }),
      likeness: () => likenessOf(sums, learned),
    };
  };
}

/** A long text has many groups, of which each says less; one shorter than `shortest` is read as if as long. */
export function scaleOf(letters: string, shortest: number): number {
  return 1 / Math.sqrt(Math.max(shortest, letters.length));
}

/** Of a message that may tell of anything. */
export const scaleOfMessage = (letters: string) => scaleOf(letters, 10);

function likenessOf(sums: readonly number[], { labels }: LearnedWeights): Likeness {
  return Object.fromEntries(labels.map((label, at) => [label, squash(sums[at] ?? 0)]));
}

/** Written as loops: it runs for every group of every message. */
function addWeights(
  sums: number[],
  groups: Iterable<string>,
  { learned: { weights }, scale }: { learned: LearnedWeights; scale: number },
): void {
  for (const group of groups) {
    const row = weights.get(group);
    if (row === undefined) continue;
    for (let column = 0; column < sums.length; column += 1) {
      sums[column] = (sums[column] ?? 0) + scale * (row[column] ?? 0);
    }
  }
}

function squash(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}
