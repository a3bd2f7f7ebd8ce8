import type { Lexicon } from '../knowledge/lexicon.ts';
import { createGroupCutter } from '../likeness/groups.ts';
import { createMeasure, scaleOf } from '../likeness/meter.ts';
import type { Intents } from './intents.ts';
import type { Passage } from './passage.ts';
import type { Span } from './phrases.ts';
import type { Recall } from './recalls.ts';
import type { Move } from './understanding.ts';

/** What a passage does in the talk by its likeness to what others said there; null where it resembles none enough. */
export type ReadMove = (passage: Passage) => Move | null;

/** Whoever says more tells something as well. */
const MOST_LETTERS = 40;
/** Most moves are a few letters long, and each of them tells much. */
const SHORTEST = 6;
const NO_LETTER = /[^\p{L}\p{N}?]+/gu;

interface SaidBesides {
  said: Intents;
  /** Facts and places. */
  told: readonly Span[];
  recalls: Recall | null;
}

/**
 * A message that tells nothing and asks for nothing in particular may still do something in the talk: what others
 * said who did it tells.
 */
export function createMoveFinder(lexicon: Lexicon) {
  const readMove = createMoveReader(lexicon);
  return (passage: Passage, { said, told, recalls }: SaidBesides): Intents => {
    const saysMore = told.length > 0 || comesBack(recalls) || meansMore(said);
    const move = saysMore ? null : readMove(passage);
    if (move === null) return said;
    return { ...said, commands: [move], asks: [], asksVaguely: false, isQuestion: false };
  };
}

/** 第二桩再说说, 前头那两个你还没讲: to one of several needs; by words alone it may be anything. */
function comesBack(recalls: Recall | null): boolean {
  return recalls !== null && recalls.by !== 'words';
}

function meansMore(intents: Intents): boolean {
  const { commands, programmes, asks, otherDepartment, ticketQuery, wishesForAid } = intents;
  const isNamed = programmes.length > 0 || otherDepartment !== null || ticketQuery !== null;
  return commands.length > 0 || isNamed || wishesForAid || asks.some((ask) => ask !== 'general');
}

export function createMoveReader(lexicon: Lexicon): ReadMove {
  const { moves } = lexicon;
  const measure = createMeasure(moves.learned);
  const hear = createMoveEar(lexicon);
  return (passage) => {
    const { length } = lettersOf(passage);
    if (length === 0 || length > MOST_LETTERS) return null;
    const { groups, scale } = hear(passage);
    const measured = measure(scale);
    measured.add(groups);
    const likeness = Object.entries(measured.likeness());
    const [best, share] = likeness.reduce((one, other) => (other[1] > one[1] ? other : one));
    return share >= (moves.from[best as Move] ?? 1) ? (best as Move) : null;
  };
}

/** What moves are learned from and read by. */
export function createMoveEar({ moves }: Pick<Lexicon, 'moves'>) {
  const cut = createGroupCutter(moves.sounds);
  return (passage: Passage) => {
    const letters = lettersOf(passage);
    return { groups: [...cut(letters)], scale: scaleOf(letters, SHORTEST) };
  };
}

const lettersOf = ({ text }: Passage) => text.replace(NO_LETTER, '');
