import { describe, expect, it } from 'vitest';
import { loadCalendars } from '../knowledge/calendars.ts';
import { toShanghaiIso } from '../shared/clock.ts';
import { createWorkingCalendar } from '../working-days/working-calendar.ts';
import { createWorkingTime } from '../working-days/working-time.ts';
import { dueReminders, type LimitKind, whenToRemind } from './when-to-remind.ts';

const needs = {
  time: createWorkingTime(createWorkingCalendar(loadCalendars()), {
    opens: '08:30',
    afternoon: '13:30',
    closes: '17:30',
  }),
  secondBreachAfterWorkingDays: 1,
};
const at = (text: string) => new Date(`${text}:00+08:00`);
const limit = (from: string, until: string, lifeSafety = false) => ({
  startedAt: at(from),
  limitAt: at(until),
  lifeSafety,
});
const momentsOf = (given: ReturnType<typeof limit>) =>
  Object.fromEntries(
    whenToRemind(given, needs).map((each) => [each.kind, toShanghaiIso(each.at).slice(5, 16)]),
  );

describe('when somebody is reminded', () => {
  it('is half of the working time, one working day before, the last half-day, and then the breaches', () => {
    // Monday to Thursday: 7.5 hours of Monday and three days of nine.
    expect(momentsOf(limit('2026-11-23T10:00', '2026-11-26T17:30'))).toEqual({
      half_time: '11-25T09:15',
      one_working_day: '11-26T08:30',
      last_half_day: '11-26T13:30',
      breach: '11-27T08:30',
      second_breach: '11-30T08:30',
    });
  });

  it.each([
    {
      rule: 'counts nothing of a weekend',
      given: limit('2026-11-20T17:30', '2026-11-24T17:30'),
      expected: { one_working_day: '11-24T08:30', last_half_day: '11-24T13:30' },
    },
    {
      rule: 'counts nothing of the night in which it began',
      given: limit('2026-11-23T23:00', '2026-11-25T17:30'),
      expected: { one_working_day: '11-25T08:30', last_half_day: '11-25T13:30' },
    },
    {
      rule: 'counts the holiday as a rest and the make-up Saturday as a day',
      given: limit('2026-09-30T08:30', '2026-10-10T17:30'),
      expected: {
        half_time: '10-09T08:30',
        one_working_day: '10-10T08:30',
        last_half_day: '10-10T13:30',
        breach: '10-12T08:30',
      },
    },
    {
      rule: 'takes the last half-day that is one, for a day of need on a Sunday',
      given: limit('2026-11-26T08:30', '2026-11-29T17:30'),
      expected: {
        one_working_day: '11-27T08:30',
        last_half_day: '11-27T13:30',
        breach: '11-30T08:30',
        second_breach: '12-01T08:30',
      },
    },
  ])('$rule', ({ given, expected }) => {
    expect(momentsOf(given)).toMatchObject(expected);
  });

  it('leaves out what would come before the limit began', () => {
    expect(Object.keys(momentsOf(limit('2026-11-26T15:00', '2026-11-26T17:30')))).toEqual([
      ...['half_time', 'breach', 'second_breach'],
    ]);
    expect(Object.keys(momentsOf(limit('2026-11-28T09:00', '2026-11-29T17:30')))).toEqual([
      ...['breach', 'second_breach'],
    ]);
  });

  it('never waits for the office where a life is in danger', () => {
    expect(momentsOf(limit('2026-11-23T10:00', '2026-11-26T17:30', true))).toMatchObject({
      one_working_day: '11-25T17:30',
      breach: '11-26T17:30',
      second_breach: '11-27T17:30',
    });
  });

  it.each([
    ['2026-11-20T17:30', '2026-11-24T17:30'],
    ['2026-11-23T10:00', '2026-11-26T17:30'],
    ['2026-09-25T09:00', '2026-10-12T17:30'],
    ['2026-11-27T16:00', '2026-11-29T17:30'],
  ])('falls within office hours from %s to %s', (from, until) => {
    for (const reminder of whenToRemind(limit(from, until), needs))
      expect(needs.time.isOpen(reminder.at), reminder.kind).toBe(true);
  });
});

describe('what there is to say now', () => {
  const all = whenToRemind(limit('2026-11-23T10:00', '2026-11-26T17:30'), needs);

  it.each<[string, LimitKind[]]>([
    ['2026-11-24T12:00', []],
    ['2026-11-25T09:14', []],
    ['2026-11-25T09:15', ['half_time']],
    ['2026-11-26T09:00', ['one_working_day']],
    ['2026-11-26T17:00', ['last_half_day']],
    ['2026-11-27T08:30', ['breach']],
    ['2026-12-09T10:00', ['breach', 'second_breach']],
  ])('at %s is %j', (now, expected) => {
    expect(dueReminders(all, at(now))).toEqual(expected);
  });
});
