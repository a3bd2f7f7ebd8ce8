import type { Place } from '../../shared/place.ts';
import type { TicketRecord } from '../../tickets/ticket-repository.ts';
import type { Memory } from '../memory.ts';
import { namedAfter } from '../named-needs.ts';
import { changesStatement, contactAfter, troublesOf } from '../ticket-talk.ts';
import type { Decision, Turn } from '../turn.ts';

/** What the conversation remembers after the reply: what was asked, what waits, which ticket is its own. */
export function memoryAfter(turn: Turn): Memory {
  const { memory, draft, decision, findings } = turn;
  const ticket = findings.ticket;
  return {
    ...memory,
    asked: draft.asked,
    waiting: draft.waiting,
    lastQuestion: questionAfter(turn),
    unclear: decision.kind === 'clarify' ? turn.words : null,
    assessed:
      findings.assessment?.programmes.map(({ programme, outcome }) => ({
        programme,
        outcome,
      })) ?? memory.assessed,
    needs: needsAfter(memory.needs, draft.covers, decision),
    named: namedAfter(turn),
    clue: decision.kind === 'ask-clue' ? decision.told : null,
    interview: interviewAfter(memory, decision, draft.asked),
    programmes: programmesAfter(memory, decision),
    emergency: {
      ...memory.emergency,
      ticketId: ticket?.kind === 'emergency_temporary_aid' ? ticket.id : memory.emergency.ticketId,
      told: troublesAfter(turn),
    },
    transfer: draft.asked === 'transfer' ? transferOf(turn) : null,
    handoffTicketId: ticket?.kind === 'handoff' ? ticket.id : memory.handoffTicketId,
    ticket: findings.ticket === null ? memory.ticket : ticketAfter(turn, findings.ticket),
  };
}

/** A case that was told without asking anything leaves nothing to ask of another one. */
function questionAfter({ decision, question, understanding, memory }: Turn): string | null {
  const isAsked =
    decision.kind === 'several' ||
    // Another place may tell what this one does not.
    (decision.kind === 'not-covered' && understanding.asks.length > 0) ||
    (decision.kind === 'policy' && !decision.tentative) ||
    (decision.kind === 'assess' && decision.fresh && understanding.asks.length > 0);
  return isAsked ? question : memory.lastQuestion;
}

/** Another ticket begins anew. */
function troublesAfter({ memory, triage, findings }: Turn): Memory['emergency']['told'] {
  const { ticket, ticketKnown } = findings;
  const { told } = memory.emergency;
  if (ticket?.kind !== 'emergency_temporary_aid') return told;
  const now = troublesOf(triage);
  if (!ticketKnown) return now;
  return {
    needs: [...new Set([...told.needs, ...now.needs])],
    events: [...new Set([...told.events, ...now.events])],
  };
}

/** Whose matter it is, and what was said of it. */
function transferOf({ understanding, masked, memory }: Turn): Memory['transfer'] {
  const department = understanding.otherDepartment;
  return department === null ? memory.transfer : { department, told: masked };
}

/** What was read back waits for an answer; a change of it waits anew. */
function ticketAfter(
  { memory, draft, decision, findings }: Turn,
  ticket: TicketRecord,
): NonNullable<Memory['ticket']> {
  const before = memory.ticket?.id === ticket.id ? memory.ticket.readBack : 'due';
  const isConfirmed = decision.kind === 'read-back' && decision.answer === 'confirmed';
  const isShown = findings.readBack !== null && draft.asked === 'read_back';
  const now = isShown ? 'shown' : before;
  return { id: ticket.id, kind: ticket.kind, readBack: isConfirmed ? 'confirmed' : now };
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
export function settleDetails(turn: Turn, decision: Decision): Memory {
  const { memory } = turn;
  const { asked, emergency } = memory;
  if (!OF_A_TICKET.has(decision.kind)) return memory;
  const isEmergency = decision.kind === 'emergency-details' || decision.kind === 'emergency';
  return {
    ...memory,
    contact: contactAfter({ ...turn, decision }),
    added: addedAfter({ ...turn, decision }),
    emergency: {
      ...emergency,
      whereaboutsKnown: emergency.whereaboutsKnown || (isEmergency && tellsWhere(turn)),
      causeKnown: emergency.causeKnown || (isEmergency && asked === 'cause'),
    },
  };
}

/** Asked for, or named unasked. */
function tellsWhere(turn: Turn): boolean {
  const { memory, understanding } = turn;
  return understanding.spot !== null || (memory.asked === 'whereabouts' && !putsRight(turn));
}

/** What was asked waits while they put something else right. */
function putsRight({ understanding, memory, conversation }: Turn): boolean {
  const isAnswered = memory.neededBy !== conversation.memory.neededBy;
  return understanding.commands.includes('correct') && !isAnswered;
}

/** Words that put something right and state no fact are kept as they are. */
function addedAfter({ memory, decision, conversation, masked, ...turn }: Turn): Memory['added'] {
  const isCorrection = decision.kind === 'read-back' && decision.answer === 'corrected';
  const asked = conversation.memory.asked;
  if (!isCorrection || asked !== 'correction') return memory.added;
  return changesStatement({ ...turn, memory, decision, conversation, masked })
    ? memory.added
    : [...memory.added, masked];
}

const OF_A_TICKET = new Set<Decision['kind']>([
  ...(['emergency', 'emergency-details', 'clue', 'handoff', 'transfer'] as const),
  'ticket-details',
  'read-back',
]);

/** `age >= 60` or grade 1–2 among the facts in force about those the help is for. */
export function isGreenChannel(facts: Readonly<Record<string, unknown>>): boolean {
  const { age, disabilityGrade, disabilityKind } = facts;
  const severe =
    typeof disabilityGrade === 'number' && disabilityGrade <= 2 && disabilityKind !== 'none';
  return (typeof age === 'number' && age >= 60) || severe;
}

/** The programmes this message is about, as understood; where it names none, those of what answers it. */
export function programmesOf({
  understanding,
  decision,
  triage,
  draft,
}: Turn): Turn['memory']['programmes'] {
  const emergency = triage.urgent || decision.kind === 'emergency';
  const named =
    decision.kind === 'assess'
      ? [...decision.programmes, ...understanding.programmes]
      : understanding.programmes;
  const told = draft.kind === 'answer' && named.length === 0 ? draft.covers : [];
  return [
    ...new Set([...(emergency ? (['emergency_temporary_aid'] as const) : []), ...named, ...told]),
  ];
}

export const regionOf = (place: Place | null): Place | null =>
  place === null ? null : { code: place.code, name: place.name, path: place.path };
