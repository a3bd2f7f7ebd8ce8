import { addDays, type CalendarDate, weekdayOf } from '../shared/calendar-date.ts';
import { type Instant, shanghaiDateOf, shanghaiInstant } from '../shared/clock.ts';

/** When a weekly shift is on, in the office's own time zone. */
export interface WeeklyTimes {
  /** 1 is Monday, 7 is Sunday: the days on which it begins. */
  weekdays: readonly number[];
  /** `HH:MM`; an end that is not later is on the next day. */
  begins: string;
  ends: string;
  /** The first and the last day on which it begins; null: no last one. */
  validFrom: CalendarDate;
  validUntil: CalendarDate | null;
}

export interface Occurrence {
  startsAt: Instant;
  endsAt: Instant;
}

/** Whether it begins on a date, exceptions aside. */
export function beginsOn(
  { weekdays, validFrom, validUntil }: WeeklyTimes,
  date: CalendarDate,
): boolean {
  if (date < validFrom || (validUntil !== null && date > validUntil)) return false;
  return weekdays.includes(weekdayOf(date) || 7);
}

export function occurrenceOn({ begins, ends }: WeeklyTimes, date: CalendarDate): Occurrence {
  const lastDay = ends > begins ? date : addDays(date, 1);
  return { startsAt: shanghaiInstant(date, begins), endsAt: shanghaiInstant(lastDay, ends) };
}

/**
 * Those that begin on some dates.
 *
 * @param except dates on which it does not begin.
 */
export function occurrencesOn(
  times: WeeklyTimes,
  except: readonly CalendarDate[],
  dates: readonly CalendarDate[],
): Occurrence[] {
  return dates
    .filter((date) => beginsOn(times, date) && !except.includes(date))
    .map((date) => occurrenceOn(times, date));
}

/** The one that is on at a moment: what began yesterday goes on over midnight, also into a day on which none begins. */
export function occurrenceAt(
  times: WeeklyTimes,
  except: readonly CalendarDate[],
  at: Instant,
): Occurrence | undefined {
  const today = shanghaiDateOf(at);
  return occurrencesOn(times, except, [today, addDays(today, -1)]).find(
    ({ startsAt, endsAt }) => startsAt <= at && at < endsAt,
  );
}

/** Whether it ever begins. */
export function happens(times: WeeklyTimes): boolean {
  return [0, 1, 2, 3, 4, 5, 6].some((days) => beginsOn(times, addDays(times.validFrom, days)));
}
