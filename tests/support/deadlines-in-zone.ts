import { createHash } from 'node:crypto';
import { loadCalendars } from '../../src/knowledge/calendars.ts';
import { countDeadline } from '../../src/working-days/count-deadline.ts';
import { createWorkingCalendar } from '../../src/working-days/working-calendar.ts';

/** Prints the zone of this process and a digest of the limits from every tenth hour of three years on. */
const calendar = createWorkingCalendar(loadCalendars());
const digest = createHash('sha256');
const end = Date.parse('2027-01-15T00:00:00Z');
for (let at = Date.parse('2023-12-25T00:00:00Z'); at < end; at += 10 * 3_600_000)
  digest.update(
    JSON.stringify(
      countDeadline({ start: new Date(at), workingDays: 3, calendar, closingTime: '17:30' }),
    ),
  );
process.stdout.write(`${new Date(0).getTimezoneOffset()} ${digest.digest('hex')}`);
