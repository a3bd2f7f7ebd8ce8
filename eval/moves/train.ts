import type { LearnedWeights } from '../../src/knowledge/learned-weights.ts';
import { loadLexicon } from '../../src/knowledge/lexicon.ts';
import { normaliseUtterance } from '../../src/shared/text.ts';
import { createMoveEar } from '../../src/understanding/moves.ts';
import { passageReaderFor } from '../../src/understanding/passage.ts';
import { MOVES } from '../../src/understanding/understanding.ts';
import { type HeardText, learnLabels } from '../learning/learn-labels.ts';
import type { SpokenMove } from './lessons.ts';

const DECAY = 0.2;
const RARITY = 0.3;
const KEPT = 5_000;
const MOVE_WEIGHS = 5;

/** Learns how much each group of letters speaks for each move of a talk. */
export function trainMoves(lessons: readonly SpokenMove[]): LearnedWeights {
  const taught = MOVES.map((label) => ({
    label,
    wanted: lessons.map(({ move }) => move === label),
    weights: lessons.map(({ move }) => (move === label ? MOVE_WEIGHS : 1)),
    kept: KEPT,
  }));
  return learnLabels(hearMoves(lessons), taught, { decay: DECAY, rarity: RARITY });
}

export function hearMoves(lessons: readonly SpokenMove[]): HeardText[] {
  const lexicon = loadLexicon();
  const readPassage = passageReaderFor(lexicon);
  const hear = createMoveEar(lexicon);
  return lessons.map(({ text }) => hear(readPassage(normaliseUtterance(text))));
}
