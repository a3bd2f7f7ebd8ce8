import type { SqlExecutor } from '../database/executor.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import { hashSecret } from '../shared/ids.ts';
import { CLOSED_STATUSES } from './ticket-moves.ts';
import { type RowReader, TICKET_COLUMNS, type TicketRecord, ticketOfRow } from './ticket-row.ts';
import { createTicketWriter, IS_ONLY_EMERGENCY } from './ticket-writer-repository.ts';

export type { TicketRecord } from './ticket-row.ts';

export type TicketRepository = ReturnType<typeof createTicketRepository>;

/** Every method takes the executor, so that the use case decides what is one transaction. */
export function createTicketRepository(reader: RowReader) {
  const list = async (db: SqlExecutor, clauses: string, values: readonly unknown[]) => {
    const { rows } = await db.query(
      `select ${TICKET_COLUMNS} from tickets as ticket ${clauses}`,
      values,
    );
    return rows.map((row) => ticketOfRow(row, reader));
  };
  const write = createTicketWriter(reader.cipher);

  return {
    ...write,
    takeNumber,
    codeHashOf,
    list,
    /** Locks the ticket until the transaction ends. */
    async findForUpdate(db: SqlExecutor, id: string): Promise<TicketRecord | undefined> {
      return (await list(db, 'where ticket.id = $1::uuid for update', [id]))[0];
    },
    /** Whether it has events in the chain. */
    async isSealed(db: SqlExecutor, id: string): Promise<boolean> {
      const { rows } = await db.query(
        `select ticket.id
           from tickets as ticket
          where ticket.id = $1::uuid
            and ticket.last_event_hash is not null`,
        [id],
      );
      return rows.length > 0;
    },
    /** Several at once, always in the same order: two transactions never wait for each other. */
    async lockAll(db: SqlExecutor, ids: readonly string[]): Promise<void> {
      await list(db, 'where ticket.id = any ($1::uuid[]) order by ticket.id for update', [ids]);
    },
    async find(db: SqlExecutor, id: string): Promise<TicketRecord | undefined> {
      return (await list(db, 'where ticket.id = $1::uuid', [id]))[0];
    },
    async findByNumber(db: SqlExecutor, number: string): Promise<TicketRecord | undefined> {
      return (await list(db, 'where ticket.number = $1::text', [number]))[0];
    },
    /** The emergency of a conversation that has not ended. */
    async findEmergency(
      db: SqlExecutor,
      conversationId: string,
    ): Promise<TicketRecord | undefined> {
      const clauses = `where ticket.conversation_id = $1::uuid and ${IS_ONLY_EMERGENCY}`;
      return (await list(db, clauses, [conversationId]))[0];
    },
    /** The oldest first. */
    listByConversation: (db: SqlExecutor, conversationId: string): Promise<TicketRecord[]> =>
      list(
        db,
        `where ticket.conversation_id = $1::uuid
         order by ticket.accepted_at, ticket.id`,
        [conversationId],
      ),
    /** The earliest due first, those without a limit last. */
    listOpen: (db: SqlExecutor): Promise<TicketRecord[]> =>
      list(
        db,
        `where ticket.status <> all ($1::text[])
         order by ticket.first_due_at nulls last, ticket.accepted_at, ticket.id`,
        [CLOSED_STATUSES],
      ),
  };
}

/** The next number of a day, e.g. WL20261121-0007; the day's row stays locked until the commit. */
async function takeNumber(db: SqlExecutor, day: CalendarDate): Promise<string> {
  const { rows } = await db.query<{ last: number }>(
    `
    insert into ticket_counters as counter (day, last_number)
    values ($1::date, 1)
    on conflict (day) do update
       set last_number = counter.last_number + 1
    returning counter.last_number as last
    `,
    [day],
  );
  const last = rows[0]?.last;
  if (last === undefined) throw new Error(`The counter of ${day} gave no number.`);
  return `WL${day.replaceAll('-', '')}-${String(last).padStart(4, '0')}`;
}

/** The stored digest of a ticket's code, for a constant-time comparison. */
async function codeHashOf(db: SqlExecutor, number: string): Promise<string | undefined> {
  const { rows } = await db.query<{ hash: string }>(
    `select ticket.code_hash as hash from tickets as ticket where ticket.number = $1::text`,
    [number],
  );
  return rows[0]?.hash;
}

/** The digest is salted with the number, so that equal codes do not show. */
export function digestOfCode(number: string, code: string): string {
  return hashSecret(secretOf(number, code));
}

export function secretOf(number: string, code: string): string {
  return `${number}:${code}`;
}
