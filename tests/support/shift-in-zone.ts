import { occurrenceAt } from '../../src/duty/weekly-times.ts';
import { calendarDate } from '../../src/shared/calendar-date.ts';
import { toShanghaiIso } from '../../src/shared/clock.ts';

/** Prints the zone of this process, and the first and the last minute of a week in which a Friday’s night shift is on. */
const friday = {
  weekdays: [5],
  begins: '20:00',
  ends: '08:00',
  validFrom: calendarDate('2026-11-01'),
  validUntil: null,
};
const on: string[] = [];
const end = Date.parse('2026-11-24T00:00:00Z');
for (let at = Date.parse('2026-11-17T00:00:00Z'); at < end; at += 60_000)
  if (occurrenceAt(friday, [], new Date(at)) !== undefined) on.push(toShanghaiIso(new Date(at)));
process.stdout.write(`${new Date(0).getTimezoneOffset()} ${on[0]} ${on.at(-1)}`);
