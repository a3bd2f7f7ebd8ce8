import type { StaffTicket } from '../contracts/staff.ts';
import type { Ticket, TicketKind, TicketStatus, TicketStatusView } from '../contracts/tickets.ts';
import type { Replies } from '../knowledge/replies.ts';
import { toShanghaiIso } from '../shared/clock.ts';
import type { TicketRecord } from './ticket-row.ts';

/** The ticket as the citizen's own reply carries it, code included. */
export function toTicket(record: TicketRecord): Ticket {
  return { ...toSharedView(record), code: record.code };
}

/** The ticket as operators see it: with the words, without the citizen's code. */
export function toStaffTicket(record: TicketRecord): StaffTicket {
  return {
    ...toSharedView(record),
    id: record.id,
    conversationId: record.conversationId,
    summary: record.summary,
    whereabouts: record.whereabouts,
    contact: record.contact,
  };
}

/** What the look-up by number and code shows. */
export function toStatusView(record: TicketRecord, replies: Replies): TicketStatusView {
  const { number, kind, status, region, dueAt, deadline } = toSharedView(record);
  const nextStep = nextStepOf(kind, status, replies);
  return { number, kind, status, region, dueAt, deadline, nextStep };
}

function nextStepOf(kind: TicketKind, status: TicketStatus, replies: Replies): string {
  const own = `tickets.next_step.${kind}.${status}`;
  return replies.say(replies.has(own) ? own : `tickets.next_step.any.${status}`);
}

function toSharedView(record: TicketRecord): Omit<Ticket, 'code'> {
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
