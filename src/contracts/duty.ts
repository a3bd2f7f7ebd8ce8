import { z } from 'zod';
import { DateSchema, RegionInputSchema, RegionSchema, TimestampSchema } from './primitives.ts';

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

const KEPT = {
  id: z.string(),
  region: RegionSchema.nullable(),
  /** It counts at this moment. */
  isNow: z.boolean(),
};

export const ShiftSchema = ShiftStatementSchema.extend(KEPT);
export type Shift = z.infer<typeof ShiftSchema>;

/** In the office's own time zone. */
const ClockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Somebody is on duty every week, from a time of the day to another. */
export const WeeklyShiftStatementSchema = ShiftStatementSchema.omit({
  startsAt: true,
  endsAt: true,
}).extend({
  /** The days on which it begins: 1 is Monday, 7 is Sunday. */
  weekdays: z
    .array(z.int().min(1).max(7))
    .min(1)
    .max(7)
    .overwrite((days) => [...new Set(days)].sort()),
  begins: ClockTimeSchema,
  /** Not later than it begins: on the next day. */
  ends: ClockTimeSchema,
  /** The first and the last day on which it begins; null: until it is removed. */
  validFrom: DateSchema,
  validUntil: DateSchema.nullable(),
});
export type WeeklyShiftStatement = z.infer<typeof WeeklyShiftStatementSchema>;
export type WrittenWeeklyShift = z.input<typeof WeeklyShiftStatementSchema>;

export const WeeklyShiftSchema = WeeklyShiftStatementSchema.extend({
  ...KEPT,
  /** Of days to come, the earliest first. */
  exceptions: z.array(
    z.object({
      id: z.string(),
      on: DateSchema,
      /** Whoever is there instead; null: nobody. */
      name: z.string().nullable(),
    }),
  ),
});
export type WeeklyShift = z.infer<typeof WeeklyShiftSchema>;

/** On one day a weekly shift does not begin. */
export const ShiftExceptionStatementSchema = z.strictObject({
  on: DateSchema,
  /** Null: nobody is there. */
  instead: ShiftStatementSchema.pick({ name: true, email: true, phone: true }).nullable(),
});
export type ShiftExceptionStatement = z.infer<typeof ShiftExceptionStatementSchema>;
export type WrittenShiftException = z.input<typeof ShiftExceptionStatementSchema>;
