import { z } from 'zod';
import { DutyLevelSchema } from './duty.ts';
import { DateSchema, RegionSchema } from './primitives.ts';

/** A part of a day with somebody who is on duty then, or with nobody. */
export const DutySpanSchema = z.object({
  /** `HH:MM` in the office's own time zone; the end of the day is `24:00`. */
  begins: z.string(),
  ends: z.string(),
  /** Null: nobody is on duty, on no level and for no place. */
  who: z
    .object({ name: z.string(), level: DutyLevelSchema, region: RegionSchema.nullable() })
    .nullable(),
});
export type DutySpan = z.infer<typeof DutySpanSchema>;

/** A day of the roster, the earliest begun first. What is over by now is left out. */
export const DutyDaySchema = z.object({ date: DateSchema, spans: z.array(DutySpanSchema) });
export type DutyDay = z.infer<typeof DutyDaySchema>;
