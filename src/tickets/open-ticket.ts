import type { ProgrammeId } from '../contracts/programmes.ts';
import type { TicketKind } from '../contracts/tickets.ts';
import type { Database, SqlExecutor } from '../database/executor.ts';
import { isInEachOthersWay } from '../database/sql-error.ts';
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

interface OpeningWork extends TicketWork {
  db: Database;
}

export interface OpenedTicket {
  ticket: TicketRecord;
  /** False: the conversation had it open already. */
  isNew: boolean;
}

type Unnumbered = Omit<TicketRecord, 'number'>;

const CODE_LENGTH = 8;

/** Others that file at the same time make each of them wrong; then the place in line is held first. */
const MOST_GUESSES = 3;

/**
 * Opens a ticket in one statement, or returns the one of its kind that the conversation has open already, unchanged.
 *
 * @param work.db no transaction: what is filed is on the disk when this returns.
 */
export async function openTicket(work: OpeningWork, ticket: NewTicket): Promise<OpenedTicket> {
  const { tickets, chain, clock, db } = work;
  const at = clock();
  const prepared = withDeadlines(newRecord(ticket, at), work);
  const by = ticket.by ?? ASSISTANT;

  let place: PlaceInLine = {
    ...chain.expectedEnd(),
    number: tickets.expectedNumber(shanghaiDateOf(at)),
  };
  for (let guesses = 0; guesses < MOST_GUESSES; guesses += 1) {
    const guessed = placeInLine(prepared, place, { chain, by });
    const { outcome, ...found } = await fileAsExpected(work, guessed, place);
    if (outcome === 'filed') return { ticket: guessed.record, isNew: true };
    if (outcome === 'open already') return getOpen(ticket, work, db);
    place = found;
  }
  return db.transaction((tx) => openInTurn(work, tx, { ticket, prepared, by }));
}

/** Two that file for one conversation may find that out only at the end. */
async function fileAsExpected(
  { tickets, db }: OpeningWork,
  { record, firstEvent }: ReturnType<typeof placeInLine>,
  place: PlaceInLine,
) {
  try {
    return await tickets.fileAsExpected(db, record, firstEvent);
  } catch (error) {
    if (!isInEachOthersWay(error)) throw error;
    return { ...place, outcome: 'others came first' as const };
  }
}

/** Waits for those who file, and then files behind them. */
async function openInTurn(
  work: OpeningWork,
  tx: SqlExecutor,
  { ticket, prepared, by }: { ticket: NewTicket; prepared: Unnumbered; by: TicketActor },
): Promise<OpenedTicket> {
  const { tickets, chain } = work;
  const place = await tickets.takePlace(tx, prepared);
  if (place === undefined) return getOpen(ticket, work, tx);
  const placed = placeInLine(prepared, place, { chain, by });
  const isFiled = await tickets.file(tx, placed.record, placed.firstEvent);
  return isFiled ? { ticket: placed.record, isNew: true } : getOpen(ticket, work, tx);
}

/** The ticket with its number, and its first event sealed to the one before. */
function placeInLine(
  ticket: Unnumbered,
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
  executor: SqlExecutor,
): Promise<OpenedTicket> {
  const found = conversationId && (await tickets.findOpen(executor, { conversationId, kind }));
  if (!found) throw new Error('A ticket was neither opened nor found.');
  return { ticket: found, isNew: false };
}

/** Without its number: that is taken when it is written. */
function newRecord(ticket: NewTicket, at: Instant): Unnumbered {
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
