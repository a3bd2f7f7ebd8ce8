import type {
  ChangeTicket,
  MoveTicket,
  NoteStatement,
  PauseTicket,
  ResumeTicket,
  RevealContact,
  RevealedContact,
  StaffTicket,
  StaffTicketDetail,
  TicketMeasure,
  TicketPage,
} from '../contracts/staff-tickets.ts';
import type { Database, SqlExecutor } from '../database/executor.ts';
import { DomainError } from '../shared/errors.ts';
import type { CodeAttempts } from './code-attempts.ts';
import { findLikelySame, type LikelySameNeeds } from './likely-same-repository.ts';
import { moveTicket } from './move-ticket.ts';
import { pauseTicket, resumeTicket } from './pause-ticket.ts';
import { revealContact } from './reach-citizen.ts';
import { measureArrivals } from './ticket-arrival.ts';
import type { TicketActor } from './ticket-event.ts';
import { listTicketPage, type PageRequest } from './ticket-page-repository.ts';
import type { TicketRecord } from './ticket-row.ts';
import { readStatements, type StatementWork, stateTicket } from './ticket-statement.ts';
import { toStaffTicket, toTicketDetail } from './ticket-view.ts';
import { updateTicket } from './update-ticket.ts';

/** What staff do with tickets. Every change answers with the ticket as it stands then. */
export interface StaffTickets {
  list(request: Omit<PageRequest, 'now'>): Promise<TicketPage>;
  /** As staff see them, in the same order. */
  present(records: readonly TicketRecord[]): Promise<StaffTicket[]>;
  /** Throws `ticket-not-found`. */
  read(id: string, by: TicketActor): Promise<StaffTicketDetail>;
  move(id: string, request: MoveTicket, by: TicketActor): Promise<StaffTicketDetail>;
  change(id: string, request: ChangeTicket, by: TicketActor): Promise<StaffTicketDetail>;
  pause(id: string, request: PauseTicket, by: TicketActor): Promise<StaffTicketDetail>;
  resume(id: string, request: ResumeTicket, by: TicketActor): Promise<StaffTicketDetail>;
  note(id: string, request: NoteStatement, by: TicketActor): Promise<StaffTicketDetail>;
  /** Every time it is asked for, who asked is recorded. */
  reveal(id: string, request: RevealContact, by: TicketActor): Promise<RevealedContact>;
  measure(): Promise<TicketMeasure>;
}

type StaffWork = StatementWork & LikelySameNeeds & { db: Database; attempts: CodeAttempts };

export function createStaffTickets(work: StaffWork): StaffTickets {
  const { db, tickets } = work;
  const change = async (
    by: TicketActor,
    how: (tx: SqlExecutor) => Promise<TicketRecord>,
  ): Promise<StaffTicketDetail> => detailOf(work, await db.transaction(how), by);

  const present = async (records: readonly TicketRecord[]) => {
    const likely = await findLikelySame(db, records, work);
    return records.map((record) => toStaffTicket(record, work, likely.get(record.id)));
  };

  return {
    async list(request) {
      const asked = { ...request, now: work.clock() };
      const { records, next } = await listTicketPage(db, tickets, asked);
      return { tickets: await present(records), next };
    },

    present,

    async read(id, by) {
      const found = await tickets.find(db, id);
      if (found === undefined) throw new DomainError('not-found', 'ticket-not-found');
      return detailOf(work, found, by);
    },

    move: (id, request, by) => change(by, (tx) => moveTicket(work, tx, { id, by, ...request })),

    change: (id, { version, ...values }, by) =>
      change(by, (tx) =>
        updateTicket(work, tx, { id, changes: { ...known(values), expectedVersion: version, by } }),
      ),

    pause: (id, request, by) => change(by, (tx) => pauseTicket(work, tx, { id, request, by })),

    resume: (id, request, by) => change(by, (tx) => resumeTicket(work, tx, { id, request, by })),

    note: (id, request, by) =>
      change(by, (tx) => stateTicket(work, tx, { ...request, id, what: 'noted', by })),

    reveal: (id, request, by) =>
      db.transaction((tx) => revealContact(work, tx, { ...request, id, by })),

    measure: () => measureArrivals(db),
  };
}

async function detailOf(
  work: StaffWork,
  record: TicketRecord,
  by: TicketActor,
): Promise<StaffTicketDetail> {
  const events = await work.chain.listByTicket(work.db, record.id);
  const likelySame = (await findLikelySame(work.db, [record], work)).get(record.id);
  const statements = await readStatements(work, work.db, record.id);
  const wrongCodes = await work.attempts.readOf(record.number);
  const parts = { needs: work, events, party: by.party, likelySame, statements, wrongCodes };
  return toTicketDetail(record, parts);
}

type Known<Values> = { [Key in keyof Values]?: Exclude<Values[Key], undefined> };

/** Without the keys that were left out. */
function known<Values extends object>(values: Values): Known<Values> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Known<Values>;
}
