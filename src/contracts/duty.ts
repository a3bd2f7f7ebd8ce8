import { z } from 'zod';
import { RegionInputSchema, RegionSchema, TimestampSchema } from './primitives.ts';

/** Whom a notice goes to: whoever is on duty, the supervisor, the county. */
export const DutyLevelSchema = z.enum(['duty', 'supervisor', 'county']);
export type DutyLevel = z.infer<typeof DutyLevelSchema>;

export const NoticeKindSchema = z.enum([
  /** Somebody's life is in danger. */
  'danger',
  /** Basic living is in trouble now. */
  'emergency',
  /** Half of the working time of the earliest limit is over. */
  'half_time',
  /** One working day of it is left. */
  'one_working_day',
  /** Its last half-day begins. */
  'last_half_day',
  /** It is over. */
  'breach',
  /** It is over, and still nothing has ended. */
  'second_breach',
]);
export type NoticeKind = z.infer<typeof NoticeKindSchema>;

/** What somebody has to acknowledge. Without any words of the citizen's. */
export const DutyNoticeSchema = z.object({
  id: z.string(),
  ticketId: z.string(),
  ticketNumber: z.string(),
  kind: NoticeKindSchema,
  level: DutyLevelSchema,
  /** The time limit that it speaks of; null for danger and emergency. */
  limitAt: TimestampSchema.nullable(),
  raisedAt: TimestampSchema,
  /** When a channel first took it; null while nobody outside has been told. */
  sentAt: TimestampSchema.nullable(),
  /** To whom it went last; null where it went to the common channel alone, or nowhere yet. */
  sentTo: z.string().nullable(),
  /** How often it was sent, or tried to be. */
  rounds: z.int(),
  /** Whether whoever asks may acknowledge it. */
  mayAcknowledge: z.boolean(),
});
export type DutyNotice = z.infer<typeof DutyNoticeSchema>;

const PhoneSchema = z
  .string()
  .trim()
  .regex(/^\+?[\d\s-]{5,20}$/);

/** Somebody is on duty: for a place and what lies in it, from one moment to another. */
export const ShiftStatementSchema = z.strictObject({
  level: DutyLevelSchema,
  /** Null: everywhere. */
  region: RegionInputSchema.nullable(),
  name: z.string().trim().min(1).max(50),
  /** Null: not reached that way. */
  email: z.email().max(200).nullable(),
  phone: PhoneSchema.nullable(),
  startsAt: TimestampSchema,
  endsAt: TimestampSchema,
});
export type ShiftStatement = z.infer<typeof ShiftStatementSchema>;
/** As somebody writes it. */
export type WrittenShift = z.input<typeof ShiftStatementSchema>;

export const ShiftSchema = ShiftStatementSchema.extend({
  id: z.string(),
  region: RegionSchema.nullable(),
  /** It counts at this moment. */
  isNow: z.boolean(),
});
export type Shift = z.infer<typeof ShiftSchema>;
