import type { ArrangementStatement } from '../contracts/calendars.ts';
import type { Calendars } from '../knowledge/calendars.ts';
import { calendarDate, weekdayOf, yearOf } from '../shared/calendar-date.ts';
import { DomainError } from '../shared/errors.ts';

/**
 * A day is off or worked, in its year; every day that the statute fixes is off.
 *
 * @throws {DomainError} `arrangement-year`, `arrangement-make-up` or `arrangement-incomplete`, naming the days.
 */
export function checkArrangement(
  { year, holidays, makeUpWorkdays }: ArrangementStatement,
  { fixed }: Pick<Calendars, 'fixed'>,
): void {
  const off = new Set<string>(holidays.map(({ date }) => date));
  const misplaced = [...holidays, ...makeUpWorkdays].filter(
    // An arrangement may reach back: New Year's holiday can begin in December.
    ({ date }) => yearOf(date) !== year && !date.startsWith(`${year - 1}-12-`),
  );
  refuseDays(
    'arrangement-year',
    misplaced.map(({ date }) => date),
    'holidays',
  );
  const notMadeUp = makeUpWorkdays.filter(
    ({ date }) => off.has(date) || ![0, 6].includes(weekdayOf(calendarDate(date))),
  );
  refuseDays(
    'arrangement-make-up',
    notMadeUp.map(({ date }) => date),
    'makeUpWorkdays',
  );
  const byStatute = fixed
    .filter(({ from, until }) => from <= year && year <= (until ?? year))
    .flatMap(({ days }) => days.map((day) => `${year}-${day}`));
  refuseDays(
    'arrangement-incomplete',
    byStatute.filter((day) => !off.has(day)),
    'holidays',
  );
}

function refuseDays(code: string, days: readonly string[], keys: string): void {
  if (days.length > 0) throw new DomainError('invalid', code, { days: days.join('、'), keys });
}
