import { findPhoneNumbers } from '../../guardrails/personal-data.ts';
import type { Place } from '../../shared/place.ts';
import type { Memory } from '../memory.ts';
import type { Decision, Turn } from '../turn.ts';

/** What the conversation remembers after the reply: what was asked, what waits, which ticket is its own. */
export function memoryAfter({ memory, draft, decision, findings }: Turn): Memory {
  const ticket = findings.ticket;
  return {
    ...memory,
    asked: draft.asked,
    waiting: draft.waiting,
    lastQuestion:
      decision.kind === 'policy' && !decision.tentative ? decision.question : memory.lastQuestion,
    assessed:
      findings.assessment?.programmes.map(({ programme, outcome }) => ({
        programme,
        outcome,
      })) ?? memory.assessed,
    needs: needsAfter(memory.needs, draft.covers, decision),
    clue: decision.kind === 'ask-clue' ? decision.told : null,
    interview: interviewAfter(memory, decision, draft.asked),
    programmes: programmesAfter(memory, decision),
    emergency: {
      ...memory.emergency,
      ticketId: ticket?.kind === 'emergency_temporary_aid' ? ticket.id : memory.emergency.ticketId,
    },
    handoffTicketId: ticket?.kind === 'handoff' ? ticket.id : memory.handoffTicketId,
  };
}

/** What was spoken of waits no longer; stopping lets all of it go. */
function needsAfter(
  needs: Memory['needs'],
  covers: Memory['needs'],
  decision: Decision,
): Memory['needs'] {
  if (decision.kind === 'stop') return [];
  const spokenOf = decision.kind === 'assess' ? [...covers, ...decision.programmes] : covers;
  const left = needs.filter((need) => !spokenOf.includes(need));
  return left.length === needs.length && decision.kind === 'policy' ? needs.slice(1) : left;
}

/** An interview runs while a fact is still asked for; stopping ends it, a digression does not. */
function interviewAfter(
  memory: Memory,
  decision: Turn['decision'],
  asked: Memory['asked'],
): Memory['interview'] {
  if (decision.kind === 'assess') return asked === null ? null : decision.programmes;
  if (decision.kind === 'stop' || decision.kind === 'emergency' || decision.kind === 'danger')
    return null;
  return memory.interview;
}

function programmesAfter(memory: Memory, decision: Turn['decision']): Memory['programmes'] {
  if (decision.kind === 'assess') return decision.programmes;
  if (decision.kind === 'emergency') return ['emergency_temporary_aid'];
  return decision.kind === 'stop' ? [] : memory.programmes;
}

/** A detail that was asked for counts as settled, also when the person would not say it. */
export function settleDetails({ memory, text }: Turn, decision: Decision): Memory {
  if (decision.kind !== 'emergency-details' && decision.kind !== 'emergency') return memory;
  const { asked, emergency } = memory;
  return {
    ...memory,
    emergency: {
      ...emergency,
      whereaboutsKnown: emergency.whereaboutsKnown || asked === 'whereabouts',
      contactKnown:
        emergency.contactKnown || asked === 'contact' || findPhoneNumbers(text).length > 0,
      causeKnown: emergency.causeKnown || asked === 'cause',
    },
  };
}

/** `age >= 60` or grade 1–2 among the facts in force about those the help is for. */
export function isGreenChannel(facts: Readonly<Record<string, unknown>>): boolean {
  const { age, disabilityGrade, disabilityKind } = facts;
  const severe =
    typeof disabilityGrade === 'number' && disabilityGrade <= 2 && disabilityKind !== 'none';
  return (typeof age === 'number' && age >= 60) || severe;
}

/** The programmes this message is about, as understood. */
export function programmesOf({
  understanding,
  decision,
  triage,
}: Turn): Turn['memory']['programmes'] {
  const emergency = triage.urgent || decision.kind === 'emergency';
  const named =
    decision.kind === 'assess'
      ? [...decision.programmes, ...understanding.programmes]
      : understanding.programmes;
  return [...new Set([...(emergency ? (['emergency_temporary_aid'] as const) : []), ...named])];
}

export const regionOf = (place: Place | null): Place | null =>
  place === null ? null : { code: place.code, name: place.name, path: place.path };
