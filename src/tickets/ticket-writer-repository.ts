import { z } from 'zod';
import type { SqlExecutor } from '../database/executor.ts';
import { type Instant, shanghaiDateOf } from '../shared/clock.ts';
import { digestOfCode } from './code-digest.ts';
import { ChainEndSchema } from './event-chain.ts';
import type { TextCipher, TicketRecord } from './ticket-row.ts';

type Unnumbered = Omit<TicketRecord, 'number'>;

const NumberedSchema = ChainEndSchema.extend({ number: z.string() });
type Numbered = z.infer<typeof NumberedSchema>;

/** Writes the rows of tickets; the events are the chain's. */
export function createTicketWriter(cipher: TextCipher) {
  return {
    /**
     * Takes the next number of the day and locks the end of the chain for the ticket's first event. Undefined
     * when the conversation has one of the kind open already.
     */
    async takeNumber(db: SqlExecutor, ticket: Unnumbered): Promise<Numbered | undefined> {
      const { rows } = await db.query(
        `
        select numbered.number,
               numbered.last_seq as "lastSeq",
               numbered.last_hash as "lastHash",
               null as "previousOfTicket"
          from number_ticket($1::uuid, $2::text, $3::date) as numbered
        `,
        [ticket.conversationId, ticket.kind, shanghaiDateOf(ticket.acceptedAt)],
      );
      return rows[0] === undefined ? undefined : NumberedSchema.parse(rows[0]);
    },

    /** The row of a new ticket, by the names of the columns; the chain writes it with the first event. */
    newRow: (ticket: TicketRecord) => ({
      ...changeable(ticket, cipher),
      number: ticket.number,
      conversation_id: ticket.conversationId,
      discovered_at: ticket.discoveredAt,
      accepted_at: ticket.acceptedAt,
      code: cipher.encrypt(ticket.code),
      code_hash: digestOfCode(ticket),
      updated_at: ticket.acceptedAt,
    }),

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
