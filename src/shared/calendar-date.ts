/** A civil date in the office's own time zone (Asia/Shanghai), written `YYYY-MM-DD`. */
export type CalendarDate = string & { readonly __brand: 'CalendarDate' };

const DAY_MS = 86_400_000;

/** @throws {RangeError} when the text is no date that exists. */
export function calendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text))
    throw new RangeError(`Expected an existing date YYYY-MM-DD, found "${text}".`);
  return text;
}

export function isCalendarDate(text: string): text is CalendarDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromUtc(toUtc(date) + days * DAY_MS);
}

/**
 * The same day number `months` later, or that month's last day where it is missing
 * (31 August + 6 months is 28 February), so that a period never rolls into the next month.
 */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return fromUtc(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(date: CalendarDate): number {
  return new Date(toUtc(date)).getUTCDay();
}

export function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4));
}

/** Year, month and day as people say them: without leading zeros. */
export function partsOf(date: CalendarDate): { year: string; month: string; day: string } {
  const [year = '', month = '', day = ''] = date.split('-').map((part) => String(Number(part)));
  return { year, month, day };
}

function toUtc(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function fromUtc(at: number): CalendarDate {
  return new Date(at).toISOString().slice(0, 10) as CalendarDate;
}
