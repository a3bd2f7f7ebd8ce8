import type { LearnedWeights } from '../knowledge/phrases.ts';
import type { ThemeEar } from './themes.ts';

/** How much a message resembles those of each label in the labelled set: 0 not at all, 1 fully. */
export type Likeness = Readonly<Record<string, number>>;

/** Longer messages are read in pieces, so that one sentence in a long story still counts. */
const PIECE = 34;
const LONGEST_GRAM = 3;
const LEAST_GROUPS = 24;

/**
 * Groups of one to three neighbouring characters, each once, without those an idiom hides, and the
 * themes heard. Training and reading must cut alike, therefore both use this.
 */
export function cutGroups(letters: string, hearThemes: ThemeEar): string[] {
  const groups = new Set<string>(hearThemes(letters));
  for (let start = 0; start < letters.length; start += 1) {
    for (let size = 1; size <= LONGEST_GRAM && start + size <= letters.length; size += 1) {
      const group = letters.slice(start, start + size);
      if (!group.includes(HIDDEN)) groups.add(group);
    }
  }
  return [...groups];
}

/** Stands for each letter inside an idiom. */
export const HIDDEN = '·';

/** The likeness of the piece of a message that is most like each label. */
export type LikenessMeter = (letters: string) => Likeness;

export function createLikenessMeter(learned: LearnedWeights, hearThemes: ThemeEar): LikenessMeter {
  return (letters) => {
    const best: Record<string, number> = {};
    for (const piece of cutPieces(letters)) {
      const sums = sumWeights(cutGroups(piece, hearThemes), learned);
      for (const [column, label] of learned.labels.entries()) {
        best[label] = Math.max(best[label] ?? 0, squash(sums[column] ?? 0));
      }
    }
    return best;
  };
}

function cutPieces(letters: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start === 0 || start + PIECE / 2 < letters.length; start += PIECE / 2) {
    pieces.push(letters.slice(start, start + PIECE));
  }
  return pieces;
}

/** Written as loops: it runs for every piece of every message. */
function sumWeights(groups: readonly string[], { weights, bias }: LearnedWeights): number[] {
  const sums = bias.map(() => 0);
  let known = 0;
  for (const group of groups) {
    const row = weights.get(group);
    if (row === undefined) continue;
    known += 1;
    for (let column = 0; column < sums.length; column += 1) {
      sums[column] = (sums[column] ?? 0) + (row[column] ?? 0);
    }
  }
  return bias.map((start, column) => start + scaleOf(known) * (sums[column] ?? 0));
}

/** Few groups prove little, so a very short text is read as if it had more. */
export function scaleOf(groups: number): number {
  return 1 / Math.sqrt(Math.max(LEAST_GROUPS, groups));
}

function squash(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}
