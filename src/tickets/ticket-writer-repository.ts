import { z } from 'zod';
import type { SqlExecutor } from '../database/executor.ts';
import { type Instant, shanghaiDateOf } from '../shared/clock.ts';
import { digestOfCode } from './code-digest.ts';
import { ChainEndSchema, type EventRow } from './event-chain.ts';
import type { TextCipher, TicketRecord } from './ticket-row.ts';

type Unnumbered = Omit<TicketRecord, 'number'>;

/** The number of the day that is the ticket's, and the end of the chain that its first event comes behind. */
const PlaceInLineSchema = ChainEndSchema.extend({ number: z.string() });
export type PlaceInLine = z.infer<typeof PlaceInLineSchema>;

const FilingSchema = PlaceInLineSchema.extend({
  outcome: z.enum(['filed', 'open already', 'others came first']),
});

/** Writes the rows of tickets; the events are the chain's. */
export function createTicketWriter(cipher: TextCipher) {
  const numbers = createNumberGuess();
  const rowsOf = (ticket: TicketRecord, firstEvent: EventRow) => [
    JSON.stringify(newRow(ticket, cipher)),
    JSON.stringify(firstEvent),
  ];
  return {
    expectedNumber: numbers.next,

    /**
     * Files a ticket that was numbered and sealed for a place in line, in one statement that needs no transaction.
     * Where the place is another, or the conversation has one of the kind open already, nothing is written.
     *
     * @throws {SqlError} where somebody takes the place meanwhile in a way that only shows at the end.
     */
    async fileAsExpected(
      db: SqlExecutor,
      ticket: TicketRecord,
      firstEvent: EventRow,
    ): Promise<z.infer<typeof FilingSchema>> {
      const { rows } = await db.query(
        `
        select filing.outcome,
               filing.number,
               filing.last_seq as "lastSeq",
               filing.last_hash as "lastHash",
               null as "previousOfTicket"
          from file_ticket_as_expected($1::jsonb, $2::jsonb, $3::date) as filing
        `,
        [...rowsOf(ticket, firstEvent), shanghaiDateOf(ticket.acceptedAt)],
      );
      const filing = FilingSchema.parse(rows[0]);
      if (filing.outcome === 'filed') numbers.note(filing.number);
      return filing;
    },

    /** The next place in line, held until the transaction ends; undefined where one of the kind is open already. */
    async takePlace(
      tx: SqlExecutor,
      { conversationId, kind, acceptedAt }: Unnumbered,
    ): Promise<PlaceInLine | undefined> {
      const { rows } = await tx.query(
        `
        select numbered.number,
               numbered.last_seq as "lastSeq",
               numbered.last_hash as "lastHash",
               null as "previousOfTicket"
          from number_ticket($1::uuid, $2::text, $3::date) as numbered
        `,
        [conversationId, kind, shanghaiDateOf(acceptedAt)],
      );
      return rows[0] === undefined ? undefined : PlaceInLineSchema.parse(rows[0]);
    },

    /**
     * Files a ticket in the place that its transaction holds.
     *
     * @returns false, and nothing is written, when its conversation has one of the kind open after all.
     */
    async file(tx: SqlExecutor, ticket: TicketRecord, firstEvent: EventRow): Promise<boolean> {
      const { rows } = await tx.query<{ filed: boolean }>(
        'select file_ticket($1::jsonb, $2::jsonb) as filed',
        rowsOf(ticket, firstEvent),
      );
      return rows[0]?.filed === true;
    },

    /** Writes what a ticket may change, for the version before `ticket.version`. */
    async save(db: SqlExecutor, ticket: TicketRecord, at: Instant): Promise<void> {
      await db.query(
        `
        update tickets
           set kind = $2::text,
               status = $3::text,
               region_code = $4::text,
               green_channel = $5::boolean,
               life_safety = $6::boolean,
               due_at = $7::timestamptz,
               deadline = $8::jsonb,
               summary = $9::text,
               whereabouts = $10::text,
               contact = $11::text,
               programme = $12::text,
               needed_by = $13::date,
               needed_by_words = $14::text,
               assignee = $15::text,
               first_due_at = $16::timestamptz,
               pauses = $17::jsonb,
               merged_into = $18::uuid,
               version = $19::integer,
               updated_at = $20::timestamptz
         where id = $1::uuid
        `,
        [...valuesOf(changeable(ticket, cipher)), at],
      );
    },
  };
}

/**
 * What the next number should be, by the last that this process was given. Only a guess: another process may
 * have taken it, and what was rolled back is given again.
 */
function createNumberGuess() {
  let last = '';
  return {
    next(day: string): string {
      const ofDay = `WL${day.replaceAll('-', '')}-`;
      const before = last.startsWith(ofDay) ? Number(last.slice(ofDay.length)) : 0;
      return `${ofDay}${String(before + 1).padStart(4, '0')}`;
    },
    note(number: string): void {
      last = number;
    },
  };
}

/** By the names of the columns. */
function newRow(ticket: TicketRecord, cipher: TextCipher) {
  return {
    ...changeable(ticket, cipher),
    number: ticket.number,
    conversation_id: ticket.conversationId,
    discovered_at: ticket.discoveredAt,
    accepted_at: ticket.acceptedAt,
    code: cipher.encrypt(ticket.code),
    code_hash: digestOfCode(ticket),
    updated_at: ticket.acceptedAt,
  };
}

/** By the names of the columns, in the order of `$1` to `$19`. */
function changeable(ticket: Unnumbered, cipher: TextCipher) {
  const encrypted = (text: string | null) => (text === null ? null : cipher.encrypt(text));
  return {
    id: ticket.id,
    kind: ticket.kind,
    status: ticket.status,
    region_code: ticket.place?.code ?? null,
    green_channel: ticket.greenChannel,
    life_safety: ticket.lifeSafety,
    due_at: ticket.dueAt,
    deadline: ticket.deadline,
    summary: cipher.encrypt(ticket.summary),
    whereabouts: encrypted(ticket.whereabouts),
    contact: encrypted(ticket.contact),
    programme: ticket.programme,
    needed_by: ticket.neededBy?.on ?? null,
    needed_by_words: encrypted(ticket.neededBy?.words ?? null),
    assignee: ticket.assignee,
    first_due_at: ticket.firstDueAt,
    pauses: ticket.pauses,
    merged_into: ticket.mergedInto,
    version: ticket.version,
  };
}

/** A list would be taken for an array of the database's own. */
function valuesOf(row: ReturnType<typeof changeable>): unknown[] {
  return Object.values({ ...row, pauses: JSON.stringify(row.pauses) });
}
