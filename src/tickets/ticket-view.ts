import type {
  LikelySame,
  StaffTicket,
  StaffTicketDetail,
  TicketEventView,
} from '../contracts/staff-tickets.ts';
import type { TicketStatements } from '../contracts/ticket-statements.ts';
import type { Ticket } from '../contracts/tickets.ts';
import { type Instant, toShanghaiIso } from '../shared/clock.ts';
import { maskContact, maskWhereabouts } from './mask-contact.ts';
import { lacksContact } from './reach-citizen.ts';
import { clocksOf } from './ticket-clocks.ts';
import type { DeadlineNeeds } from './ticket-deadline.ts';
import type { TicketEvent } from './ticket-event.ts';
import { listMoves, type TicketParty } from './ticket-moves.ts';
import { openPauseOf, pausedWorkingDays } from './ticket-pause.ts';
import type { TicketRecord } from './ticket-row.ts';

/** The ticket as the citizen's own reply carries it, code included. */
export function toTicket(record: TicketRecord): Ticket {
  return { ...toSharedView(record), code: record.code };
}

/** The ticket as operators see it: with the words and every limit, without the citizen's code. */
export function toStaffTicket(
  record: TicketRecord,
  needs: DeadlineNeeds,
  likelySame: LikelySame[] = [],
): StaffTicket {
  const since = openPauseOf(record.pauses)?.from ?? null;
  return {
    ...toSharedView(record),
    id: record.id,
    conversationId: record.conversationId,
    summary: record.summary,
    whereabouts: maskWhereabouts(record.whereabouts),
    contact: maskContact(record.contact),
    programme: record.programme,
    neededBy: record.neededBy,
    assignee: record.assignee,
    clocks: clocksOf(record, needs),
    pause: { since, workingDays: pausedWorkingDays(record.pauses, needs.calendar) },
    mergedInto: record.mergedInto,
    likelySame,
    version: record.version,
  };
}

interface DetailParts {
  needs: DeadlineNeeds;
  events: TicketEvent[];
  party: TicketParty;
  likelySame: LikelySame[] | undefined;
  statements: TicketStatements;
  wrongCodes: { count: number; lastAt: Instant } | null;
}

/** The same with its life so far and what whoever asks may do now. */
export function toTicketDetail(
  record: TicketRecord,
  { needs, events, party, likelySame, statements, wrongCodes }: DetailParts,
): StaffTicketDetail {
  return {
    ...toStaffTicket(record, needs, likelySame),
    events: events.map(toEventView),
    moves: listMoves(record, party).map(({ to, needsReason }) => ({
      to,
      needsReason,
      needsNoContact: lacksContact(record, events, to),
    })),
    statements,
    wrongCodes: wrongCodes && { ...wrongCodes, lastAt: toShanghaiIso(wrongCodes.lastAt) },
  };
}

function toEventView({ version, at, actor, what, reason, details }: TicketEvent): TicketEventView {
  const { set, changed, told } = details;
  return {
    version,
    at: toShanghaiIso(at),
    actor: actor.name,
    party: actor.party,
    what,
    reason,
    status: set.status ?? null,
    changed: [...new Set([...changed, ...Object.keys(set)])],
    told: told ?? null,
  };
}

/** What everybody may see who may see the ticket. */
export function toSharedView(record: TicketRecord): Omit<Ticket, 'code'> {
  return {
    number: record.number,
    kind: record.kind,
    status: record.status,
    region: record.place,
    greenChannel: record.greenChannel,
    lifeSafety: record.lifeSafety,
    discoveredAt: toShanghaiIso(record.discoveredAt),
    acceptedAt: toShanghaiIso(record.acceptedAt),
    dueAt: record.dueAt && toShanghaiIso(record.dueAt),
    deadline: record.deadline,
  };
}
