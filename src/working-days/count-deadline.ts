import type { Deadline } from '../contracts/deadlines.ts';
import { addDays, type CalendarDate } from '../shared/calendar-date.ts';
import { type Instant, shanghaiDateOf, shanghaiInstant, toShanghaiIso } from '../shared/clock.ts';
import type { CalendarDay, WorkingCalendar } from './working-calendar.ts';

export interface TimeLimit {
  start: Instant;
  /** Whole working days, at least 1. */
  workingDays: number;
  calendar: WorkingCalendar;
  /** `HH:MM` in Asia/Shanghai. */
  closingTime: string;
  /** Days on which the limit stood still, and how that is said of a working day. */
  paused?: { on(date: CalendarDate): boolean; why: string };
}

/**
 * The moment a time limit runs out: close of business on its last working day. The start day is never
 * counted, also when it is a rest day or the start lies after closing; nor is a day on which it was paused.
 *
 * Source: 民法典 art. 201 (the first day is not counted), art. 203 (a last day ends at close of business).
 */
export function countDeadline({
  start,
  workingDays,
  calendar,
  closingTime,
  paused,
}: TimeLimit): Deadline {
  if (!Number.isInteger(workingDays) || workingDays < 1)
    throw new RangeError(`A time limit needs at least 1 whole working day, found ${workingDays}.`);

  const days: CalendarDay[] = [];
  let date = shanghaiDateOf(start);
  for (let counted = 0; counted < workingDays; ) {
    date = addDays(date, 1);
    const day = withPause(calendar.dayOf(date), paused);
    days.push(day);
    if (day.working) counted += 1;
  }
  return {
    start: toShanghaiIso(start),
    workingDays,
    dueAt: toShanghaiIso(shanghaiInstant(date, closingTime)),
    certainty: days.every(({ official }) => official) ? 'official' : 'provisional',
    days: days.map(({ date, working, why }) => ({ date, working, why })),
  };
}

function withPause(day: CalendarDay, paused: TimeLimit['paused']): CalendarDay {
  return day.working && paused?.on(day.date) ? { ...day, working: false, why: paused.why } : day;
}
