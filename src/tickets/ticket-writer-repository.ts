import { z } from 'zod';
import type { SqlExecutor } from '../database/executor.ts';
import { type Instant, shanghaiDateOf } from '../shared/clock.ts';
import { ChainEndSchema } from './event-chain.ts';
import type { TextCipher, TicketRecord } from './ticket-row.ts';

/** The condition of the index that keeps a conversation to one emergency at a time, letter by letter. */
export const IS_ONLY_EMERGENCY = `
  kind = 'emergency_temporary_aid'
  and status not in ('paid', 'refused', 'called_back', 'archived', 'merged', 'withdrawn')`;

const OpenedSchema = ChainEndSchema.extend({ number: z.string() });
type Opened = z.infer<typeof OpenedSchema>;

/** Numbers are readable, e.g. WL20261121-0007; the rows of the day and of the chain stay locked until the commit. */
const OPEN = `
  with taken as (
    insert into ticket_counters as counter (day, last_number)
    select $21::date, 1
     where $2::text <> 'emergency_temporary_aid'
        or not exists (select from tickets
                        where conversation_id = $22::uuid and ${IS_ONLY_EMERGENCY})
    on conflict (day) do update
       set last_number = counter.last_number + 1
    returning to_char(counter.day, '"WL"YYYYMMDD-') as day,
              counter.last_number::text as last
  ), opened as (
    insert into tickets (
      id, kind, status, region_code, green_channel, life_safety, due_at, deadline, summary,
      whereabouts, contact, programme, needed_by, needed_by_words, assignee, first_due_at, pauses,
      merged_into, version, updated_at, accepted_at, conversation_id, discovered_at, code, code_hash,
      number
    )
    select $1::uuid, $2::text, $3::text, $4::text, $5::boolean, $6::boolean, $7::timestamptz,
           $8::jsonb, $9::text, $10::text, $11::text, $12::text, $13::date, $14::text, $15::text,
           $16::timestamptz, $17::jsonb, $18::uuid, $19::integer, $20::timestamptz, $20::timestamptz,
           $22::uuid, $23::timestamptz, $24::text, '',
           taken.day || lpad(taken.last, greatest(4, length(taken.last)), '0')
      from taken
    on conflict (conversation_id) where ${IS_ONLY_EMERGENCY} do nothing
    returning number
  ), locked as (
    insert into ticket_chain as chain (last_seq)
    select 0
      from opened
    on conflict (singleton) do update
       set last_seq = chain.last_seq
    returning last_seq, last_hash
  )
  select opened.number,
         locked.last_seq as "lastSeq",
         locked.last_hash as "lastHash",
         null as "previousOfTicket"
    from opened
   cross join locked`;

/** Writes the rows of tickets; the events are the chain's. */
export function createTicketWriter(cipher: TextCipher) {
  return {
    /**
     * Takes the next number of the day, writes the ticket and locks the end of the chain for its first
     * event: one statement, because everybody who files waits while it lasts. Undefined, and nothing is
     * written, when the conversation has its emergency open already. The digest of the code comes with the
     * event: it needs the number.
     */
    async open(db: SqlExecutor, ticket: Omit<TicketRecord, 'number'>): Promise<Opened | undefined> {
      const { rows } = await db.query(OPEN, [
        ...changeable(ticket, cipher),
        ticket.acceptedAt,
        shanghaiDateOf(ticket.acceptedAt),
        ticket.conversationId,
        ticket.discoveredAt,
        cipher.encrypt(ticket.code),
      ]);
      return rows[0] === undefined ? undefined : OpenedSchema.parse(rows[0]);
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
        [...changeable(ticket, cipher), at],
      );
    },
  };
}

/** `$1` to `$19` of both statements. */
function changeable(ticket: Omit<TicketRecord, 'number'>, cipher: TextCipher): unknown[] {
  const encrypted = (text: string | null) => (text === null ? null : cipher.encrypt(text));
  return [
    ticket.id,
    ticket.kind,
    ticket.status,
    ticket.place?.code ?? null,
    ticket.greenChannel,
    ticket.lifeSafety,
    ticket.dueAt,
    ticket.deadline && JSON.stringify(ticket.deadline),
    cipher.encrypt(ticket.summary),
    encrypted(ticket.whereabouts),
    encrypted(ticket.contact),
    ticket.programme,
    ticket.neededBy?.on ?? null,
    encrypted(ticket.neededBy?.words ?? null),
    ticket.assignee,
    ticket.firstDueAt,
    JSON.stringify(ticket.pauses),
    ticket.mergedInto,
    ticket.version,
  ];
}
