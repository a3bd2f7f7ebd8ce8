import { describe, expect, it } from 'vitest';
import { DeadlineSchema } from '../../src/contracts/deadlines.ts';
import { dateInWords, momentInWords, remainingInWords, shortMoment } from './time-words.ts';

const deadline = DeadlineSchema.parse({
  start: '2026-11-20T09:00:00+08:00',
  workingDays: 3,
  dueAt: '2026-11-25T17:30:00+08:00',
  certainty: 'official',
  days: [
    { date: '2026-11-21', working: false, why: '星期六' },
    { date: '2026-11-22', working: false, why: '星期日' },
    { date: '2026-11-23', working: true, why: '' },
    { date: '2026-11-24', working: true, why: '' },
    { date: '2026-11-25', working: true, why: '' },
  ],
});
const due = { dueAt: deadline.dueAt, deadline };
const at = (iso: string) => Date.parse(iso);

describe('moments in words', () => {
  it('names the weekday', () => {
    expect(momentInWords('2026-11-25T17:30:00+08:00')).toBe('2026年11月25日 星期三 17:30');
  });

  it('names a date with its weekday', () => {
    expect(dateInWords('2026-11-25')).toBe('11月25日 周三');
  });

  it('shows the office’s time, whatever offset the moment is written in', () => {
    expect(shortMoment('2026-11-24T23:05:00Z')).toBe('11月25日 7:05');
  });
});

describe('the countdown of a ticket', () => {
  it('counts the working days that are left, not the rest days', () => {
    expect(remainingInWords(due, at('2026-11-21T10:00:00+08:00'))).toEqual({
      words: '还剩 3 个工作日',
      pressure: 'later',
    });
  });

  it('counts hours on the last day', () => {
    expect(remainingInWords(due, at('2026-11-25T14:30:00+08:00'))).toEqual({
      words: '今天到期，还剩 3 小时',
      pressure: 'soon',
    });
  });

  it('says by how much a limit has passed', () => {
    expect(remainingInWords(due, at('2026-11-27T18:30:00+08:00'))).toEqual({
      words: '已超过时限 2 天 1 小时',
      pressure: 'over',
    });
  });

  it('counts days and hours where no working days are listed', () => {
    const left = remainingInWords({ ...due, deadline: null }, at('2026-11-23T16:30:00+08:00'));

    expect(left.words).toBe('还剩 2 天 1 小时');
  });
});
