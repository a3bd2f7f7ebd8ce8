import { z } from 'zod';
import type { SqlExecutor } from '../database/executor.ts';
import { newId } from '../shared/ids.ts';
import type { Seal } from '../shared/seal.ts';
import {
  canonicalOf,
  detailsOf,
  microsOf,
  type StoredEvent,
  StoredEventSchema,
  type TicketEvent,
} from './ticket-event.ts';
import type { TextCipher } from './ticket-row.ts';

/** What the seals are for: no other record has the same. */
export const TICKET_SEALS = 'ticket events';

export type EventChain = ReturnType<typeof createEventChain>;

export interface ChainNeeds {
  seal: Seal;
  cipher: TextCipher;
}

/** The events of all tickets, each sealed to the one before. */
export function createEventChain({ seal, cipher }: ChainNeeds) {
  let expected: Pick<ChainEnd, 'lastSeq' | 'lastHash'> = { lastSeq: 0, lastHash: null };
  const sealedRow = (event: Omit<TicketEvent, 'id'>, end: ChainEnd): EventRow => {
    const sealed = {
      id: newId(),
      ticketId: event.ticketId,
      version: event.version,
      atMicros: microsOf(event.at),
      actor: event.actor.name,
      party: event.actor.party,
      what: event.what,
      reason: event.reason === null ? null : cipher.encrypt(event.reason),
      details: JSON.stringify(event.details),
      previousOfTicket: end.previousOfTicket,
      previous: end.lastHash,
    };
    const row = rowOf(
      { ...sealed, seq: end.lastSeq + 1, hash: seal(canonicalOf(sealed)) },
      event.at,
    );
    expected = { lastSeq: row.seq, lastHash: row.hash };
    return row;
  };

  return {
    /**
     * Adds an event of a ticket whose row the transaction has locked or made, and announces it to staff.
     * Whoever adds the next one waits until the transaction ends: lock every ticket before the first event.
     */
    async append(tx: SqlExecutor, event: Omit<TicketEvent, 'id'>): Promise<void> {
      const row = sealedRow(event, await lockEnd(tx, event.ticketId));
      await tx.query('select append_ticket_event($1::jsonb)', [JSON.stringify(row)]);
    },

    /** Where the sequence ends by what this process has sealed last: others may have added since. */
    expectedEnd: (): ChainEnd => ({ ...expected, previousOfTicket: null }),

    /** The row of a new ticket's first event behind `end`; whoever files the ticket writes it. */
    sealFirst: (event: Omit<TicketEvent, 'id'>, end: ChainEnd): EventRow => sealedRow(event, end),

    /** The oldest first. */
    async listByTicket(db: SqlExecutor, ticketId: string): Promise<TicketEvent[]> {
      const { rows } = await db.query(
        `select ${EVENT_COLUMNS}
           from ticket_events as event
          where event.ticket_id = $1::uuid
          order by event.version`,
        [ticketId],
      );
      return rows.map((row) => eventOf(StoredEventSchema.parse(row), cipher));
    },
  };
}

export const EVENT_COLUMNS = `
  event.seq,
  event.id,
  event.ticket_id as "ticketId",
  event.version,
  case when isfinite(event.at)
       then (extract(epoch from event.at) * 1000000)::bigint::text
       else event.at::text
  end as "atMicros",
  event.actor,
  event.party,
  event.what,
  event.reason,
  event.details,
  event.previous_of_ticket as "previousOfTicket",
  event.previous,
  event.hash`;

export const ChainEndSchema = z.object({
  lastSeq: z.int(),
  lastHash: z.string().nullable(),
  previousOfTicket: z.string().nullable(),
});
export type ChainEnd = z.infer<typeof ChainEndSchema>;

/** Where the sequence ends, locked; and the seal of the ticket's own last event. */
async function lockEnd(tx: SqlExecutor, ticketId: string): Promise<ChainEnd> {
  const { rows } = await tx.query(
    `
    insert into ticket_chain as chain (last_seq)
    values (0)
    on conflict (singleton) do update
       set last_seq = chain.last_seq
    returning chain.last_seq as "lastSeq",
              chain.last_hash as "lastHash",
              (select ticket.last_event_hash
                 from tickets as ticket
                where ticket.id = $1::uuid) as "previousOfTicket"
    `,
    [ticketId],
  );
  return ChainEndSchema.parse(rows[0]);
}

export type EventRow = ReturnType<typeof rowOf>;

/** By the names of the columns. */
function rowOf(event: StoredEvent, at: Date) {
  return {
    seq: event.seq,
    id: event.id,
    ticket_id: event.ticketId,
    version: event.version,
    at,
    actor: event.actor,
    party: event.party,
    what: event.what,
    reason: event.reason,
    details: event.details,
    previous_of_ticket: event.previousOfTicket,
    previous: event.previous,
    hash: event.hash,
  };
}

function eventOf(stored: StoredEvent, cipher: TextCipher): TicketEvent {
  const { id, ticketId, version, actor, party, what, reason } = stored;
  return {
    id,
    ticketId,
    version,
    at: new Date(Number(stored.atMicros.slice(0, -3))),
    actor: { name: actor, party },
    what,
    reason: reason === null ? null : cipher.decrypt(reason),
    details: detailsOf(stored),
  };
}
