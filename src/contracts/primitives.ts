import { z } from 'zod';
import { isCalendarDate } from '../shared/calendar-date.ts';

/** ISO 8601 with an offset. */
export const TimestampSchema = z.iso.datetime({ offset: true });

export const DateSchema = z
  .string()
  .refine(isCalendarDate, { error: '请写成「年-月-日」，例如 2026-11-21，并且是日历上有的一天。' })
  .meta({ format: 'date' });

export const RegionSchema = z.object({ code: z.string(), name: z.string(), path: z.string() });
export type Region = z.infer<typeof RegionSchema>;

/** A code, a full path or a name people use; resolved by the gazetteer. */
export const RegionInputSchema = z.string().trim().min(1).max(60);

/** RFC 9457. `detail` is plain Chinese that a citizen can act on. */
export const ProblemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  keys: z.array(z.string()).optional(),
  /** With `stale-version`: how the record stands now. */
  current: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof ProblemSchema>;
