import { readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ProgrammeIdSchema } from '../contracts/programmes.ts';
import { TicketKindSchema } from '../contracts/tickets.ts';
import { isCalendarDate } from '../shared/calendar-date.ts';
import type { PlaceLadder } from '../shared/place.ts';
import { inProject } from '../shared/project-folder.ts';
import type { WorkingDayHours } from '../shared/working-day-hours.ts';
import { readYaml } from './read-yaml.ts';

const CALENDARS_FOLDER = inProject('knowledge-base/calendars');

/** Plain text, so that the record can be looked up by any day. */
const DaySchema = z.string().refine((day): boolean => isCalendarDate(day));

const ArrangementSchema = z
  .strictObject({
    year: z.int(),
    source: z.strictObject({
      package: z.string().optional(),
      /** The notice's 文号, where it is certain. */
      number: z.string().optional(),
      notices: z.array(z.url()),
    }),
    holidays: z.record(DaySchema, z.string().min(1)),
    makeUpWorkdays: z.record(DaySchema, z.string().min(1)),
  })
  .refine(({ year, holidays, makeUpWorkdays }) =>
    [...Object.keys(holidays), ...Object.keys(makeUpWorkdays)].every((date) =>
      // An arrangement may reach back: New Year's holiday can begin in December.
      [`${year}-`, `${year - 1}-12-`].some((prefix) => date.startsWith(prefix)),
    ),
  );

const FixedSchema = z.strictObject({
  source: z.string(),
  fixed: z.array(
    z.strictObject({
      name: z.string().min(1),
      days: z.array(z.string().regex(/^\d{2}-\d{2}$/)),
      from: z.int(),
      until: z.int().optional(),
    }),
  ),
});

const LunarSchema = z.strictObject({
  source: z.string(),
  years: z.record(z.string().regex(/^\d{4}$/), z.record(z.string(), z.array(DaySchema))),
});

const WordsSchema = z.strictObject({
  source: z.string(),
  working: z.string(),
  makeUp: z.string(),
  weekend: z.string(),
  holiday: z.string(),
  workingUnofficial: z.string(),
  weekendUnofficial: z.string(),
  holidayUnofficial: z.string(),
  weekdays: z.array(z.string()).length(7),
  deadline: z.string(),
  deadlineMakeUp: z.string(),
  deadlineOtherYear: z.string(),
  deadlineMakeUpOtherYear: z.string(),
  provisional: z.string(),
  paused: z.string(),
  day: z.string(),
  neededBy: z.string(),
  yearMissing: z.string(),
});

const TimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const OfficeHoursSchema = z.strictObject({
  source: z.string(),
  national: TimeSchema,
  opening: TimeSchema,
  afternoon: TimeSchema,
  regions: z.record(
    z.string().regex(/^\d{6}(\d{3})?$/),
    z.strictObject({
      closingTime: TimeSchema,
      opening: TimeSchema.optional(),
      afternoon: TimeSchema.optional(),
      source: z.string(),
    }),
  ),
});

/** What `createWorkingCalendar` takes: the years' arrangements, the statute's holidays, the words. */
export function loadCalendars(folder: string = CALENDARS_FOLDER) {
  const years = readdirSync(folder)
    .filter((name) => /^\d{4}\.yaml$/.test(name))
    .sort()
    .map((name) => readArrangement(folder, name));
  return {
    years,
    fixed: readYaml(FixedSchema, path.join(folder, 'statutory.yaml')).fixed,
    lunar: readYaml(LunarSchema, path.join(folder, 'statutory-lunar.yaml')).years,
    words: readYaml(WordsSchema, path.join(folder, 'words.yaml')),
  };
}

export type Calendars = ReturnType<typeof loadCalendars>;

export interface OfficeHours {
  /** Close of business `HH:MM` by the nearest division that has its own; national without a place. */
  closingTimeAt(ladder: PlaceLadder): string;
  /** The whole working day, found in the same way. */
  workingDayAt(ladder: PlaceLadder): WorkingDayHours;
}

export function loadOfficeHours(folder: string = CALENDARS_FOLDER): OfficeHours {
  const hours = readYaml(OfficeHoursSchema, path.join(folder, 'office-hours.yaml'));
  const workingDayAt = (ladder: PlaceLadder): WorkingDayHours => {
    const own = ladder.map((step) => hours.regions[step]).find((region) => region !== undefined);
    return {
      opens: own?.opening ?? hours.opening,
      afternoon: own?.afternoon ?? hours.afternoon,
      closes: own?.closingTime ?? hours.national,
    };
  };
  for (const code of Object.keys(hours.regions)) refuseDisorder(workingDayAt([code]));
  refuseDisorder(workingDayAt([]));
  return { workingDayAt, closingTimeAt: (ladder) => workingDayAt(ladder).closes };
}

/** Times of a day compare as text. */
function refuseDisorder({ opens, afternoon, closes }: WorkingDayHours): void {
  if (opens < afternoon && afternoon < closes) return;
  throw new Error(`office-hours.yaml: ${opens}, ${afternoon} and ${closes} are not in order.`);
}

const StatutoryLimitSchema = z.strictObject({
  /** There and in everything below it. */
  region: z.string().regex(/^\d{6}(\d{3})?$/),
  programmes: z.array(ProgrammeIdSchema).min(1),
  workingDays: z.int().min(1),
  /** The first day on which the document counts. */
  from: DaySchema,
  document: z.string(),
  clause: z.string(),
  quote: z.string(),
  /** From which day it is counted, and why. */
  start: z.string(),
});
/** A limit that a document gives for a kind of aid. */
export type StatutoryLimit = Readonly<z.infer<typeof StatutoryLimitSchema>>;

const TimeLimitsSchema = z.strictObject({
  tickets: z.partialRecord(
    TicketKindSchema,
    z.strictObject({ workingDays: z.int().min(1), source: z.string() }),
  ),
  statutory: z.array(StatutoryLimitSchema),
});

/** Working days a ticket may take: by its kind, where this service promises it, and by documents. */
export type TimeLimits = Readonly<z.infer<typeof TimeLimitsSchema>>;

export function loadTimeLimits(folder: string = CALENDARS_FOLDER): TimeLimits {
  return readYaml(TimeLimitsSchema, path.join(folder, 'time-limits.yaml'));
}

function readArrangement(folder: string, name: string) {
  const arrangement = readYaml(ArrangementSchema, path.join(folder, name));
  if (name !== `${arrangement.year}.yaml`)
    throw new Error(`${name} says it is the arrangement of ${arrangement.year}.`);
  return arrangement;
}
