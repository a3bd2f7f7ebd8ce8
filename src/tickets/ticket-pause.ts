import { addDays, type CalendarDate } from '../shared/calendar-date.ts';
import { shanghaiDateOf } from '../shared/clock.ts';
import type { WorkingCalendar } from '../working-days/working-calendar.ts';
import type { Pause } from './ticket-state.ts';

/**
 * Whether the limits stood still on a day: all of it lies in a pause that is over. The day on which a pause
 * begins and the day on which it ends both count, so that nobody gains a day by a short pause.
 */
export function isPausedOn(pauses: readonly Pause[]): (date: CalendarDate) => boolean {
  const spans = pauses.flatMap(spanOf);
  return (date) => spans.some(({ from, until }) => from < date && date < until);
}

/** Working days by which the pauses that are over move every limit. */
export function pausedWorkingDays(pauses: readonly Pause[], calendar: WorkingCalendar): number {
  const days = new Set(pauses.flatMap(spanOf).flatMap(daysBetween));
  return [...days].filter((date) => calendar.dayOf(date).working).length;
}

/** The pause that is still open. */
export function openPauseOf(pauses: readonly Pause[]): Pause | undefined {
  return pauses.find(({ until }) => until === null);
}

interface Span {
  from: CalendarDate;
  until: CalendarDate;
}

function spanOf({ from, until }: Pause): Span[] {
  if (until === null) return [];
  return [{ from: shanghaiDateOf(new Date(from)), until: shanghaiDateOf(new Date(until)) }];
}

function daysBetween({ from, until }: Span): CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = addDays(from, 1); day < until; day = addDays(day, 1)) days.push(day);
  return days;
}
