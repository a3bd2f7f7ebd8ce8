import type { Sufficiency } from '../../../retrieval/sufficiency.ts';
import { isFollowUp, type Turn } from '../../turn.ts';
import { isSurelyAsked } from './clauses-meant.ts';
import type { Answer } from './find-answers.ts';
import { shareOfSaid, tells } from './telling-answer.ts';
import type { Words } from './words.ts';

/** What is found of a question, and how surely that answers it. */
export interface Judged {
  /** Silence is not an answer. */
  isSilent: boolean;
  /** The documents are known to be silent on what was asked in particular. */
  isForCause: boolean;
  ofOthers: boolean;
  /** Others who asked nearly so were told that it is not written. */
  isDoubtful: boolean;
  /** What was asked in particular and is not written, by its name. */
  missing: string[];
}

/**
 * A short follow-up says too little to be judged by its words: what was talked of before chose the clauses,
 * and only what it asks for in particular can be missing. A row that was asked for by name is there.
 */
export function judge(turn: Turn, found: readonly Answer[], words: Words): Judged {
  const judged = words.judge(turn.question, turn.findings.hits);
  const { verdict, silentOn: missing, isAskedInVain = false } = judged;
  const tellsOfThemselves = turn.understanding.facts.length > 0;
  const isEnough = verdict === 'answerable' || verdict === 'partly';
  // Nothing particular is missing, and whoever asked so was answered with this clause.
  const isAnswered = missing.length === 0 && isSurelyAsked(turn);
  const isNamed = found.some((answer) => answer.isNamed);
  const isJust = found.some((answer) => isJustThat(answer, turn));
  const isAside = isNamed || (missing.length === 0 && (isBroadly(turn) || isJust));
  const ofOthers = verdict === 'another_department' && !isJust;
  return {
    isSilent: !isEnough && !isAside && (ofOthers || !isAnswered),
    isDoubtful:
      !isNamed &&
      !isJust &&
      !speaksOfIt(found, turn, words) &&
      isPerhapsBeside(judged, turn, words),
    isForCause: missing.length > 0 || ((ofOthers || isAskedInVain) && !tellsOfThemselves),
    ofOthers,
    missing,
  };
}

const isBroadly = (turn: Turn) => isFollowUp(turn) || asksForAll(turn);

/** So much of what was said stands in it that it is no other matter. */
const SHARE_THAT_IS_SPOKEN_OF = 0.5;

function speaksOfIt([first]: readonly Answer[], turn: Turn, words: Words): boolean {
  if (first === undefined) return false;
  const wanted = words.particularsIn(turn.question);
  const isTold = wanted.length > 0 && tells(first, wanted);
  return isTold || shareOfSaid(first, turn, words) >= SHARE_THAT_IS_SPOKEN_OF;
}

/** Where a number is asked for, whether it is told shows better than how others asked. */
function isPerhapsBeside(
  { verdict, isDoubtful = false }: Sufficiency,
  turn: Turn,
  { particularsIn }: Words,
): boolean {
  if (isFollowUp(turn)) return false;
  if (verdict !== 'answerable' && verdict !== 'partly') return true;
  return isDoubtful && particularsIn(turn.question).length === 0;
}

/** A card for the very thing that is asked of a programme of ours: 低保要交啥材料. */
function isJustThat(answer: Answer, { understanding: { asks, programmes } }: Turn): boolean {
  if (answer.by !== 'card' || programmes.length === 0) return false;
  const isOfAnother = !answer.card.programmes.some((id) => programmes.includes(id));
  if (isOfAnother && answer.card.programmes.length > 0) return false;
  return answer.card.asks.some((ask) => ask !== 'general' && asks.some((it) => it === ask));
}

/** 「问问五保的事」 names the aid and nothing about it: what the documents say first of it is an answer. */
export function asksForAll({ understanding }: Turn): boolean {
  const { asks, programmes } = understanding;
  return programmes.length > 0 && asks.every((ask) => ask === 'general');
}
