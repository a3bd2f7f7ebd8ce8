import { describe, expect, it } from 'vitest';
import { loadCalendars, loadOfficeHours } from '../src/knowledge/calendars.ts';
import { calendarDate, weekdayOf } from '../src/shared/calendar-date.ts';
import { countDeadline } from '../src/working-days/count-deadline.ts';
import { createWorkingCalendar } from '../src/working-days/working-calendar.ts';

const data = loadCalendars();
const calendar = createWorkingCalendar(data);
const closingTime = loadOfficeHours().closingTimeAt([]);

describe('deadlines over the real calendars', () => {
  it.each([
    ['over a weekend', '2026-11-20T10:00:00+08:00', 3, '2026-11-25', 'official'],
    ['from a rest day', '2026-11-21T10:00:00+08:00', 3, '2026-11-25', 'official'],
    ['to the make-up Saturday', '2026-09-30T10:00:00+08:00', 3, '2026-10-10', 'official'],
    ['across the Spring Festival', '2026-02-13T10:00:00+08:00', 3, '2026-02-25', 'official'],
    ['with a make-up Sunday', '2026-09-18T10:00:00+08:00', 3, '2026-09-22', 'official'],
    ['across Mid-Autumn', '2026-09-24T10:00:00+08:00', 3, '2026-09-30', 'official'],
    ['across Labour Day', '2026-04-30T10:00:00+08:00', 3, '2026-05-08', 'official'],
    ['after National Day', '2026-10-09T10:00:00+08:00', 3, '2026-10-13', 'official'],
    ['into 2027', '2026-12-29T10:00:00+08:00', 3, '2027-01-04', 'provisional'],
    ['make-up Sunday of 2024', '2024-02-02T09:00:00+08:00', 3, '2024-02-06', 'official'],
    ['Dragon Boat 2024', '2024-06-07T14:00:00+08:00', 3, '2024-06-13', 'official'],
    ['Spring Festival 2025', '2025-01-24T17:30:00+08:00', 3, '2025-02-05', 'official'],
    ['Dragon Boat 2025', '2025-05-30T10:00:00+08:00', 3, '2025-06-05', 'official'],
    ['a second before midnight', '2026-01-02T23:59:59+08:00', 2, '2026-01-05', 'official'],
    ['Labour Day 2026', '2026-04-29T15:00:00+08:00', 3, '2026-05-07', 'official'],
    ['twenty working days', '2026-10-10T09:00:00+08:00', 20, '2026-11-06', 'official'],
    ['five days into 2027', '2026-12-30T09:00:00+08:00', 5, '2027-01-07', 'provisional'],
    ['the moved Labour Day of 2019', '2019-04-27T09:00:00+08:00', 5, '2019-05-06', 'official'],
    ['the extended festival of 2020', '2020-01-23T09:00:00+08:00', 1, '2020-02-03', 'official'],
  ])('counts %s', (...[, start, workingDays, due, certainty]) => {
    const deadline = countDeadline({ start: new Date(start), workingDays, calendar, closingTime });

    expect(deadline).toMatchObject({ dueAt: `${due}T17:30:00+08:00`, certainty });
  });
});

describe('the calendars', () => {
  it('cover every year from 2004 to 2026', () => {
    expect(data.years.map(({ year }) => year)).toEqual(
      Array.from({ length: 23 }, (_, index) => 2004 + index),
    );
  });

  it('make up only on days that would be rest days, and never on a holiday', () => {
    for (const { holidays, makeUpWorkdays } of data.years) {
      for (const date of Object.keys(makeUpWorkdays)) {
        expect([0, 6], date).toContain(weekdayOf(calendarDate(date)));
        expect(holidays[date], date).toBeUndefined();
      }
    }
  });

  it('contain the days that the statute fixes', () => {
    for (const { year, holidays } of data.years) {
      for (const day of ['01-01', '05-01', '10-01', '10-02', '10-03'])
        expect(holidays[`${year}-${day}`], `${year}-${day}`).toBeDefined();
    }
  });

  it('compute lunar holidays only for years without an arrangement, four days at New Year', () => {
    for (const [year, holidays] of Object.entries(data.lunar)) {
      expect(Number(year)).toBeGreaterThan(2026);
      expect(holidays).toMatchObject({
        春节: { length: 4 },
        清明节: [expect.stringMatching(/-04-0[456]$/)],
      });
    }
  });

  it('put New Year of 2027 on the day whose new moon comes four minutes before midnight', () => {
    expect(Object.values(data.lunar)[0]).toMatchObject({
      春节: ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'],
    });
  });
});
