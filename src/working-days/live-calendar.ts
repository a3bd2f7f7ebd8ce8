import { type CalendarDate, calendarDate, yearOf } from '../shared/calendar-date.ts';
import type { CalendarData } from './calendar-data.ts';
import { createWorkingCalendar, type WorkingCalendar } from './working-calendar.ts';

/** A calendar that everybody holds and that follows what is arranged while the service runs. */
export interface LiveCalendar extends WorkingCalendar {
  replace(data: CalendarData): void;
}

export function createLiveCalendar(data: CalendarData): LiveCalendar {
  let current = createWorkingCalendar(data);
  return {
    dayOf: (date) => current.dayOf(date),
    get officialYears() {
      return current.officialYears;
    },
    replace(changed) {
      current = createWorkingCalendar(changed);
    },
  };
}

/** The last day up to which every year is arranged; what lies behind is provisional. Null without any. */
export function horizonOf({ officialYears }: WorkingCalendar): CalendarDate | null {
  const first = officialYears[0];
  if (first === undefined) return null;
  let last = first;
  while (officialYears.includes(last + 1)) last += 1;
  return calendarDate(`${last}-12-31`);
}

/** The State Council arranges the next year in autumn: from this month on it is missed. */
const MISSED_FROM_MONTH = 10;

/** The year whose arrangement should be there on a day and is not. */
export function missingYearOn(
  today: CalendarDate,
  { officialYears }: WorkingCalendar,
): number | undefined {
  const year = yearOf(today);
  const isLate = Number(today.slice(5, 7)) >= MISSED_FROM_MONTH;
  return [year, ...(isLate ? [year + 1] : [])].find((each) => !officialYears.includes(each));
}
