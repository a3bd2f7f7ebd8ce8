import type { ProgrammeId } from '../contracts/programmes.ts';
import type { TicketKind } from '../contracts/tickets.ts';
import type { SqlExecutor } from '../database/executor.ts';
import { type Instant, shanghaiDateOf } from '../shared/clock.ts';
import { newId, newSpokenCode } from '../shared/ids.ts';
import type { Place } from '../shared/place.ts';
import { announceTicket, type TicketWork } from './commit-change.ts';
import { withDeadlines } from './ticket-deadline.ts';
import { ASSISTANT, type TicketActor } from './ticket-event.ts';
import { digestOfCode } from './ticket-repository.ts';
import { type NeededBy, rememberedState, type TicketRecord } from './ticket-row.ts';

export interface NewTicket {
  conversationId: string | null;
  kind: TicketKind;
  place: Place | null;
  greenChannel: boolean;
  lifeSafety: boolean;
  summary: string;
  discoveredAt: Instant;
  whereabouts?: string | null;
  contact?: string | null;
  programme?: ProgrammeId | null;
  neededBy?: NeededBy | null;
  /** Somebody found it and nobody has taken it in yet. */
  status?: 'discovered' | 'accepted';
  /** Who opens it; the assistant where absent. */
  by?: TicketActor;
}

const CODE_LENGTH = 8;

/** Opens a ticket, or returns the emergency that the conversation has open already, unchanged. */
export async function openTicket(
  work: TicketWork,
  tx: SqlExecutor,
  ticket: NewTicket,
): Promise<TicketRecord> {
  const { tickets, chain, clock } = work;
  const existing = await findOnly(ticket, work, tx);
  if (existing) return existing;

  const at = clock();
  const number = await tickets.takeNumber(tx, shanghaiDateOf(at));
  const record = withDeadlines(newRecord(ticket, number, at), work);
  if (!(await tickets.insert(tx, record, digestOfCode(number, record.code)))) {
    // Another transaction opened it between our look and our insert.
    const found = await findOnly(ticket, work, tx);
    if (!found) throw new Error('A ticket was neither inserted nor found.');
    return found;
  }
  await chain.append(tx, {
    ticketId: record.id,
    version: record.version,
    at,
    actor: ticket.by ?? ASSISTANT,
    what: 'opened',
    reason: null,
    details: { set: rememberedState(record), changed: [] },
  });
  await announceTicket(tx, record.id);
  return record;
}

async function findOnly(
  { kind, conversationId }: NewTicket,
  { tickets }: TicketWork,
  tx: SqlExecutor,
): Promise<TicketRecord | undefined> {
  if (kind !== 'emergency_temporary_aid' || conversationId === null) return undefined;
  return tickets.findEmergency(tx, conversationId);
}

function newRecord(ticket: NewTicket, number: string, at: Instant): TicketRecord {
  const { conversationId, kind, place, greenChannel, lifeSafety, summary, discoveredAt } = ticket;
  return {
    id: newId(),
    number,
    code: newSpokenCode(CODE_LENGTH),
    conversationId,
    kind,
    status: ticket.status ?? 'accepted',
    place,
    greenChannel,
    lifeSafety,
    discoveredAt,
    acceptedAt: at,
    dueAt: null,
    deadline: null,
    summary,
    whereabouts: ticket.whereabouts ?? null,
    contact: ticket.contact ?? null,
    programme: ticket.programme ?? null,
    neededBy: ticket.neededBy ?? null,
    assignee: null,
    firstDueAt: null,
    pauses: [],
    mergedInto: null,
    version: 1,
  };
}
