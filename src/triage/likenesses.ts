import type { TriagePhrases } from '../knowledge/phrases.ts';
import { createGroupCutter, type GroupCutter } from '../likeness/groups.ts';
import { createMeasure, type Likeness, scaleOfMessage } from '../likeness/meter.ts';
import { createThemeEar } from './themes.ts';

/** What the second reading looks at. */
export interface Heard {
  /** Folded letters, those of idioms hidden, courtesies cut off. */
  letters: string;
  /** What the first reading made of the message: see `signsOf`. */
  signs: readonly string[];
}

export interface Likenesses {
  whole: Likeness;
  /** Without what the first reading made of it: what a phrase says of itself is no second opinion. */
  wordsAlone: Likeness;
}

export type LikenessMeter = (heard: Heard) => Likenesses;

export function createLikenessMeter(phrases: TriagePhrases): LikenessMeter {
  const measure = createMeasure(phrases.learned);
  const cut = createDangerCutter(phrases);
  return ({ letters, signs }) => {
    const measured = measure(scaleOfMessage(letters));
    measured.add(cut(letters));
    const wordsAlone = measured.likeness();
    measured.add(signs);
    return { whole: measured.likeness(), wordsAlone };
  };
}

/** The groups of a message, and the themes of danger that it speaks of. */
export function createDangerCutter(
  phrases: Pick<TriagePhrases, 'themes' | 'spellings' | 'sounds'>,
): GroupCutter {
  return createGroupCutter(phrases.sounds, createThemeEar(phrases));
}
