import { z } from 'zod';
import { DeadlineSchema } from './deadlines.ts';
import { RegionSchema, TimestampSchema } from './primitives.ts';

export const TicketKindSchema = z.enum(['emergency_temporary_aid', 'clue', 'handoff', 'transfer']);
export type TicketKind = z.infer<typeof TicketKindSchema>;

export const TicketStatusSchema = z.enum([
  'discovered',
  'accepted',
  'dispatched',
  'received',
  'in_progress',
  'paid',
  'refused',
  'called_back',
  'archived',
  'returned',
  'transferred',
  'merged',
  'withdrawn',
]);
export type TicketStatus = z.infer<typeof TicketStatusSchema>;

export const TicketSchema = z.object({
  number: z.string(),
  kind: TicketKindSchema,
  status: TicketStatusSchema,
  region: RegionSchema.nullable(),
  greenChannel: z.boolean(),
  lifeSafety: z.boolean(),
  discoveredAt: TimestampSchema,
  acceptedAt: TimestampSchema,
  dueAt: TimestampSchema.nullable(),
  deadline: DeadlineSchema.nullable(),
  /** What the citizen quotes to look the ticket up. */
  code: z.string(),
});
export type Ticket = z.infer<typeof TicketSchema>;

/** The citizen's view by number and code. */
export const TicketStatusViewSchema = z.object({
  number: z.string(),
  kind: TicketKindSchema,
  status: TicketStatusSchema,
  region: RegionSchema.nullable(),
  dueAt: TimestampSchema.nullable(),
  deadline: DeadlineSchema.nullable(),
  nextStep: z.string(),
});
export type TicketStatusView = z.infer<typeof TicketStatusViewSchema>;
/** For a page of our own: also whether the citizen can say now if what was paid has arrived. */
export type TicketStanding = TicketStatusView & { takesArrival: boolean };

/** A ticket as somebody asks for it. */
export interface CodeQuery {
  number: string;
  code: string;
  /** Who asks: an address, or a conversation; wrong codes are counted by it. */
  from: string;
}

/** The code of a ticket, in the body: an address is written into logs. */
export const CodeSchema = z.strictObject({ code: z.string().max(100) });

/** What the page of a ticket sends. */
export const TicketFormSchema = z.strictObject({
  number: z.string().max(100),
  code: z.string().max(100),
});
export const ArrivalFormSchema = TicketFormSchema.extend({
  arrived: z.enum(['yes', 'no']),
  reason: z.string().trim().max(500).default(''),
});

/** The citizen, with the code: takes the ticket back, or has it opened again. */
export const CitizenMoveSchema = z.strictObject({
  code: z.string().max(100),
  to: z.enum(['withdrawn', 'accepted']),
  reason: z.string().trim().min(1).max(500),
});
/** The citizen, with the code: whether what was paid has arrived. */
export const CitizenArrivalSchema = z.strictObject({
  code: z.string().max(100),
  arrived: z.boolean(),
  /** What happened, where it has not. */
  reason: z.string().trim().min(1).max(500).optional(),
});
export type CitizenArrival = z.infer<typeof CitizenArrivalSchema>;

export type CitizenMove = z.infer<typeof CitizenMoveSchema>;
