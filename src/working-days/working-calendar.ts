import { type CalendarDate, weekdayOf, yearOf } from '../shared/calendar-date.ts';
import { fillTemplate } from '../shared/text.ts';
import type { CalendarData, CalendarWords } from './calendar-data.ts';

export interface CalendarDay {
  date: CalendarDate;
  working: boolean;
  /** In Chinese, for citizens: 工作日, 国庆节放假, 调休上班. */
  why: string;
  /** Whether the State Council's arrangement for the day's year is loaded. */
  official: boolean;
}

export interface WorkingCalendar {
  dayOf(date: CalendarDate): CalendarDay;
  /** Years with an arrangement, ascending. */
  officialYears: readonly number[];
}

/**
 * Days as the State Council arranged them. A year without an arrangement is known to be missing: there
 * weekends and the holidays fixed by statute count as off, and every day says that it is not official.
 *
 * Source: 《全国年节及纪念日放假办法》 and the yearly notices named in `knowledge-base/calendars`.
 */
export function createWorkingCalendar(data: CalendarData): WorkingCalendar {
  const holidays = new Map(data.years.flatMap(({ holidays }) => Object.entries(holidays)));
  const makeUp = new Set(data.years.flatMap(({ makeUpWorkdays }) => Object.keys(makeUpWorkdays)));
  const years = new Set(data.years.map(({ year }) => year));
  const statutory = statutoryDays(data);

  return {
    officialYears: [...years].toSorted((a, b) => a - b),
    dayOf(date) {
      const { words } = data;
      const holiday = holidays.get(date);
      const official = years.has(yearOf(date));
      if (makeUp.has(date)) return { date, working: true, why: words.makeUp, official };
      if (holiday)
        return { date, working: false, why: named(words.holiday, date, holiday), official };
      if (official) return ordinaryDay(date, words);
      return unofficialDay(date, words, statutory(date));
    },
  };
}

function ordinaryDay(date: CalendarDate, words: CalendarWords): CalendarDay {
  const working = !isWeekend(date);
  return { date, working, why: working ? words.working : words.weekend, official: true };
}

function unofficialDay(
  date: CalendarDate,
  words: CalendarWords,
  holiday: string | undefined,
): CalendarDay {
  const off = { date, working: false, official: false };
  if (holiday) return { ...off, why: named(words.holidayUnofficial, date, holiday) };
  if (isWeekend(date)) return { ...off, why: named(words.weekendUnofficial, date) };
  return { date, working: true, official: false, why: named(words.workingUnofficial, date) };
}

function statutoryDays({ fixed, lunar }: CalendarData): (date: CalendarDate) => string | undefined {
  const lunarDays = new Map(
    Object.values(lunar).flatMap((holidays) =>
      Object.entries(holidays).flatMap(([name, dates]) => dates.map((date) => [date, name])),
    ) as [string, string][],
  );
  return (date) => {
    const year = yearOf(date);
    const rule = fixed.find(
      ({ days, from, until }) =>
        days.includes(date.slice(5)) && from <= year && year <= (until ?? year),
    );
    return rule?.name ?? lunarDays.get(date);
  };
}

function isWeekend(date: CalendarDate): boolean {
  return [0, 6].includes(weekdayOf(date));
}

function named(template: string, date: CalendarDate, name = ''): string {
  return fillTemplate(template, { name, year: date.slice(0, 4) });
}
