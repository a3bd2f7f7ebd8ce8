import type { ProgrammeId } from '../contracts/programmes.ts';
import type { TicketKind } from '../contracts/tickets.ts';
import type { SqlExecutor } from '../database/executor.ts';
import { type Instant, shanghaiDateOf } from '../shared/clock.ts';
import { newId, newSpokenCode } from '../shared/ids.ts';
import type { Place } from '../shared/place.ts';
import type { TicketWork } from './commit-change.ts';
import { withDeadlines } from './ticket-deadline.ts';
import { ASSISTANT, type TicketActor } from './ticket-event.ts';
import { type NeededBy, rememberedState, type TicketRecord } from './ticket-row.ts';
import type { PlaceInLine } from './ticket-writer-repository.ts';

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

/** Opens a ticket, or returns the one of its kind that the conversation has open already, unchanged. */
export async function openTicket(
  work: TicketWork,
  tx: SqlExecutor,
  ticket: NewTicket,
): Promise<TicketRecord> {
  const { tickets, chain, clock } = work;
  const at = clock();
  const prepared = withDeadlines(newRecord(ticket, at), work);
  const by = ticket.by ?? ASSISTANT;
  const number = tickets.expectedNumber(shanghaiDateOf(at));

  const guessed = placeInLine(prepared, { number, ...chain.expectedEnd() }, { chain, by });
  const filing = await tickets.fileAsExpected(tx, guessed.record, guessed.firstEvent);
  if (filing === undefined) return getOpen(ticket, work, tx);
  if (filing.filed) return guessed.record;

  const placed = placeInLine(prepared, filing, { chain, by });
  const isFiled = await tickets.file(tx, placed.record, placed.firstEvent);
  return isFiled ? placed.record : getOpen(ticket, work, tx);
}

/** The ticket with its number, and its first event sealed to the one before. */
function placeInLine(
  ticket: Omit<TicketRecord, 'number'>,
  { number, ...end }: PlaceInLine,
  { chain, by }: Pick<TicketWork, 'chain'> & { by: TicketActor },
) {
  const record: TicketRecord = { ...ticket, number };
  const event = {
    ticketId: record.id,
    version: record.version,
    at: record.acceptedAt,
    actor: by,
    what: 'opened' as const,
    reason: null,
    details: { set: rememberedState(record), changed: [] },
  };
  return { record, firstEvent: chain.sealFirst(event, end) };
}

async function getOpen(
  { conversationId, kind }: NewTicket,
  { tickets }: TicketWork,
  tx: SqlExecutor,
): Promise<TicketRecord> {
  const found = conversationId && (await tickets.findOpen(tx, { conversationId, kind }));
  if (!found) throw new Error('A ticket was neither opened nor found.');
  return found;
}

/** Without its number: that is taken when it is written. */
function newRecord(ticket: NewTicket, at: Instant): Omit<TicketRecord, 'number'> {
  const { conversationId, kind, place, greenChannel, lifeSafety, summary, discoveredAt } = ticket;
  return {
    id: newId(),
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
