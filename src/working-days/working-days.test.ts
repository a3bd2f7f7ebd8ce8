import { describe, expect, it } from 'vitest';
import { calendarDate as on } from '../shared/calendar-date.ts';
import type { CalendarData } from './calendar-data.ts';
import { countDeadline } from './count-deadline.ts';
import { deadlineInWords } from './deadline-in-words.ts';
import { createWorkingCalendar } from './working-calendar.ts';

/** An invented 2030: 1–3 October (Tuesday to Thursday) off, Saturday 12 October made up. */
const data: CalendarData = {
  years: [
    {
      year: 2030,
      holidays: { '2030-10-01': '国庆节', '2030-10-02': '国庆节', '2030-10-03': '国庆节' },
      makeUpWorkdays: { '2030-10-12': '国庆节' },
    },
  ],
  fixed: [{ name: '元旦', days: ['01-01'], from: 1950, until: 2031 }],
  lunar: { 2031: { 春节: ['2031-01-22'] } },
  words: {
    working: '工作日',
    makeUp: '调休上班',
    weekend: '周末',
    holiday: '{name}放假',
    workingUnofficial: '工作日（{year}年未定）',
    weekendUnofficial: '周末（{year}年未定）',
    holidayUnofficial: '{name}法定假日（{year}年未定）',
    weekdays: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
    deadline: '最晚 {month}月{day}日（{weekday}）下班前（{time}）',
    deadlineMakeUp: '最晚 {month}月{day}日（{weekday}，{makeUp}）下班前（{time}）',
    deadlineOtherYear: '最晚 {year}年{month}月{day}日（{weekday}）下班前（{time}）',
    deadlineMakeUpOtherYear: '最晚 {year}年{month}月{day}日（{weekday}，{makeUp}）下班前（{time}）',
    provisional: '（先推算的）',
    paused: '暂停计时',
    day: '{month}月{day}日（{weekday}）',
    neededBy: '{month}月{day}日（{weekday}）以前要用上',
    yearMissing: '还没有 {year} 年的安排',
  },
};
const calendar = createWorkingCalendar(data);
const limit = (start: string, workingDays: number, closingTime = '17:30') =>
  countDeadline({ start: new Date(start), workingDays, calendar, closingTime });

describe('countDeadline', () => {
  it.each([
    {
      rule: 'does not count the day of the start',
      start: '2030-10-07T09:00:00+08:00',
      days: 1,
      due: '2030-10-08T17:30:00+08:00',
    },
    {
      rule: 'does not count a start on a rest day',
      start: '2030-10-05T09:00:00+08:00',
      days: 1,
      due: '2030-10-07T17:30:00+08:00',
    },
    {
      rule: 'does not count a start after closing',
      start: '2030-10-07T23:59:59+08:00',
      days: 1,
      due: '2030-10-08T17:30:00+08:00',
    },
    {
      rule: 'skips holidays',
      start: '2030-09-30T09:00:00+08:00',
      days: 1,
      due: '2030-10-04T17:30:00+08:00',
    },
    {
      rule: 'counts a make-up Saturday',
      start: '2030-10-11T09:00:00+08:00',
      days: 1,
      due: '2030-10-12T17:30:00+08:00',
    },
    {
      rule: 'reads the start in Shanghai, whatever offset it is written with',
      start: '2030-10-07T16:30:00Z',
      days: 1,
      due: '2030-10-09T17:30:00+08:00',
    },
  ])('$rule', ({ start, days, due }) => {
    expect(limit(start, days)).toMatchObject({ dueAt: due, certainty: 'official' });
  });

  it('ends at the closing time it is given', () => {
    expect(limit('2030-10-07T09:00:00+08:00', 1, '18:00').dueAt).toBe('2030-10-08T18:00:00+08:00');
  });

  it('lists every day from the day after the start to the due day with its reason', () => {
    expect(limit('2030-10-03T09:00:00+08:00', 2).days).toEqual([
      { date: '2030-10-04', working: true, why: '工作日' },
      { date: '2030-10-05', working: false, why: '周末' },
      { date: '2030-10-06', working: false, why: '周末' },
      { date: '2030-10-07', working: true, why: '工作日' },
    ]);
  });

  it('is provisional as soon as one day lies in a year without an arrangement', () => {
    expect(limit('2030-12-31T09:00:00+08:00', 1)).toMatchObject({
      dueAt: '2031-01-02T17:30:00+08:00',
      certainty: 'provisional',
    });
  });

  it('is official when only the start lies in a year without an arrangement', () => {
    expect(limit('2029-12-31T09:00:00+08:00', 1).certainty).toBe('official');
  });

  it('counts no day on which the limit stood still', () => {
    const deadline = countDeadline({
      start: new Date('2030-10-07T09:00:00+08:00'),
      workingDays: 1,
      calendar,
      closingTime: '17:30',
      paused: { on: (date) => date === '2030-10-08', why: '暂停计时' },
    });

    expect(deadline).toMatchObject({
      dueAt: '2030-10-09T17:30:00+08:00',
      days: [
        { date: '2030-10-08', working: false, why: '暂停计时' },
        { date: '2030-10-09', working: true },
      ],
    });
  });

  it('refuses a limit of less than one whole day', () => {
    expect(() => limit('2030-10-07T09:00:00+08:00', 0)).toThrow(RangeError);
    expect(() => limit('2030-10-07T09:00:00+08:00', 1.5)).toThrow(RangeError);
  });
});

describe('createWorkingCalendar', () => {
  it('takes statutory holidays of a missing year as off, without calling them official', () => {
    expect(calendar.dayOf(on('2031-01-01'))).toEqual({
      date: '2031-01-01',
      working: false,
      why: '元旦法定假日（2031年未定）',
      official: false,
    });
    expect(calendar.dayOf(on('2031-01-22')).working).toBe(false);
  });

  it('knows a statutory holiday only in the years it was one', () => {
    expect(calendar.dayOf(on('2032-01-01')).working).toBe(true);
  });

  it('does not apply the statute to a year whose arrangement is loaded', () => {
    expect(calendar.dayOf(on('2030-01-01'))).toMatchObject({ working: true, official: true });
  });
});

describe('deadlineInWords', () => {
  it('names the weekday and the make-up day', () => {
    expect(deadlineInWords(limit('2030-10-11T09:00:00+08:00', 1), data.words)).toBe(
      '最晚 10月12日（星期六，调休上班）下班前（17:30）',
    );
  });

  it('names the year when it is another one, and says that it is provisional', () => {
    expect(deadlineInWords(limit('2030-12-31T09:00:00+08:00', 1), data.words)).toBe(
      '最晚 2031年1月2日（星期四）下班前（17:30）（先推算的）',
    );
  });
});
