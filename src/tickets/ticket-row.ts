import { z } from 'zod';
import { type Deadline, DeadlineSchema } from '../contracts/deadlines.ts';
import { DateSchema } from '../contracts/primitives.ts';
import { type ProgrammeId, ProgrammeIdSchema } from '../contracts/programmes.ts';
import {
  type TicketKind,
  TicketKindSchema,
  type TicketStatus,
  TicketStatusSchema,
} from '../contracts/tickets.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { Instant } from '../shared/clock.ts';
import type { Place } from '../shared/place.ts';
import { type Pause, PauseSchema, type TicketState } from './ticket-state.ts';

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
  /** The kind of aid it is about, where a document sets a limit for that. */
  programme: ProgrammeId | null;
  neededBy: NeededBy | null;
  /** The account's name. */
  assignee: string | null;
  /** The earliest of its time limits; null where it has none. */
  firstDueAt: Instant | null;
  pauses: readonly Pause[];
  /** The id of the ticket that goes on for it. */
  mergedInto: string | null;
  /** Grows by one with every change. */
  version: number;
}

/** The day by which the citizen needs the help, with the words it came from. */
export interface NeededBy {
  on: CalendarDate;
  words: string;
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
  programme: ProgrammeIdSchema.nullable(),
  neededOn: DateSchema.nullable(),
  neededByWords: z.string().nullable(),
  assignee: z.string().nullable(),
  firstDueAt: z.date().nullable(),
  pauses: z.array(PauseSchema),
  mergedInto: z.string().nullable(),
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
  ticket.programme,
  ticket.needed_by::text as "neededOn",
  ticket.needed_by_words as "neededByWords",
  ticket.assignee,
  ticket.first_due_at as "firstDueAt",
  ticket.pauses,
  ticket.merged_into as "mergedInto",
  ticket.version`;

export interface RowReader {
  cipher: TextCipher;
  findPlace(code: string): Place | undefined;
}

export function ticketOfRow(row: unknown, { cipher, findPlace }: RowReader): TicketRecord {
  const { regionCode, neededOn, neededByWords, ...ticket } = TicketRowSchema.parse(row);
  const decrypted = (text: string | null) => (text === null ? null : cipher.decrypt(text));
  return {
    ...ticket,
    code: cipher.decrypt(ticket.code),
    place: regionCode === null ? null : placeOfCode(regionCode, findPlace),
    summary: cipher.decrypt(ticket.summary),
    whereabouts: decrypted(ticket.whereabouts),
    contact: decrypted(ticket.contact),
    neededBy:
      neededOn === null || neededByWords === null
        ? null
        : { on: neededOn, words: cipher.decrypt(neededByWords) },
  };
}

/** A code that a later table of divisions dropped still names itself: the ticket must stay readable. */
function placeOfCode(code: string, findPlace: RowReader['findPlace']): Place {
  return findPlace(code) ?? { code, name: code, path: code };
}

/** How the row says that the ticket stands: what its events must come to. */
export function rememberedState(ticket: TicketRecord): TicketState {
  const utc = (at: Instant | null) => at?.toISOString() ?? null;
  return {
    kind: ticket.kind,
    status: ticket.status,
    region: ticket.place?.code ?? null,
    greenChannel: ticket.greenChannel,
    lifeSafety: ticket.lifeSafety,
    programme: ticket.programme,
    neededBy: ticket.neededBy?.on ?? null,
    assignee: ticket.assignee,
    discoveredAt: ticket.discoveredAt.toISOString(),
    acceptedAt: ticket.acceptedAt.toISOString(),
    dueAt: utc(ticket.dueAt),
    certainty: ticket.deadline?.certainty ?? null,
    firstDueAt: utc(ticket.firstDueAt),
    pauses: [...ticket.pauses],
    mergedInto: ticket.mergedInto,
  };
}
