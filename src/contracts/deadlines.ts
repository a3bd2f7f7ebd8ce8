import { z } from 'zod';
import { DateSchema, TimestampSchema } from './primitives.ts';

export const DeadlineRequestSchema = z.strictObject({
  start: TimestampSchema,
  workingDays: z.int().min(1).max(260),
});
export type DeadlineRequest = z.infer<typeof DeadlineRequestSchema>;

export const DeadlineSchema = z.object({
  start: TimestampSchema,
  workingDays: z.int(),
  dueAt: TimestampSchema,
  certainty: z.enum(['official', 'provisional']),
  /** From the day after the start to the due day. */
  days: z.array(z.object({ date: DateSchema, working: z.boolean(), why: z.string() })),
});
export type Deadline = z.infer<typeof DeadlineSchema>;
