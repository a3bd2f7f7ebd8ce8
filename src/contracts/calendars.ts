import { z } from 'zod';
import { DateSchema, TimestampSchema } from './primitives.ts';

const NamedDaySchema = z.strictObject({
  date: DateSchema,
  /** The holiday it belongs to: 春节. */
  name: z.string().trim().min(1).max(100),
});

/** A year as the State Council arranged it, as staff enter it. */
export const ArrangementStatementSchema = z.strictObject({
  year: z.int().min(2000).max(2100),
  /** The version of the year that is known at the desk; 0 where there is none, also beside a file. */
  version: z.int().min(0),
  /** Its 文号 or title. */
  notice: z.string().trim().min(1).max(200),
  url: z.url().max(500).nullable(),
  /** Every day off, rest days among them included. */
  holidays: z.array(NamedDaySchema).min(1).max(60),
  /** Rest days on which people work. */
  makeUpWorkdays: z.array(NamedDaySchema).max(30),
});
export type ArrangementStatement = z.infer<typeof ArrangementStatementSchema>;
/** As somebody writes it: dates are plain text. */
export type WrittenArrangement = z.input<typeof ArrangementStatementSchema>;

export const ArrangementSchema = ArrangementStatementSchema.extend({
  /** Null: it comes with the service, as a file. */
  enteredBy: z.string().nullable(),
  knownFrom: TimestampSchema.nullable(),
  notice: z.string(),
  url: z.string().nullable(),
});
export type Arrangement = z.infer<typeof ArrangementSchema>;

export const CalendarViewSchema = z.object({
  /** The last day up to which every year is arranged; limits that go further are provisional. */
  horizon: DateSchema.nullable(),
  /** That a year is missing by now, in a sentence. */
  warning: z.string().nullable(),
  /** The latest first. */
  years: z.array(ArrangementSchema),
});
export type CalendarView = z.infer<typeof CalendarViewSchema>;
