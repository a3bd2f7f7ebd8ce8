import type { SqlExecutor } from '../database/executor.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { Instant } from '../shared/clock.ts';
import { hashSecret, newId } from '../shared/ids.ts';
import { type RowReader, TICKET_COLUMNS, type TicketRecord, ticketOfRow } from './ticket-row.ts';

export type { TicketRecord } from './ticket-row.ts';

interface TicketEvent {
  ticketId: string;
  version: number;
  at: Instant;
  actor: string;
  what: 'opened' | 'updated';
  /** Names of what changed, never the words. */
  changed: readonly string[];
}

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
  const write = createWriter(reader.cipher);

  return {
    ...write,
    takeNumber,
    addEvent,
    codeHashOf,
    /** Locks the ticket until the transaction ends. */
    async findForUpdate(db: SqlExecutor, id: string): Promise<TicketRecord | undefined> {
      return (await list(db, 'where ticket.id = $1::uuid for update', [id]))[0];
    },
    async findByNumber(db: SqlExecutor, number: string): Promise<TicketRecord | undefined> {
      return (await list(db, 'where ticket.number = $1::text', [number]))[0];
    },
    async findEmergency(
      db: SqlExecutor,
      conversationId: string,
    ): Promise<TicketRecord | undefined> {
      const clauses = `where ticket.conversation_id = $1::uuid
                         and ticket.kind = 'emergency_temporary_aid'`;
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
        `where ticket.status not in ('archived', 'merged', 'withdrawn', 'transferred')
         order by ticket.due_at nulls last, ticket.accepted_at, ticket.id`,
        [],
      ),
  };
}

function createWriter(cipher: RowReader['cipher']) {
  const encrypted = (text: string | null) => (text === null ? null : cipher.encrypt(text));
  return {
    /** False when the conversation already has its emergency ticket: then nothing is written. */
    async insert(db: SqlExecutor, ticket: TicketRecord, codeHash: string): Promise<boolean> {
      const { rows } = await db.query(
        `
        insert into tickets (
          id, number, conversation_id, kind, status, region_code, green_channel, life_safety,
          discovered_at, accepted_at, due_at, deadline, code_hash, code, summary, whereabouts,
          contact, version, updated_at
        )
        values (
          $1::uuid, $2::text, $3::uuid, $4::text, $5::text, $6::text, $7::boolean, $8::boolean,
          $9::timestamptz, $10::timestamptz, $11::timestamptz, $12::jsonb, $13::text, $14::text,
          $15::text, $16::text, $17::text, $18::integer, $10::timestamptz
        )
        on conflict (conversation_id) where kind = 'emergency_temporary_aid' do nothing
        returning id
        `,
        [
          ticket.id,
          ticket.number,
          ticket.conversationId,
          ticket.kind,
          ticket.status,
          ticket.place?.code ?? null,
          ticket.greenChannel,
          ticket.lifeSafety,
          ticket.discoveredAt,
          ticket.acceptedAt,
          ticket.dueAt,
          ticket.deadline && JSON.stringify(ticket.deadline),
          codeHash,
          cipher.encrypt(ticket.code),
          cipher.encrypt(ticket.summary),
          encrypted(ticket.whereabouts),
          encrypted(ticket.contact),
          ticket.version,
        ],
      );
      return rows.length > 0;
    },
    /** Writes what a ticket may change, for the version before `ticket.version`. */
    async save(db: SqlExecutor, ticket: TicketRecord, at: Instant): Promise<void> {
      await db.query(
        `
        update tickets
           set region_code = $2::text,
               green_channel = $3::boolean,
               life_safety = $4::boolean,
               due_at = $5::timestamptz,
               deadline = $6::jsonb,
               summary = $7::text,
               whereabouts = $8::text,
               contact = $9::text,
               version = $10::integer,
               updated_at = $11::timestamptz
         where id = $1::uuid
        `,
        [
          ticket.id,
          ticket.place?.code ?? null,
          ticket.greenChannel,
          ticket.lifeSafety,
          ticket.dueAt,
          ticket.deadline && JSON.stringify(ticket.deadline),
          cipher.encrypt(ticket.summary),
          encrypted(ticket.whereabouts),
          encrypted(ticket.contact),
          ticket.version,
          at,
        ],
      );
    },
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

async function addEvent(db: SqlExecutor, event: TicketEvent): Promise<void> {
  await db.query(
    `
    insert into ticket_events (id, ticket_id, version, at, actor, what, changed)
    values ($1::uuid, $2::uuid, $3::integer, $4::timestamptz, $5::text, $6::text, $7::text[])
    `,
    [newId(), event.ticketId, event.version, event.at, event.actor, event.what, [...event.changed]],
  );
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
