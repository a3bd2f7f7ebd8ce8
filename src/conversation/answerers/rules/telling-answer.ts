import type { Card } from '../../../knowledge/cards.ts';
import type { Particular } from '../../../knowledge/particulars.ts';
import { withoutWhitespace } from '../../../shared/text.ts';
import type { Turn } from '../../turn.ts';
import type { Answer } from './find-answers.ts';
import { textOfAnswer } from './untold.ts';
import type { Words } from './words.ts';

/** A card that holds so little of what was said is about another matter, whatever numbers it tells. */
const LEAST_SHARE_OF_SAID = 0.18;

/**
 * 「协理员最晚几月配齐」: where the likeliest answer leaves out what is asked in particular, another clause that
 * others were answered with may tell it; it must speak of what was asked about as well.
 */
export function tellingAnswer(
  found: readonly Answer[],
  others: () => readonly Answer[],
  { turn, words }: { turn: Turn; words: Words },
): Answer | null {
  const wanted = words.particularsIn(turn.question);
  if (found[0] === undefined || wanted.length === 0 || tells(found[0], wanted)) return null;
  return (
    others().find(
      (answer) =>
        answer.by === 'card' &&
        isOfWhatIsNamed(answer.card, turn) &&
        tells(answer, wanted) &&
        shareOfSaid(answer, turn, words) >= LEAST_SHARE_OF_SAID,
    ) ?? null
  );
}

/** Where an aid is named, another aid's age or number is none of it. */
function isOfWhatIsNamed({ programmes: own }: Card, { understanding }: Turn): boolean {
  const { programmes } = understanding;
  return programmes.length === 0 || own.some((id) => programmes.includes(id));
}

export function tells(answer: Answer, wanted: readonly Particular[]): boolean {
  const text = withoutWhitespace(textOfAnswer(answer));
  return wanted.every((particular) => particular.isToldIn(text));
}

/** 0 to 1: how much of what was said the answer speaks of. */
export function shareOfSaid(
  answer: Answer,
  { question }: Turn,
  { cardIndex, weigh }: Words,
): number {
  return answer.by === 'card' ? cardIndex.weighedOverlap(answer.card, weigh(question)) : 0;
}
