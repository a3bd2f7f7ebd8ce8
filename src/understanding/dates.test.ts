import { describe, expect, it } from 'vitest';
import { calendarDate } from '../shared/calendar-date.ts';
import { findDates } from './dates.ts';

const today = calendarDate('2026-11-21');

describe('findDates', () => {
  it.each([
    ['三个月前', '2026-08-21', 'said'],
    ['上个月', '2026-10-21', 'inferred'],
    ['半年前', '2026-05-21', 'inferred'],
    ['今年8月15号', '2026-08-15', 'said'],
    ['去年三月', '2025-03-01', 'inferred'],
    ['2026-09-01', '2026-09-01', 'said'],
    ['一个半月前', '2026-10-06', 'inferred'],
  ])('reads %s as %s, %s', (words, date, status) => {
    expect(findDates(words, today)[0]).toMatchObject({ date, status });
  });

  it('takes a month that has not come yet for that of last year', () => {
    expect(findDates('十二月份', today)[0]?.date).toBe('2025-12-01');
  });

  it('marks a bare year as coarse', () => {
    expect(findDates('前年', today)[0]?.coarse).toBe(true);
  });

  it('does not count past the end of a shorter month', () => {
    expect(findDates('一个月前', calendarDate('2026-03-31'))[0]?.date).toBe('2026-02-28');
  });

  it('finds no date that does not exist', () => {
    expect(findDates('今年2月30号', today).map(({ date }) => date)).not.toContain('2026-02-30');
  });
});
