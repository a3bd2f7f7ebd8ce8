import type { TicketKind } from '../contracts/tickets.ts';
import { findPhoneNumbers } from '../guardrails/personal-data.ts';
import { isUnclear } from '../triage/signs.ts';
import type { Triage } from '../triage/triage.ts';
import type { Command } from '../understanding/understanding.ts';
import type { AskedFor, Memory } from './memory.ts';
import { changedFacts, factsOfSubject, newFacts } from './steps/remember.ts';
import type { Turn } from './turn.ts';

type TicketQuestion = Extract<
  AskedFor,
  'region' | 'cause' | 'whereabouts' | 'contact' | 'read_back'
>;

/** What is asked for a ticket after it is filed, one thing at a time; at last whether it says the right thing. */
export function nextForTicket(turn: Turn, kind: TicketKind): TicketQuestion | null {
  const { memory, place } = turn;
  if (kind === 'emergency_temporary_aid') {
    const { causeKnown, whereaboutsKnown } = memory.emergency;
    if (place === null) return 'region';
    if (!whereaboutsKnown) return 'whereabouts';
    if (!causeKnown && memory.asked !== 'cause') return 'cause';
  }
  if (memory.contact === 'unknown') return 'contact';
  return hasSomethingToRead(memory, kind) ? 'read_back' : null;
}

/** 「找人工」 alone tells nothing that could be right or wrong. */
function hasSomethingToRead(memory: Memory, kind: TicketKind): boolean {
  return kind !== 'handoff' || memory.neededBy !== null || factsOfSubject(memory).length > 0;
}

const DECLINES: readonly Command[] = ['noContact', 'skip', 'dontKnow', 'deny'];

/** What is known of how to reach them after this message, which is about a ticket. */
export function contactAfter(turn: Turn): Memory['contact'] {
  const { conversation, text, understanding, memory } = turn;
  if (findPhoneNumbers(text).length > 0) return 'given';
  if (conversation.memory.asked !== 'contact') return memory.contact;
  if (declinesContact(turn)) return 'declined';
  if (contactWords(turn) !== undefined) return 'given';
  // 「可以」 to 「方便留个电话吗」 promises a number.
  return understanding.commands.includes('affirm') ? memory.contact : 'passed';
}

export function declinesContact({ conversation, understanding, text }: Turn): boolean {
  return (
    conversation.memory.asked === 'contact' &&
    findPhoneNumbers(text).length === 0 &&
    understanding.commands.some((command) => DECLINES.includes(command))
  );
}

const MOST_CHARACTERS_OF_CONTACT = 200;

/** A telephone number wherever it is said; another way to reach them where we asked for one. */
export function contactWords(turn: Turn): string | undefined {
  const { conversation, text } = turn;
  const phone = findPhoneNumbers(text)[0];
  if (phone !== undefined || conversation.memory.asked !== 'contact') return phone;
  return isBareAnswer(turn) ? text.trim().slice(0, MOST_CHARACTERS_OF_CONTACT) : undefined;
}

/** They pass the question over, or put something else right: 「更正一下 是七十九不是七十一」. */
const TELLS_NO_PLACE: readonly Command[] = [...DECLINES, 'correct'];

/** Asked where they are, people say it in any words. */
export function tellsWhereabouts({ conversation, understanding }: Turn): boolean {
  return (
    conversation.memory.asked === 'whereabouts' &&
    !understanding.commands.some((command) => TELLS_NO_PLACE.includes(command))
  );
}

/** It says nothing else that we understand. */
export function isBareAnswer({ understanding }: Turn): boolean {
  const { facts, asks, commands, programmes, regions, isQuestion, neededBy } = understanding;
  const others = [facts, asks, commands, programmes, regions];
  return others.every(({ length }) => length === 0) && !isQuestion && neededBy === null;
}

/** A danger presses each time it is told of; an emergency where this message tells of another one. */
export function isPressing({ decision, triage, conversation }: Turn): boolean {
  if (decision.kind === 'danger') return true;
  if (decision.kind !== 'emergency') return false;
  const { told } = conversation.memory.emergency;
  const { needs, events } = troublesOf(triage);
  // The cause of what was told already is no other emergency.
  const tellsOfAnother =
    told.events.length > 0 && events.some((event) => !told.events.includes(event));
  return tellsOfAnother || needs.some((need) => !told.needs.includes(need));
}

/** What is lacking and what happened, as this message tells it. */
export function troublesOf({ troubleNow, cause }: Triage): Memory['emergency']['told'] {
  const needs = troubleNow.filter((sign) => !isUnclear(sign)).map(({ need }) => need);
  return { needs: [...new Set(needs)], events: cause?.recent ? [cause.event] : [] };
}

/** Whether this message changes what the ticket of the conversation says. */
export function changesStatement(turn: Turn): boolean {
  const { memory, seq, place, conversation, text } = turn;
  return (
    newFacts(turn).length > 0 ||
    changedFacts(turn).length > 0 ||
    memory.neededBy?.seq === seq ||
    (place !== null && place.code !== conversation.regionCode) ||
    findPhoneNumbers(text).length > 0
  );
}
