import type { HolidayNotice } from '../data/holiday-notices.ts';

const DAY_MS = 86_400_000;

/**
 * Deadlines counted a second way, on day numbers and one sorted list of all working days, from nothing but
 * the notices. Shares no code with the service.
 */
export function createPlainDeadlines(notices: readonly HolidayNotice[]) {
  const off = new Set(notices.flatMap(daysOff));
  const work = new Set(
    notices.flatMap(({ year, work: days }) => days.map((each) => dayNumber(each, year))),
  );
  const years = notices.map(({ year }) => year);
  const all = daysFrom(
    dayNumber('01-01', Math.min(...years)),
    dayNumber('12-31', Math.max(...years)),
  );
  const working = all.filter((day) => work.has(day) || (!off.has(day) && !isWeekend(day)));

  return {
    /** Every day of the years, as `YYYY-MM-DD`. */
    days: all.map(dayText),
    /** The last of so many working days after a day; undefined beyond the years. */
    dueOn(start: string, workingDays: number): string | undefined {
      const behind = firstAbove(working, dayNumber(start, 0));
      const due = working[behind + workingDays - 1];
      return due === undefined ? undefined : dayText(due);
    },
  };
}

function daysOff({ year, off }: HolidayNotice): number[] {
  return off.flatMap(([from, until]) => daysFrom(dayNumber(from, year), dayNumber(until, year)));
}

function daysFrom(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

function dayNumber(text: string, year: number): number {
  const [y = 0, m = 0, d = 0] = (text.length === 5 ? `${year}-${text}` : text)
    .split('-')
    .map(Number);
  return Date.UTC(y, m - 1, d) / DAY_MS;
}

function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 1 January 1970, day 0, was a Thursday. */
function isWeekend(day: number): boolean {
  return (day + 4) % 7 === 0 || (day + 4) % 7 === 6;
}

/** Where in an ascending list the first number above the given one stands. */
function firstAbove(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
