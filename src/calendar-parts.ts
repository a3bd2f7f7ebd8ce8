import type { Database } from './database/executor.ts';
import { CALENDAR_CHANGED } from './knowledge/calendar-arrangements.ts';
import type { Calendars } from './knowledge/calendars.ts';
import { type Clock, shanghaiDateOf } from './shared/clock.ts';
import type { Log } from './shared/log.ts';
import { createCalendarDesk, readCalendars } from './tools/keep-calendar.ts';
import type { CalendarDesk } from './use-cases.ts';
import {
  createLiveCalendar,
  type LiveCalendar,
  missingYearOn,
} from './working-days/live-calendar.ts';

export interface CalendarParts {
  calendar: LiveCalendar;
  desk: CalendarDesk;
  /** In English, for administrators. */
  troubles(): string[];
  /** Calls `recount` now, and whenever a year was entered, by whomever. */
  follow(recount: () => Promise<number>): Promise<void>;
}

/** The calendar of the files and of the desk, and what has to be counted anew when it changes. */
export async function prepareCalendar(needs: {
  db: Database;
  calendars: Calendars;
  clock: Clock;
  log: Pick<Log, 'info' | 'error'>;
}): Promise<CalendarParts> {
  const { db, clock, log, calendars } = needs;
  const calendar = createLiveCalendar(await readCalendars(needs));
  let recountAll: () => Promise<number> = async () => 0;
  const recount = async () => {
    const count = await recountAll();
    if (count > 0) log.info(`counted the limits of ${count} tickets anew`);
  };
  const onChanged = async () => {
    calendar.replace(await readCalendars(needs));
    await recount();
  };
  return {
    calendar,
    desk: createCalendarDesk({ db, clock, calendars, calendar, onChanged }),
    troubles() {
      const year = missingYearOn(shanghaiDateOf(clock()), calendar);
      return year === undefined
        ? []
        : [`no holiday arrangement of ${year}: time limits that reach into it are provisional`];
    },
    async follow(given) {
      recountAll = given;
      await recount();
      await db.listen(CALENDAR_CHANGED, () => {
        onChanged().catch((error: unknown) =>
          log.error({ err: error }, 'the time limits could not be counted anew'),
        );
      });
    },
  };
}
