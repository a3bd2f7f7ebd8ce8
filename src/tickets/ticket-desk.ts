import type { CodeQuery, Ticket, TicketStanding } from '../contracts/tickets.ts';
import type { Database, SqlExecutor } from '../database/executor.ts';
import type { OfficeHours, TimeLimits } from '../knowledge/calendars.ts';
import type { LikelySameRules } from '../knowledge/likely-same.ts';
import type { Gazetteer } from '../knowledge/places.ts';
import type { Replies } from '../knowledge/replies.ts';
import type { Clock } from '../shared/clock.ts';
import type { Seal } from '../shared/seal.ts';
import type { CalendarWords } from '../working-days/calendar-data.ts';
import type { WorkingCalendar } from '../working-days/working-calendar.ts';
import { adoptTickets } from './adopt-tickets.ts';
import { createCodeAttempts } from './code-attempts.ts';
import { commitChange, lockTicket, type TicketChange, type TicketWork } from './commit-change.ts';
import { createEventChain } from './event-chain.ts';
import { moveTicket, type WantedMove } from './move-ticket.ts';
import { type NewTicket, type OpenedTicket, openTicket } from './open-ticket.ts';
import { declineContact } from './reach-citizen.ts';
import { recountDeadlines } from './recount-deadlines.ts';
import { createStaffTickets, type StaffTickets } from './staff-tickets.ts';
import { createStatementRepository } from './statement-repository.ts';
import { createToStatusView, type ToStatusView } from './status-view.ts';
import { type Arrival, noteArrival } from './ticket-arrival.ts';
import { createByCode } from './ticket-by-code.ts';
import { ASSISTANT, type TicketActor } from './ticket-event.ts';
import { createTicketRepository } from './ticket-repository.ts';
import type { TextCipher, TicketRecord } from './ticket-row.ts';
import { confirmStatement, type NewStatement, stateTicket } from './ticket-statement.ts';
import { toTicket } from './ticket-view.ts';
import { type TicketChanges, updateTicket } from './update-ticket.ts';

export type { NewTicket } from './open-ticket.ts';
export type { TicketChanges } from './update-ticket.ts';

export interface TicketDeskNeeds {
  db: Database;
  clock: Clock;
  calendar: WorkingCalendar;
  calendars: { words: CalendarWords };
  officeHours: Pick<OfficeHours, 'closingTimeAt'>;
  timeLimits: TimeLimits;
  cipher: TextCipher;
  seal: Seal;
  /** Hides whose tries with a wrong code are counted. */
  sealAttempts: Seal;
  likelySame: LikelySameRules;
  gazetteer: Pick<Gazetteer, 'find' | 'ladder'>;
  replies: Replies;
}

export interface CitizenMoving extends CodeQuery {
  to: 'withdrawn' | 'accepted';
  reason: string;
}

export type FollowTicket = NonNullable<TicketWork['onMoved']>;

export interface TicketDesk {
  /**
   * A conversation has one ticket of a kind open at a time: asked for a second one, this returns the first
   * unchanged. It stands alone, never in a transaction: filed is filed, whatever the caller does next.
   */
  openTicket(ticket: NewTicket): Promise<TicketRecord>;
  /** The same, and which of both it was. */
  openOrFind(ticket: NewTicket): Promise<OpenedTicket>;
  /** Changes nothing, and records nothing, when every value is as before. */
  updateTicket(executor: SqlExecutor, id: string, changes: TicketChanges): Promise<TicketRecord>;
  /** What the table of moves does not allow is refused. Runs in the caller's transaction. */
  moveTicket(executor: SqlExecutor, wanted: WantedMove): Promise<TicketRecord>;
  findByNumber(executor: SqlExecutor, number: string): Promise<TicketRecord | undefined>;
  /** The oldest first. */
  findByConversation(executor: SqlExecutor, conversationId: string): Promise<TicketRecord[]>;
  /** A wrong code and an unknown number are told apart by nobody. Throws `too-many-codes` after too many. */
  lookUp(asked: CodeQuery): Promise<TicketStanding>;
  toStatusView: ToStatusView;
  /** The citizen takes the ticket back or has it opened again, with the code. */
  moveByCitizen(moving: CitizenMoving): Promise<TicketStanding>;
  /** Of these conversations: the earliest due first, those without a limit last. */
  listOpenOf(conversationIds: readonly string[]): Promise<TicketRecord[]>;
  toTicket(record: TicketRecord): Ticket;
  /** Keeps what one side says of it; the same once more changes nothing. */
  state(executor: SqlExecutor, statement: NewStatement): Promise<TicketRecord>;
  /** What was read back is right. Undefined where nothing was. */
  confirm(executor: SqlExecutor, id: string): Promise<TicketRecord | undefined>;
  declineContact(executor: SqlExecutor, id: string): Promise<TicketRecord>;
  /** Throws `not-paid`. */
  noteArrival(executor: SqlExecutor, arrival: Arrival): Promise<TicketRecord>;
  noteArrivalByCode(arrival: Omit<Arrival, 'id'> & CodeQuery): Promise<TicketStanding>;
  /** From now on `follower` is told of every move, in its transaction. */
  follow(follower: FollowTicket): void;
  staff: StaffTickets;
  /** Records that somebody of the staff knows of it. */
  acknowledge(executor: SqlExecutor, id: string, by: TicketActor): Promise<void>;
  /** Records that the citizen told of a danger again, or of another emergency: nobody knows of that yet. */
  urge(executor: SqlExecutor, id: string): Promise<TicketRecord>;
  /** Takes over what is from before the seals; returns how many tickets. */
  adopt(): Promise<number>;
  /** After the calendar has changed; returns how many tickets have another limit now. */
  recount(): Promise<number>;
}

export function createTicketDesk(needs: TicketDeskNeeds): TicketDesk {
  const { db, gazetteer } = needs;
  const tickets = createTicketRepository({ cipher: needs.cipher, findPlace: gazetteer.find });
  const chain = createEventChain(needs);
  const statements = createStatementRepository(needs.cipher);
  const followers: FollowTicket[] = [];
  const onMoved: FollowTicket = async (...moved) => {
    for (const follow of followers) await follow(...moved);
  };
  const attempts = createCodeAttempts({ ...needs, seal: needs.sealAttempts });
  const ladderOf = gazetteer.ladder;
  const work = { ...needs, tickets, chain, statements, attempts, ladderOf, onMoved };
  const toStatusView = createToStatusView({ ...needs, ladderOf, findPlace: gazetteer.find });

  return {
    openTicket: async (ticket) => (await openTicket(work, ticket)).ticket,
    openOrFind: (ticket) => openTicket(work, ticket),
    updateTicket: (executor, id, changes) => updateTicket(work, executor, { id, changes }),
    moveTicket: (executor, wanted) => moveTicket(work, executor, wanted),
    findByNumber: tickets.findByNumber,
    findByConversation: tickets.listByConversation,
    toStatusView,
    ...createByCode({ ...work, toStatusView }),
    listOpenOf: (conversationIds) => tickets.listOpenOf(db, conversationIds),
    toTicket,
    state: (executor, statement) => stateTicket(work, executor, statement),
    confirm: (executor, id) => confirmStatement(work, executor, id),
    declineContact: (executor, id) => declineContact(work, executor, id),
    noteArrival: (executor, arrival) => noteArrival(work, executor, arrival),
    follow: (follower) => void followers.push(follower),
    staff: createStaffTickets(work),
    ...createNoting(work),
    adopt: () => adoptTickets(work),
    recount: () => recountDeadlines(work),
  };
}

/** Events that say something and change nothing. */
function createNoting(work: TicketWork): Pick<TicketDesk, 'acknowledge' | 'urge'> {
  const note = async (tx: SqlExecutor, id: string, said: Pick<TicketChange, 'what' | 'by'>) => {
    const before = await lockTicket(work, tx, { id });
    return commitChange(work, tx, { before, change: { ...said, values: {} } });
  };
  return {
    acknowledge: async (tx, id, by) => void (await note(tx, id, { what: 'acknowledged', by })),
    urge: (tx, id) => note(tx, id, { what: 'urged', by: ASSISTANT }),
  };
}
