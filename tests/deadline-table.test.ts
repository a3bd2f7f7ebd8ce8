import { describe, expect, it } from 'vitest';
import { loadCalendars } from '../src/knowledge/calendars.ts';
import { countDeadline } from '../src/working-days/count-deadline.ts';
import { createWorkingCalendar } from '../src/working-days/working-calendar.ts';
import { HOLIDAY_NOTICES } from './data/holiday-notices.ts';
import { IN_ZONES_MS, printedInZones } from './support/in-zones.ts';
import { createPlainDeadlines } from './support/plain-deadlines.ts';

const calendar = createWorkingCalendar(loadCalendars());
const plain = createPlainDeadlines(HOLIDAY_NOTICES);
const COUNTS = Array.from({ length: 20 }, (_, at) => at + 1);

const limit = (day: string, workingDays: number) =>
  countDeadline({
    start: new Date(`${day}T10:00:00+08:00`),
    workingDays,
    calendar,
    closingTime: '17:30',
  });

/** What the service says where it is certain, and what the notices come to. */
function compare(day: string, workingDays: number) {
  const { dueAt, certainty } = limit(day, workingDays);
  const said = certainty === 'official' ? dueAt.slice(0, 10) : undefined;
  return { day, workingDays, said, due: plain.dueOn(day, workingDays) };
}

describe('deadlines against the notices of the State Council', () => {
  it('know every year from 2019 to 2026 by its notice', () => {
    expect(HOLIDAY_NOTICES.map(({ year }) => year)).toEqual([
      ...[2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026],
    ]);
    for (const { numbers } of HOLIDAY_NOTICES)
      for (const number of numbers) expect(number).toMatch(/^国办发明电〔\d{4}〕\d+号$/);
  });

  it.each(HOLIDAY_NOTICES.map(({ year }) => year))(
    'agree from every day of %i on, for one to twenty working days',
    (year) => {
      const starts = plain.days.filter((day) => day.startsWith(`${year}-`));
      const compared = starts.flatMap((day) => COUNTS.map((count) => compare(day, count)));

      expect(compared.length).toBeGreaterThan(364 * COUNTS.length);
      expect(compared.filter(({ said, due }) => said !== due)).toEqual([]);
    },
  );

  it('are provisional wherever they reach into 2027', () => {
    const first = limit('2026-12-31', 1);
    const starts = plain.days.filter((day) => day >= '2026-11-25');
    const reaching = starts.map((day) => limit(day, COUNTS.length));

    expect(first).toMatchObject({ dueAt: '2027-01-04T17:30:00+08:00', certainty: 'provisional' });
    for (const { dueAt, certainty } of reaching)
      expect(certainty, dueAt).toBe(dueAt < '2027' ? 'official' : 'provisional');
  });

  it(
    'are the same wherever the machine stands',
    async () => {
      const script = new URL('./support/deadlines-in-zone.ts', import.meta.url);

      expect([...(await printedInZones(script))]).toEqual([
        expect.stringMatching(/^[0-9a-f]{64}$/),
      ]);
    },
    IN_ZONES_MS,
  );
});
