import { z } from 'zod';
import { type Deadline, DeadlineSchema } from '../contracts/deadlines.ts';
import {
  type TicketKind,
  TicketKindSchema,
  type TicketStatus,
  TicketStatusSchema,
} from '../contracts/tickets.ts';
import type { Instant } from '../shared/clock.ts';
import type { Place } from '../shared/place.ts';

/** Encrypts what may stand in the database about a person. */
export interface TextCipher {
  encrypt(text: string): string;
  decrypt(text: string): string;
}

/** A ticket with its words in the clear: for the service itself, never for logs. */
export interface TicketRecord {
  id: string;
  number: string;
  /** What the citizen quotes; staff never see it. */
  code: string;
  conversationId: string | null;
  kind: TicketKind;
  status: TicketStatus;
  place: Place | null;
  greenChannel: boolean;
  lifeSafety: boolean;
  discoveredAt: Instant;
  acceptedAt: Instant;
  /** Null, with the deadline, where no limit is promised. */
  dueAt: Instant | null;
  deadline: Deadline | null;
  summary: string;
  whereabouts: string | null;
  contact: string | null;
  /** Grows by one with every change. */
  version: number;
}

const TicketRowSchema = z.object({
  id: z.string(),
  number: z.string(),
  code: z.string(),
  conversationId: z.string().nullable(),
  kind: TicketKindSchema,
  status: TicketStatusSchema,
  regionCode: z.string().nullable(),
  greenChannel: z.boolean(),
  lifeSafety: z.boolean(),
  discoveredAt: z.date(),
  acceptedAt: z.date(),
  dueAt: z.date().nullable(),
  deadline: DeadlineSchema.nullable(),
  summary: z.string(),
  whereabouts: z.string().nullable(),
  contact: z.string().nullable(),
  version: z.int(),
});

export const TICKET_COLUMNS = `
  ticket.id,
  ticket.number,
  ticket.code,
  ticket.conversation_id as "conversationId",
  ticket.kind,
  ticket.status,
  ticket.region_code as "regionCode",
  ticket.green_channel as "greenChannel",
  ticket.life_safety as "lifeSafety",
  ticket.discovered_at as "discoveredAt",
  ticket.accepted_at as "acceptedAt",
  ticket.due_at as "dueAt",
  ticket.deadline,
  ticket.summary,
  ticket.whereabouts,
  ticket.contact,
  ticket.version`;

export interface RowReader {
  cipher: TextCipher;
  findPlace(code: string): Place | undefined;
}

export function ticketOfRow(row: unknown, { cipher, findPlace }: RowReader): TicketRecord {
  const { regionCode, ...ticket } = TicketRowSchema.parse(row);
  const decrypted = (text: string | null) => (text === null ? null : cipher.decrypt(text));
  return {
    ...ticket,
    code: cipher.decrypt(ticket.code),
    place: regionCode === null ? null : placeOfCode(regionCode, findPlace),
    summary: cipher.decrypt(ticket.summary),
    whereabouts: decrypted(ticket.whereabouts),
    contact: decrypted(ticket.contact),
  };
}

/** A code that a later table of divisions dropped still names itself: the ticket must stay readable. */
function placeOfCode(code: string, findPlace: RowReader['findPlace']): Place {
  return findPlace(code) ?? { code, name: code, path: code };
}
