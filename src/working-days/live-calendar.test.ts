import { describe, expect, it } from 'vitest';
import { calendarDate as on } from '../shared/calendar-date.ts';
import { horizonOf, missingYearOn } from './live-calendar.ts';
import type { WorkingCalendar } from './working-calendar.ts';

const arranged = (...officialYears: number[]): WorkingCalendar => ({
  officialYears,
  dayOf: (date) => ({ date, working: true, why: '', official: true }),
});

describe('how far the calendar reaches', () => {
  it.each([
    { years: [2025, 2026], horizon: '2026-12-31' },
    { years: [2025, 2026, 2028], horizon: '2026-12-31' },
    { years: [], horizon: null },
  ])('is $horizon with $years', ({ years, horizon }) => {
    expect(horizonOf(arranged(...years))).toBe(horizon);
  });
});

describe('a year that is missing', () => {
  it.each([
    {
      rule: 'is not missed before October',
      today: '2026-09-30',
      years: [2026],
      missing: undefined,
    },
    { rule: 'is missed from October on', today: '2026-10-01', years: [2026], missing: 2027 },
    {
      rule: 'is missed no more once it is there',
      today: '2026-10-01',
      years: [2026, 2027],
      missing: undefined,
    },
    { rule: 'is missed most once it has begun', today: '2027-01-01', years: [2026], missing: 2027 },
  ])('$rule', ({ today, years, missing }) => {
    expect(missingYearOn(on(today), arranged(...years))).toBe(missing);
  });
});
