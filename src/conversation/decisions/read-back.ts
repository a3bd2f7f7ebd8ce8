import type { Command, Understanding } from '../../understanding/understanding.ts';
import { changedFacts, newFacts } from '../steps/remember.ts';
import { changesStatement, contactWords, declinesContact } from '../ticket-talk.ts';
import type { Decision, Turn } from '../turn.ts';
import { hasQuestion } from './asked.ts';

/** After a ticket other than an emergency is filed: how to reach them, and by when it is needed. */
export function ticketDetails(turn: Turn): Decision | null {
  const { conversation, understanding } = turn;
  const { ticket, asked } = conversation.memory;
  if (ticket === null) return null;
  if (declinesContact(turn)) return { kind: 'ticket-details' };
  if (hasQuestion(understanding)) return null;
  const promises = asked === 'contact' && understanding.commands.includes('affirm');
  const tellsContact = asked === 'contact' && contactWords(turn) !== undefined;
  const bringsNeed = understanding.neededBy !== null;
  return tellsContact || promises || bringsNeed ? { kind: 'ticket-details' } : null;
}

/** 「对」, 「要改」, or what is right instead: the answer to what was read back. */
export function readBack(turn: Turn): Decision | null {
  const { conversation, understanding } = turn;
  const { asked, ticket } = conversation.memory;
  const { commands, isQuestion } = understanding;
  if (ticket === null || (asked !== 'read_back' && asked !== 'correction')) return null;
  if (hasQuestion(understanding) || isQuestion) return null;
  if (changesStatement(turn)) return { kind: 'read-back', answer: 'corrected' };
  if (asked === 'read_back' && commands.includes('affirm'))
    return { kind: 'read-back', answer: 'confirmed' };
  if (commands.some((command) => ['amend', 'correct', 'deny'].includes(command)))
    return { kind: 'read-back', answer: 'amend' };
  if (asked === 'read_back' || commands.length > 0) return null;
  return { kind: 'read-back', answer: 'corrected' };
}

/** 「收到了」, 「没收到」: what the citizen says about what was paid. */
export function arrival({ conversation, understanding }: Turn): Decision | null {
  const { asked, arrivalOf } = conversation.memory;
  if (arrivalOf === null || (asked !== 'arrived' && isAboutOtherAid(understanding))) return null;
  const says = (command: Command) => understanding.commands.includes(command);
  if (says('notArrived') || (asked === 'arrived' && says('deny')))
    return { kind: 'arrival', arrived: false };
  return says('arrived') || (asked === 'arrived' && says('affirm'))
    ? { kind: 'arrival', arrived: true }
    : null;
}

/** 「残疾人补贴还没收到」, long after the emergency aid arrived. */
function isAboutOtherAid({ programmes }: Understanding): boolean {
  return programmes.length > 0 && !programmes.includes('emergency_temporary_aid');
}

/** 「俺今年69」, after it was read back: what is told later belongs to the ticket as well. */
export function moreForTicket(turn: Turn): Decision | null {
  const { conversation, understanding } = turn;
  const { ticket, interview } = conversation.memory;
  if (ticket === null || ticket.readBack === 'due' || interview !== null) return null;
  const isTold = newFacts(turn).length > 0 && !understanding.isQuestion;
  return isTold ? { kind: 'read-back', answer: 'corrected' } : null;
}

/** 「不是三个是四个」 at any time after it was read back, unless a result is computed again from it. */
export function correctedTicket(turn: Turn): Decision | null {
  const { conversation, understanding, memory, seq } = turn;
  const { ticket, assessed } = conversation.memory;
  if (ticket === null || ticket.readBack === 'due' || assessed.length > 0) return null;
  const corrects = understanding.commands.includes('correct') && !hasQuestion(understanding);
  const isChanged = changedFacts(turn).length > 0 || memory.neededBy?.seq === seq;
  return corrects && isChanged ? { kind: 'read-back', answer: 'corrected' } : null;
}
