import type { TicketKind } from '../contracts/tickets.ts';
import type { SqlExecutor } from '../database/executor.ts';
import { ENDED_STATUSES, IS_OPEN } from './ticket-moves.ts';
import { type RowReader, TICKET_COLUMNS, type TicketRecord, ticketOfRow } from './ticket-row.ts';
import { createTicketWriter } from './ticket-writer-repository.ts';

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
    /** The one of its kind that somebody works on for the conversation, or will. */
    async findOpen(
      db: SqlExecutor,
      { conversationId, kind }: { conversationId: string; kind: TicketKind },
    ): Promise<TicketRecord | undefined> {
      const clauses = `
        where ticket.conversation_id = $1::uuid
          and ticket.kind = $2::text
          and ticket.status <> all ($3::text[])`;
      return (await list(db, clauses, [conversationId, kind, ENDED_STATUSES]))[0];
    },
    /** The oldest first. */
    listByConversation: (db: SqlExecutor, conversationId: string): Promise<TicketRecord[]> =>
      list(
        db,
        `where ticket.conversation_id = $1::uuid
         order by ticket.accepted_at, ticket.id`,
        [conversationId],
      ),
    /** Of these conversations: the earliest due first, those without a limit last. */
    listOpenOf: (db: SqlExecutor, conversationIds: readonly string[]): Promise<TicketRecord[]> =>
      list(
        db,
        `where ticket.conversation_id = any ($1::uuid[])
           and ${IS_OPEN}
         order by ticket.first_due_at nulls last, ticket.accepted_at, ticket.id`,
        [conversationIds],
      ),
  };
}

/** The stored digest of a ticket's code, for a constant-time comparison. */
async function codeHashOf(db: SqlExecutor, number: string): Promise<string | undefined> {
  const { rows } = await db.query<{ hash: string }>(
    `select ticket.code_hash as hash from tickets as ticket where ticket.number = $1::text`,
    [number],
  );
  return rows[0]?.hash;
}
