import type { Arrangement, ArrangementStatement, CalendarView } from '../contracts/calendars.ts';
import type { Database } from '../database/executor.ts';
import {
  addArrangement,
  type EnteredArrangement,
  listArrangements,
  lockArrangements,
} from '../knowledge/calendar-arrangements.ts';
import type { Calendars } from '../knowledge/calendars.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { type Clock, shanghaiDateOf, toShanghaiIso } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { fillTemplate } from '../shared/text.ts';
import { horizonOf, type LiveCalendar, missingYearOn } from '../working-days/live-calendar.ts';
import { checkArrangement } from './check-arrangement.ts';

export interface CalendarDeskNeeds {
  db: Database;
  clock: Clock;
  /** Of the files; what is entered at the desk goes before the file of its year. */
  calendars: Calendars;
  calendar: LiveCalendar;
  /** Awaited before anything is acknowledged. */
  onChanged: () => Promise<void>;
}

/** The years as the State Council arranged them. What is entered is a new version of its year. */
export function createCalendarDesk(needs: CalendarDeskNeeds) {
  const { db, clock, calendars, calendar, onChanged } = needs;
  const read = async (): Promise<CalendarView> => {
    const missing = missingYearOn(shanghaiDateOf(clock()), calendar);
    return {
      horizon: horizonOf(calendar),
      warning:
        missing === undefined
          ? null
          : fillTemplate(calendars.words.yearMissing, { year: String(missing) }),
      years: allYears(calendars, await listArrangements(db)),
    };
  };

  return {
    read,
    /** @throws {DomainError} naming what cannot be true, or `stale-version`. */
    async add(statement: ArrangementStatement, username: string): Promise<CalendarView> {
      checkArrangement(statement, calendars);
      await db.transaction(async (tx) => {
        await lockArrangements(tx);
        const known = (await listArrangements(tx)).find(({ year }) => year === statement.year);
        if ((known?.version ?? 0) !== statement.version)
          throw new DomainError('conflict', 'stale-version');
        const { holidays, makeUpWorkdays, version, ...rest } = statement;
        await addArrangement(tx, {
          ...rest,
          version: version + 1,
          holidays: byDay(holidays),
          makeUpWorkdays: byDay(makeUpWorkdays),
          username,
          at: clock(),
        });
      });
      await onChanged();
      return read();
    },
  };
}

/** The arrangements that count: what was entered goes before the file. */
export async function readCalendars({
  db,
  calendars,
}: Pick<CalendarDeskNeeds, 'db' | 'calendars'>) {
  const entered = await listArrangements(db);
  const years = new Map<number, Calendars['years'][number] | EnteredArrangement>();
  for (const each of [...calendars.years, ...entered]) years.set(each.year, each);
  return { ...calendars, years: [...years.values()] };
}

function allYears(calendars: Calendars, entered: readonly EnteredArrangement[]): Arrangement[] {
  const years = new Map<number, Arrangement>();
  for (const { year, source, holidays, makeUpWorkdays } of calendars.years)
    years.set(year, {
      year,
      version: 0,
      notice: source.number ?? source.notices.join(' '),
      url: source.notices[0] ?? null,
      holidays: listDays(holidays),
      makeUpWorkdays: listDays(makeUpWorkdays),
      enteredBy: null,
      knownFrom: null,
    });
  for (const { holidays, makeUpWorkdays, knownFrom, ...rest } of entered)
    years.set(rest.year, {
      ...rest,
      holidays: listDays(holidays),
      makeUpWorkdays: listDays(makeUpWorkdays),
      knownFrom: toShanghaiIso(knownFrom),
    });
  return [...years.values()].toSorted((one, other) => other.year - one.year);
}

function byDay(days: ArrangementStatement['holidays']): Record<string, string> {
  return Object.fromEntries(days.map(({ date, name }) => [date, name]));
}

function listDays(days: Readonly<Record<string, string>>): Arrangement['holidays'] {
  return Object.entries(days)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([date, name]) => ({ date: calendarDate(date), name }));
}
