import type { LearnedWeights } from '../knowledge/phrases.ts';
import type { GroupCutter, Heard } from './groups.ts';

/** How much a message resembles those of each label in the labelled set: 0 not at all, 1 fully. */
export type Likeness = Readonly<Record<string, number>>;

export interface Likenesses {
  whole: Likeness;
  /** Without what the first reading made of it: what a phrase says of itself is no second opinion. */
  wordsAlone: Likeness;
}

export type LikenessMeter = (heard: Heard) => Likenesses;

export function createLikenessMeter(learned: LearnedWeights, cut: GroupCutter): LikenessMeter {
  return ({ letters, signs }) => {
    const scale = scaleOf(letters);
    const sums = [...learned.bias];
    addWeights(sums, cut(letters), { learned, scale });
    const wordsAlone = likenessOf(sums, learned);
    addWeights(sums, signs, { learned, scale });
    return { whole: likenessOf(sums, learned), wordsAlone };
  };
}

function likenessOf(sums: readonly number[], { labels }: LearnedWeights): Likeness {
  return Object.fromEntries(labels.map((label, at) => [label, squash(sums[at] ?? 0)]));
}

/** A long message has many groups, of which each says less; a very short one is read as if longer. */
export function scaleOf(letters: string): number {
  return 1 / Math.sqrt(Math.max(SHORTEST, letters.length));
}

const SHORTEST = 10;

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
