import type { DutyLevel, DutyNotice, NoticeKind, WeeklyShift } from '../../src/contracts/duty.ts';
import type { DutySpan } from '../../src/contracts/duty-days.ts';

export const NOTICE_WORDS: Readonly<Record<NoticeKind, string>> = {
  danger: '有生命危险，还没有人确认',
  emergency: '急难，还没有人确认',
  half_time: '办理时间已过一半',
  one_working_day: '离到期还有一个工作日',
  last_half_day: '到期前最后半天',
  breach: '已经超期',
  second_breach: '超期后仍没有办结',
};

export const LEVEL_WORDS: Readonly<Record<DutyLevel, string>> = {
  duty: '值班员',
  supervisor: '值班长',
  county: '县级',
};

/** Whom it reached, as far as that is known: a channel that took it is not a person who read it. */
export function reachInWords({ sentAt, sentTo, rounds }: DutyNotice): string {
  if (rounds === 0) return '还没有发出通知';
  if (sentAt === null) return `试了 ${rounds} 次，没有发出去`;
  return sentTo === null ? `发出过通知（第 ${rounds} 次）` : `发给了${sentTo}（第 ${rounds} 次）`;
}

/** From Monday, 1, to Sunday, 7. */
export const WEEKDAY_WORDS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

/** `周一、周五 20:00 到次日 8:00`. */
export function weeklyInWords({
  weekdays,
  begins,
  ends,
}: Pick<WeeklyShift, 'weekdays' | 'begins' | 'ends'>): string {
  const days =
    weekdays.length === 7 ? '每天' : weekdays.map((day) => WEEKDAY_WORDS[day - 1]).join('、');
  return `${days} ${asSaid(begins)} 到${ends > begins ? ' ' : '次日 '}${asSaid(ends)}`;
}

/** `8:00–18:00`, or `全天`. */
export function spanInWords({ begins, ends }: Pick<DutySpan, 'begins' | 'ends'>): string {
  if (begins === '00:00' && ends === '24:00') return '全天';
  return `${asSaid(begins)}–${asSaid(ends)}`;
}

function asSaid(clockTime: string): string {
  return clockTime.replace(/^0/, '');
}
