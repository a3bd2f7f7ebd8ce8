import { z } from 'zod';
import { TimestampSchema } from '../contracts/primitives.ts';
import type { StaffAccount } from '../contracts/staff.ts';
import type { Instant } from '../shared/clock.ts';
import { TICKET_PARTIES, type TicketParty } from './ticket-moves.ts';
import { StatePartSchema } from './ticket-state.ts';

/** Who did something: an account's name and in which role, or a part of the service. */
export interface TicketActor {
  name: string;
  party: TicketParty;
}

/** An administrator may do what a supervisor may. */
export function actorOf({ username, role }: StaffAccount): TicketActor {
  return { name: username, party: role === 'operator' ? 'operator' : 'supervisor' };
}

export const ASSISTANT: TicketActor = { name: 'assistant', party: 'system' };
export const SYSTEM: TicketActor = { name: 'system', party: 'system' };
export const CITIZEN: TicketActor = { name: 'citizen', party: 'citizen' };

export const TICKET_EVENT_NAMES = [
  'opened',
  /** Taken over from before there were seals. */
  'adopted',
  'updated',
  'moved',
  'paused',
  'resumed',
  /** Its time limits were counted anew because the calendar changed. */
  'recomputed',
  /** What the ticket says was read back to the citizen, as it was shown. */
  'stated',
  /** The citizen said that it is right. */
  'confirmed',
  /** The operator put down what it says by their own knowledge. */
  'noted',
  /** Somebody looked at how to reach the citizen and where they are. */
  'revealed',
  'contact_declined',
  /** Nobody could reach the citizen. */
  'unreachable',
  /** The citizen said whether what was paid has arrived. */
  'arrived',
  'not_arrived',
  /** The citizen told of a danger again, or of another emergency. */
  'urged',
  /** Somebody of the staff said that they know of it. */
  'acknowledged',
] as const;
export type TicketEventName = (typeof TICKET_EVENT_NAMES)[number];

const DetailsSchema = z.strictObject({
  /** What stands differently from now on. */
  set: StatePartSchema,
  /** Names of all that changed, also of words, which are never told. */
  changed: z.array(z.string()),
  /** When and how the citizen was told. */
  told: z.object({ at: TimestampSchema, how: z.string() }).optional(),
});
export type TicketEventDetails = z.infer<typeof DetailsSchema>;

/** What happened to a ticket. Events are only ever added; an outbox may publish them in their order. */
export interface TicketEvent {
  id: string;
  ticketId: string;
  version: number;
  at: Instant;
  actor: TicketActor;
  what: TicketEventName;
  /** In the clear: for the service itself, never for logs. */
  reason: string | null;
  details: TicketEventDetails;
}

/** As it stands in the database and as it is sealed. */
export const StoredEventSchema = z.object({
  seq: z.int(),
  id: z.string(),
  ticketId: z.string(),
  version: z.int(),
  /** Microseconds since 1970, in digits: the database keeps more than a `Date` does. */
  atMicros: z.string(),
  actor: z.string(),
  party: z.enum(TICKET_PARTIES),
  what: z.enum(TICKET_EVENT_NAMES),
  reason: z.string().nullable(),
  details: z.string(),
  previousOfTicket: z.string().nullable(),
  previous: z.string().nullable(),
  hash: z.string(),
});
export type StoredEvent = z.infer<typeof StoredEventSchema>;

/**
 * The text that is sealed. The place in the sequence is not part of it: that follows from the seals of the
 * events before, so that an event that was moved still fits its own seal and can be told from a changed one.
 */
export function canonicalOf(event: Omit<StoredEvent, 'seq' | 'hash'>): string {
  return JSON.stringify([
    event.id,
    event.ticketId,
    event.version,
    event.atMicros,
    event.actor,
    event.party,
    event.what,
    event.reason,
    event.details,
    event.previousOfTicket,
    event.previous,
  ]);
}

export function microsOf(at: Instant): string {
  return `${at.getTime()}000`;
}

/** @throws {Error} for what nobody sealed. */
export function detailsOf(stored: Pick<StoredEvent, 'details'>): TicketEventDetails {
  return DetailsSchema.parse(JSON.parse(stored.details));
}
