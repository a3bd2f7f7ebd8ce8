import { describe, expect, it } from 'vitest';
import { calendarDate } from '../shared/calendar-date.ts';
import { comingDays, type Roster } from './coming-days.ts';

/** A Friday. */
const FRIDAY_MORNING = '2026-11-20T10:23';

const moment = (text: string) => new Date(`${text}:00+08:00`);
const who = (name: string) => ({ name, level: 'duty', region: null }) as const;
const once = (name: string, startsAt: string, endsAt: string) => ({
  ...who(name),
  startsAt: moment(startsAt),
  endsAt: moment(endsAt),
});
const weekly = (name: string, begins: string, ends: string) => ({
  ...who(name),
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  ...{ begins, ends, validFrom: calendarDate('2026-11-01'), validUntil: null },
  exceptions: [],
});

/** The days as `8:00-12:00 name`, nobody as `-`. */
function days(roster: Partial<Roster>, now = FRIDAY_MORNING) {
  return comingDays({ once: [], weekly: [], ...roster }, moment(now)).map(({ spans }) =>
    spans.map(({ begins, ends, who: on }) => `${begins}-${ends} ${on?.name ?? '-'}`),
  );
}

describe('the coming days of the roster', () => {
  it('are seven from today on', () => {
    const dates = comingDays({ once: [], weekly: [] }, moment(FRIDAY_MORNING));

    expect([dates.length, dates[0]?.date, dates[6]?.date]).toEqual([7, '2026-11-20', '2026-11-26']);
  });

  it('begin in the office’s own day, also late at night', () => {
    const [first] = comingDays({ once: [], weekly: [] }, moment('2026-11-20T00:10'));

    expect(first?.date).toBe('2026-11-20');
  });

  it('say of hours to come that nobody is there, and nothing of those that are over', () => {
    const [today, tomorrow] = days({ weekly: [weekly('甲', '08:00', '18:00')] });

    expect(today).toEqual(['08:00-18:00 甲', '18:00-24:00 -']);
    expect(tomorrow).toEqual(['00:00-08:00 -', '08:00-18:00 甲', '18:00-24:00 -']);
  });

  it('leave out a shift that is over', () => {
    const [today] = days({ weekly: [weekly('甲', '08:00', '10:00')] });

    expect(today).toEqual(['10:23-24:00 -']);
  });

  it('know no gap where one shift follows the other over midnight', () => {
    const found = days({
      weekly: [weekly('日班', '08:00', '20:00'), weekly('夜班', '20:00', '08:00')],
    });

    expect(found[0]).toEqual(['08:00-20:00 日班', '20:00-24:00 夜班']);
    expect(found[6]).toEqual(['00:00-08:00 夜班', '08:00-20:00 日班', '20:00-24:00 夜班']);
  });

  it('keep the shift that began yesterday', () => {
    const [today] = days({ weekly: [weekly('夜班', '20:00', '08:00')] }, '2026-11-20T03:00');

    expect(today).toEqual(['00:00-08:00 夜班', '08:00-20:00 -', '20:00-24:00 夜班']);
  });

  it('follow an exception: nobody, or whoever is there instead', () => {
    const exceptions = ['2026-11-21', '2026-11-22'].map((on) => ({ on: calendarDate(on) }));
    const found = days({
      weekly: [{ ...weekly('甲', '00:00', '00:00'), exceptions }],
      once: [once('乙', '2026-11-22T00:00', '2026-11-23T00:00')],
    });

    expect(found.slice(0, 4)).toEqual([
      ['00:00-24:00 甲'],
      ['00:00-24:00 -'],
      ['00:00-24:00 乙'],
      ['00:00-24:00 甲'],
    ]);
  });

  it('show a long single shift on each of its days', () => {
    const found = days({ once: [once('甲', '2026-11-20T09:00', '2026-11-22T12:00')] });

    expect(found.slice(0, 3)).toEqual([
      ['09:00-24:00 甲'],
      ['00:00-24:00 甲'],
      ['00:00-12:00 甲', '12:00-24:00 -'],
    ]);
  });

  it('find the gap behind shifts that lie within each other', () => {
    const [, tomorrow] = days({
      once: [
        once('长', '2026-11-21T00:00', '2026-11-21T20:00'),
        once('短', '2026-11-21T02:00', '2026-11-21T04:00'),
      ],
    });

    expect(tomorrow).toEqual(['00:00-20:00 长', '02:00-04:00 短', '20:00-24:00 -']);
  });
});
