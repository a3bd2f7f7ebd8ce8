import type { Command } from '../../understanding/understanding.ts';
import type { Decision, Turn } from '../turn.ts';
import { hasQuestion } from './asked.ts';
import { isOfTheCase, programmesToAssess } from './eligibility.ts';

/**
 * How a talk that went wrong is set right: each pattern has the name it has in `docs/repair-patterns.md`.
 * Skip and interruption need no decision of their own: the interview passes a question over and takes
 * its thread up again by itself.
 */

export function repetition({ understanding, conversation, place }: Turn): Decision | null {
  // What was said of one place is not said again of another.
  const isOfThisPlace = place === null || place.code === conversation.regionCode;
  const says = isOfThisPlace && asksForItAgain(understanding);
  return says ? { kind: 'repeat', slower: false } : null;
}

/** 「说到哪了」 asks for what was said last, unless the answer follows at once: 「刚刚问到哪了 我工资九百」. */
function asksForItAgain({ commands, facts }: Turn['understanding']): boolean {
  return commands.includes('repeat') || (commands.includes('resume') && facts.length === 0);
}

export function slower({ understanding }: Turn): Decision | null {
  return understanding.commands.includes('slower') ? { kind: 'repeat', slower: true } : null;
}

export function cancel({ understanding }: Turn): Decision | null {
  return understanding.commands.includes('cancel') ? { kind: 'stop' } : null;
}

/** 「前面的不算，从头来」 alone; with a new matter in the same breath that matter is taken up. */
export function restart({ understanding }: Turn): Decision | null {
  const isAlone = understanding.facts.length === 0 && !hasQuestion(understanding);
  return understanding.commands.includes('restart') && isAlone ? { kind: 'restart' } : null;
}

/** 嗯, 哦, ……: nothing is asked of them, and nothing that was asked is lost. */
export function silence({ understanding }: Turn): Decision | null {
  return understanding.commands.includes('silence')
    ? { kind: 'smalltalk', about: 'silence' }
    : null;
}

/** A place was named that may be several, or is kept back: nothing can be answered before it is settled. */
export function clarification(turn: Turn): Decision | null {
  const { understanding, place, question } = turn;
  const ambiguous = understanding.regions.some(
    ({ place: found, role }) => found === null && role === 'here',
  );
  if (place !== null || !(ambiguous || keepsPlaceBack(turn))) return null;
  return { kind: 'ask-region', waiting: hasQuestion(understanding) ? question : null };
}

const KEEPS_BACK: readonly Command[] = ['skip', 'dontKnow', 'deny'];

/** 「哪里的不方便讲」 to the question where it is. */
export function keepsPlaceBack({ understanding, conversation }: Turn): boolean {
  return (
    conversation.memory.asked === 'region' &&
    understanding.commands.some((command) => KEEPS_BACK.includes(command))
  );
}

/** Another value without a word of correction: nobody but the person can say which is right. */
export function contradiction({ memory, seq, understanding }: Turn): Decision | null {
  const key = memory.facts.find(
    (fact) => fact.status === 'contradicted' && fact.about === 'subject' && fact.seq === seq,
  )?.key;
  return key === undefined || hasQuestion(understanding) ? null : { kind: 'ask-which', key };
}

/** 「不对，是四口人」 after a result: computed again, and what became of it is said. */
export function correction(turn: Turn): Decision | null {
  const { understanding } = turn;
  const corrects = understanding.commands.includes('correct') && !understanding.isQuestion;
  return corrects ? (computedAgain(turn) ?? answeredAgain(turn)) : null;
}

/** Whatever changes what a result rests on has it computed again. */
export function changedCase(turn: Turn): Decision | null {
  const { facts, lastQuestion } = turn.conversation.memory;
  // 「不是打工，是土地流转」 as the first words puts nothing right.
  const isSaidBefore = facts.length > 0 || lastQuestion !== null;
  const isCorrection = turn.understanding.commands.includes('correct') && isSaidBefore;
  return computedAgain(turn) ?? (isCorrection ? { kind: 'corrected' } : null);
}

/** 「他人均到两倍了」 after the rule for it was told: what it makes of their case. */
export function toldMore(turn: Turn): Decision | null {
  const { understanding, conversation, place } = turn;
  const { programmes, lastQuestion } = conversation.memory;
  const isAsked =
    lastQuestion !== null && programmes.some((id) => id !== 'emergency_temporary_aid');
  if (!understanding.facts.some(isOfTheCase) || !isAsked) return null;
  if (place === null || hasQuestion(understanding)) return null;
  return { kind: 'assess', programmes: programmesToAssess(turn), fresh: true };
}

function computedAgain({ understanding, conversation, place }: Turn): Decision | null {
  const { assessed } = conversation.memory;
  return understanding.facts.some(isAboutSubject) && assessed.length > 0 && place !== null
    ? { kind: 'assess', programmes: assessed.map(({ programme }) => programme), fresh: false }
    : null;
}

/** 「不是摩托，是电瓶车」 after an answer about a motorcycle: what the rules make of the new facts. */
function answeredAgain(turn: Turn): Decision | null {
  const { understanding, conversation, place } = turn;
  const isTold = understanding.facts.some(isOfTheCase);
  return place !== null && isTold && conversation.memory.lastQuestion !== null
    ? { kind: 'assess', programmes: programmesToAssess(turn), fresh: false }
    : null;
}

const isAboutSubject = ({ about }: Turn['understanding']['facts'][number]) => about === 'subject';
