import { describe, expect, it } from 'vitest';
import { IN_ZONES_MS, printedInZones } from '../../tests/support/in-zones.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { toShanghaiIso } from '../shared/clock.ts';
import { happens, occurrenceAt, type WeeklyTimes } from './weekly-times.ts';

/** Friday nights of November 2026, the 6th to the 27th. */
const night: WeeklyTimes = {
  weekdays: [5],
  begins: '20:00',
  ends: '08:00',
  validFrom: calendarDate('2026-11-06'),
  validUntil: calendarDate('2026-11-27'),
};

function isOn(times: WeeklyTimes, at: string, except: string[] = []) {
  const on = occurrenceAt(times, except.map(calendarDate), new Date(`${at}:00+08:00`));
  return on && `${toShanghaiIso(on.startsAt)} ${toShanghaiIso(on.endsAt)}`;
}

describe('a weekly shift', () => {
  it.each(['2026-11-20T20:00', '2026-11-20T23:59', '2026-11-21T00:00', '2026-11-21T07:59'])(
    'over midnight is one and the same at %s',
    (at) => {
      expect(isOn(night, at)).toBe('2026-11-20T20:00:00+08:00 2026-11-21T08:00:00+08:00');
    },
  );

  it.each(['2026-11-20T07:59', '2026-11-20T19:59', '2026-11-21T08:00', '2026-11-21T20:00'])(
    'is not on at %s',
    (at) => {
      expect(isOn(night, at)).toBeUndefined();
    },
  );

  it.each([
    ['before its first day', '2026-10-30T21:00', false],
    ['in the morning after the night before its first day', '2026-10-31T03:00', false],
    ['on its first day', '2026-11-06T21:00', true],
    ['in the morning after its last day', '2026-11-28T03:00', true],
    ['a week after its last day', '2026-12-04T21:00', false],
  ])('counts by the day on which it begins: %s', (_, at, is) => {
    expect(isOn(night, at) !== undefined).toBe(is);
  });

  it('goes on without a last day, also on holidays and over the turn of a year', () => {
    const always = { ...night, weekdays: [4], validUntil: null };

    expect(isOn(always, '2026-12-31T23:00')).toBeDefined();
    expect(isOn(always, '2027-01-01T07:00')).toBeDefined();
  });

  it('does not begin on a date that is excepted, and what began the day before goes on', () => {
    const daily = { ...night, weekdays: [1, 2, 3, 4, 5, 6, 7] };

    expect(isOn(daily, '2026-11-21T07:00', ['2026-11-21'])).toMatch(/^2026-11-20T20/);
    expect(isOn(daily, '2026-11-21T21:00', ['2026-11-21'])).toBeUndefined();
    expect(isOn(daily, '2026-11-22T07:00', ['2026-11-21'])).toBeUndefined();
    expect(isOn(daily, '2026-11-22T21:00', ['2026-11-21'])).toMatch(/^2026-11-22T20/);
  });

  it('that ends when it begins lasts a whole day', () => {
    const whole = { ...night, begins: '08:00', weekdays: [6, 7] };

    expect(isOn(whole, '2026-11-22T07:59')).toMatch(/^2026-11-21T08/);
    expect(isOn(whole, '2026-11-22T08:00')).toMatch(/^2026-11-22T08/);
    expect(isOn(whole, '2026-11-23T08:00')).toBeUndefined();
  });

  it.each([
    [{ weekdays: [5] }, true],
    [{ weekdays: [4], validUntil: calendarDate('2026-11-11') }, false],
    [{ validUntil: calendarDate('2026-11-05') }, false],
    [{ validUntil: calendarDate('2026-11-06') }, true],
  ])('%j happens: %s', (changes, is) => {
    expect(happens({ ...night, ...changes })).toBe(is);
  });

  it(
    'is on at the same moments in every time zone',
    async () => {
      const script = new URL('../../tests/support/shift-in-zone.ts', import.meta.url);

      expect([...(await printedInZones(script))]).toEqual([
        '2026-11-20T20:00:00+08:00 2026-11-21T07:59:00+08:00',
      ]);
    },
    IN_ZONES_MS,
  );
});
