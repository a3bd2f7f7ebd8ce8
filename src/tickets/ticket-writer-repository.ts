import type { SqlExecutor } from '../database/executor.ts';
import type { Instant } from '../shared/clock.ts';
import type { TextCipher, TicketRecord } from './ticket-row.ts';

/** The condition of the index that keeps a conversation to one emergency at a time, letter by letter. */
export const IS_ONLY_EMERGENCY = `
  kind = 'emergency_temporary_aid'
  and status not in ('paid', 'refused', 'called_back', 'archived', 'merged', 'withdrawn')`;

/** Writes the rows of tickets; the events are the chain's. */
export function createTicketWriter(cipher: TextCipher) {
  return {
    /** False when the conversation already has its emergency ticket: then nothing is written. */
    async insert(db: SqlExecutor, ticket: TicketRecord, codeHash: string): Promise<boolean> {
      const { rows } = await db.query(
        `
        insert into tickets (
          id, kind, status, region_code, green_channel, life_safety, due_at, deadline, summary,
          whereabouts, contact, programme, needed_by, needed_by_words, assignee, first_due_at, pauses,
          merged_into, version, updated_at, number, conversation_id, discovered_at, accepted_at,
          code_hash, code
        )
        values (
          $1::uuid, $2::text, $3::text, $4::text, $5::boolean, $6::boolean, $7::timestamptz,
          $8::jsonb, $9::text, $10::text, $11::text, $12::text, $13::date, $14::text, $15::text,
          $16::timestamptz, $17::jsonb, $18::uuid, $19::integer, $20::timestamptz, $21::text,
          $22::uuid, $23::timestamptz, $20::timestamptz, $24::text, $25::text
        )
        on conflict (conversation_id) where ${IS_ONLY_EMERGENCY} do nothing
        returning id
        `,
        [
          ...changeable(ticket, cipher),
          ticket.acceptedAt,
          ticket.number,
          ticket.conversationId,
          ticket.discoveredAt,
          codeHash,
          cipher.encrypt(ticket.code),
        ],
      );
      return rows.length > 0;
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
function changeable(ticket: TicketRecord, cipher: TextCipher): unknown[] {
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
