import { findPhoneNumbers } from '../../guardrails/personal-data.ts';
import { isHint, isUnclear } from '../../triage/signs.ts';
import type { Command } from '../../understanding/understanding.ts';
import { isEmergencyFiled } from '../memory.ts';
import { newFacts } from '../steps/remember.ts';
import type { Decision, Turn } from '../turn.ts';
import { asksNothing, hasQuestion } from './asked.ts';

export function danger({ triage }: Turn): Decision | null {
  if (triage.danger?.certainty !== 'clear') return null;
  return { kind: 'danger', alsoEmergency: triage.urgent };
}

export function emergency(turn: Turn): Decision | null {
  const { triage, understanding, conversation } = turn;
  const answersYes =
    conversation.memory.asked === 'basicLifeAtRisk' && understanding.commands.includes('affirm');
  const saysSo = understanding.facts.some(
    ({ key, value }) => key === 'basicLifeAtRisk' && value === true,
  );
  const isAddition =
    isEmergencyFiled(conversation.memory) && isLikenessAlone(triage) && !tellsOfFirstWant(turn);
  const isHeard = triage.urgent && !isAddition;
  return isHeard || answersYes || saysSo ? { kind: 'emergency' } : null;
}

/** 「打过120了 在等车」: nobody in danger is told that they were not understood. */
export function afterDanger({ conversation, understanding }: Turn): Decision | null {
  const { asked, ticket } = conversation.memory;
  return asked === 'safety' && ticket !== null && asksNothing(understanding)
    ? { kind: 'danger-details' }
    : null;
}

/** What somebody adds to a ticket sounds like the want it tells of: that alone is no new one. */
function isLikenessAlone({ troubleNow }: Turn['triage']): boolean {
  return troubleNow.length > 0 && troubleNow.every(isUnclear);
}

/** 「女儿送米来了，不用派人了」: it is noted on the ticket, which only staff end. */
export function relieved({ conversation, understanding }: Turn): Decision | null {
  const isGoodNews =
    isEmergencyFiled(conversation.memory) && understanding.commands.includes('helpArrived');
  return isGoodNews && !hasQuestion(understanding) ? { kind: 'relieved' } : null;
}

/** 「俺仨现在连口吃的都没有」 ends like a question: of a ticket that knows of no want yet it is the first. */
function tellsOfFirstWant({ conversation, understanding }: Turn): boolean {
  const { asks, isQuestion } = understanding;
  const soundsAsked = isQuestion && asks.length > 0 && asks.every((ask) => ask === 'general');
  return soundsAsked && conversation.memory.emergency.told.needs.length === 0;
}

/** They answer none of what a visit needs. */
const NO_DETAIL = new Set<Command>(['cancel', 'thanks', 'repeat', 'slower', 'silence']);

/** After filing: where exactly, how to reach them, what happened. A question goes its own way. */
export function emergencyDetails(turn: Turn): Decision | null {
  const { conversation, understanding, place } = turn;
  const { asked } = conversation.memory;
  if (!isEmergencyFiled(conversation.memory) || asksInReturn(turn)) return null;
  if (understanding.commands.some((command) => NO_DETAIL.has(command))) return null;
  const answersDetail =
    asked === 'whereabouts' || asked === 'contact' || asked === 'cause' || asked === 'region';
  const bringsPlace = place !== null && conversation.regionCode === null;
  const bringsNeed = understanding.neededBy !== null;
  const bringsFacts = newFacts(turn).length > 0 && isStillAsked(turn);
  return answersDetail || bringsPlace || bringsNeed || bringsFacts
    ? { kind: 'emergency-details' }
    : null;
}

/** What is told after a question of theirs belongs to the ticket as well, and the rest is asked for. */
function isStillAsked({ conversation, understanding }: Turn): boolean {
  const { ticket, interview } = conversation.memory;
  const isOfIt = conversation.memory.programmes.includes('emergency_temporary_aid');
  const isDue = ticket?.readBack === 'due' && interview === null && isOfIt;
  return isDue && asksNothing(understanding);
}

/** 「电话13812345678」 tells a number and asks for none; 「驾驶证快到期了在哪换」 is another department's matter. */
function asksInReturn({ understanding, text }: Turn): boolean {
  return (
    understanding.isQuestion &&
    (hasQuestion(understanding) || understanding.isOutside) &&
    findPhoneNumbers(text).length === 0 &&
    !understanding.commands.includes('noContact')
  );
}

export function suddenCause({ triage, understanding, memory }: Turn): Decision | null {
  const isHinted = triage.cause?.recent === true || triage.troubleNow.some(isHint);
  const alone = isHinted && !triage.urgent && !isEmergencyFiled(memory);
  return alone && asksNothing(understanding) ? { kind: 'ask-trouble' } : null;
}

/** A cause without trouble now: tell what help there is for it. */
export function noTroubleNow(turn: Turn): Decision | null {
  const { conversation, understanding, question, place, topics } = turn;
  if (conversation.memory.asked !== 'basicLifeAtRisk' || hasQuestion(understanding)) return null;
  const denies =
    understanding.commands.includes('deny') ||
    understanding.facts.some(({ key, value }) => key === 'basicLifeAtRisk' && value === false);
  if (!denies || topics.length === 0) return null;
  return place === null ? { kind: 'ask-region', waiting: question } : { kind: 'policy', question };
}
