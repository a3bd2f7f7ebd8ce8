import type { StaffTicket } from '../contracts/staff.ts';
import type { Ticket, TicketKind, TicketStatusView } from '../contracts/tickets.ts';
import type { Database, SqlExecutor } from '../database/executor.ts';
import type { OfficeHours, TimeLimits } from '../knowledge/calendars.ts';
import type { Gazetteer } from '../knowledge/places.ts';
import type { Replies } from '../knowledge/replies.ts';
import { type Clock, type Instant, shanghaiDateOf } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { matchesSecret, newId, newSpokenCode } from '../shared/ids.ts';
import type { Place } from '../shared/place.ts';
import type { WorkingCalendar } from '../working-days/working-calendar.ts';
import { type DeadlineNeeds, deadlineOf } from './ticket-deadline.ts';
import {
  createTicketRepository,
  digestOfCode,
  secretOf,
  type TicketRepository,
} from './ticket-repository.ts';
import type { TextCipher, TicketRecord } from './ticket-row.ts';
import { toStaffTicket, toStatusView, toTicket } from './ticket-view.ts';

export interface TicketDeskNeeds {
  db: Database;
  clock: Clock;
  calendar: WorkingCalendar;
  officeHours: OfficeHours;
  timeLimits: TimeLimits;
  cipher: TextCipher;
  gazetteer: Pick<Gazetteer, 'find' | 'ladder'>;
  replies: Replies;
}

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
  /** Who opens it: a staff account's name; the assistant where absent. */
  actor?: string;
}

export interface TicketChanges {
  place?: Place | null;
  greenChannel?: boolean;
  lifeSafety?: boolean;
  summary?: string;
  whereabouts?: string | null;
  contact?: string | null;
  /** Refused with `stale-version` when the ticket has another version by now. */
  expectedVersion?: number;
  actor?: string;
}

export interface TicketDesk {
  /**
   * A conversation has one emergency ticket: asked for a second one, this returns the first unchanged.
   * Runs in the caller's transaction.
   */
  openTicket(executor: SqlExecutor, ticket: NewTicket): Promise<TicketRecord>;
  /** Changes nothing, and records nothing, when every value is as before. */
  updateTicket(executor: SqlExecutor, id: string, changes: TicketChanges): Promise<TicketRecord>;
  /** The oldest first. */
  findByConversation(executor: SqlExecutor, conversationId: string): Promise<TicketRecord[]>;
  /** A wrong code and an unknown number are told apart by nobody: both are `ticket-not-found`. */
  lookUp(number: string, code: string): Promise<TicketStatusView>;
  /** The earliest due first, those without a limit last. */
  listOpen(): Promise<StaffTicket[]>;
  toTicket(record: TicketRecord): Ticket;
}

const CODE_LENGTH = 8;
const ASSISTANT = 'assistant';

export function createTicketDesk(needs: TicketDeskNeeds): TicketDesk {
  const { db, gazetteer, cipher, replies } = needs;
  const tickets = createTicketRepository({ cipher, findPlace: gazetteer.find });
  const desk = { ...needs, tickets, ladderOf: gazetteer.ladder };

  return {
    openTicket: (executor, ticket) => openTicket(desk, executor, ticket),
    updateTicket: (executor, id, changes) => updateTicket(desk, executor, { id, changes }),
    findByConversation: tickets.listByConversation,
    async lookUp(number, code) {
      const record = await findByCode(tickets, db, { number, code });
      return toStatusView(record, replies);
    },
    async listOpen() {
      return (await tickets.listOpen(db)).map(toStaffTicket);
    },
    toTicket,
  };
}

interface Desk extends DeadlineNeeds {
  tickets: TicketRepository;
  clock: Clock;
}

async function openTicket(
  desk: Desk,
  executor: SqlExecutor,
  ticket: NewTicket,
): Promise<TicketRecord> {
  const { tickets, clock } = desk;
  const { conversationId, actor = ASSISTANT } = ticket;
  const isOnlyOne = ticket.kind === 'emergency_temporary_aid' && conversationId !== null;
  const existing = isOnlyOne && (await tickets.findEmergency(executor, conversationId));
  if (existing) return existing;

  const at = clock();
  const number = await tickets.takeNumber(executor, shanghaiDateOf(at));
  const record = newRecord(ticket, { number, at, desk });
  const hash = digestOfCode(number, record.code);
  if (!(await tickets.insert(executor, record, hash))) return emergencyOf(ticket, desk, executor);
  const opened = { ticketId: record.id, version: record.version, at, actor };
  await tickets.addEvent(executor, { ...opened, what: 'opened', changed: [] });
  await notify(executor, record.id);
  return record;
}

/** Another transaction opened it between our look and our insert. */
async function emergencyOf(
  { conversationId }: NewTicket,
  { tickets }: Desk,
  executor: SqlExecutor,
): Promise<TicketRecord> {
  const found = conversationId && (await tickets.findEmergency(executor, conversationId));
  if (!found) throw new Error('A ticket was neither inserted nor found.');
  return found;
}

function newRecord(
  ticket: NewTicket,
  { number, at, desk }: { number: string; at: Instant; desk: Desk },
): TicketRecord {
  const { conversationId, kind, place, greenChannel, lifeSafety, summary, discoveredAt } = ticket;
  const deadline = deadlineOf({ kind, place, discoveredAt, acceptedAt: at }, desk);
  return {
    id: newId(),
    number,
    code: newSpokenCode(CODE_LENGTH),
    conversationId,
    kind,
    status: 'accepted',
    place,
    greenChannel,
    lifeSafety,
    discoveredAt,
    acceptedAt: at,
    dueAt: deadline && new Date(deadline.dueAt),
    deadline,
    summary,
    whereabouts: ticket.whereabouts ?? null,
    contact: ticket.contact ?? null,
    version: 1,
  };
}

async function updateTicket(
  desk: Desk,
  executor: SqlExecutor,
  { id, changes }: { id: string; changes: TicketChanges },
): Promise<TicketRecord> {
  const { tickets, clock } = desk;
  const { expectedVersion, actor = ASSISTANT, ...values } = changes;
  const before = await tickets.findForUpdate(executor, id);
  if (!before) throw new DomainError('not-found', 'ticket-not-found');
  if (expectedVersion !== undefined && expectedVersion !== before.version)
    throw new DomainError('conflict', 'stale-version');

  const changed = namesOfChanges(before, values);
  if (changed.length === 0) return before;
  const at = clock();
  const version = before.version + 1;
  const after = withDeadline({ ...before, ...values, version }, desk);
  await tickets.save(executor, after, at);
  await tickets.addEvent(executor, { ticketId: id, version, at, actor, what: 'updated', changed });
  await notify(executor, id);
  return after;
}

function namesOfChanges(before: TicketRecord, values: Partial<TicketRecord>): string[] {
  const names = Object.keys(values) as (keyof TicketRecord)[];
  return names.filter((name) =>
    name === 'place' ? values.place?.code !== before.place?.code : values[name] !== before[name],
  );
}

/** Only close of business depends on the place: the start and the number of days stay. */
function withDeadline(record: TicketRecord, desk: Desk): TicketRecord {
  const deadline = record.deadline && deadlineOf(record, desk);
  return { ...record, deadline, dueAt: deadline && new Date(deadline.dueAt) };
}

async function findByCode(
  tickets: TicketRepository,
  db: SqlExecutor,
  said: { number: string; code: string },
): Promise<TicketRecord> {
  const number = asWritten(said.number).replace(/^(?:WL)?(\d{8})(\d{4,})$/, 'WL$1-$2');
  const code = asWritten(said.code);
  const hash = await tickets.codeHashOf(db, number);
  // Compared also when there is no such ticket, so that the answer takes as long.
  const matches = matchesSecret(secretOf(number, code), hash ?? digestOfCode(number, ''));
  const found = matches && hash !== undefined && (await tickets.findByNumber(db, number));
  if (!found) throw new DomainError('not-found', 'ticket-not-found');
  return found;
}

/** People type small letters, full-width digits, spaces and dashes of their own. */
function asWritten(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\p{Dash}]/gu, '')
    .toUpperCase();
}

/** Delivered when the transaction commits. */
async function notify(executor: SqlExecutor, id: string): Promise<void> {
  await executor.query(`select pg_notify('staff_changes', $1::text)`, [
    JSON.stringify({ what: 'ticket', id }),
  ]);
}
