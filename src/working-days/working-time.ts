import { addDays, type CalendarDate, calendarDate } from '../shared/calendar-date.ts';
import { type Instant, shanghaiDateOf, shanghaiInstant } from '../shared/clock.ts';
import type { WorkingDayHours } from '../shared/working-day-hours.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** Time as an office works: between opening and close of business on working days, noon included. */
export interface WorkingTime {
  isOpen(at: Instant): boolean;
  /** The moment itself while the office is open; close of business is not. */
  nextOpening(at: Instant): Instant;
  /** Milliseconds of working time; 0 where `until` comes first. */
  between(from: Instant, until: Instant): number;
  /** The earliest moment at which so much working time has gone by. */
  after(from: Instant, workingMs: number): Instant;
  /** A whole working day, in milliseconds. */
  dayMs: number;
  /** The last half-day that begins before a moment. */
  lastHalfDayBefore(at: Instant): Instant;
}

export function createWorkingTime(calendar: WorkingCalendar, hours: WorkingDayHours): WorkingTime {
  const spanOn = (date: CalendarDate): Span => ({
    opens: shanghaiInstant(date, hours.opens),
    closes: shanghaiInstant(date, hours.closes),
  });
  const isWorking = (date: CalendarDate) => calendar.dayOf(date).working;

  /** What is left of the working day of a moment, else the whole next one. */
  const spanFrom = (at: Instant): Span => {
    for (let date = shanghaiDateOf(at); ; date = addDays(date, 1)) {
      const span = spanOn(date);
      if (isWorking(date) && at < span.closes)
        return { opens: at < span.opens ? span.opens : at, closes: span.closes };
    }
  };

  return {
    isOpen: (at) => spanFrom(at).opens.getTime() === at.getTime(),
    nextOpening: (at) => spanFrom(at).opens,
    between(from, until) {
      let total = 0;
      for (let span = spanFrom(from); span.opens < until; span = spanFrom(span.closes))
        total += Math.min(span.closes.getTime(), until.getTime()) - span.opens.getTime();
      return total;
    },
    after(from, workingMs) {
      let span = spanFrom(from);
      let left = workingMs;
      for (; left > lengthOf(span); span = spanFrom(span.closes)) left -= lengthOf(span);
      return new Date(span.opens.getTime() + left);
    },
    dayMs: lengthOf(spanOn(calendarDate('2000-01-01'))),
    lastHalfDayBefore(at) {
      for (let date = shanghaiDateOf(at); ; date = addDays(date, -1)) {
        const halves = [hours.afternoon, hours.opens].map((time) => shanghaiInstant(date, time));
        const last = isWorking(date) ? halves.find((half) => half < at) : undefined;
        if (last !== undefined) return last;
      }
    },
  };
}

interface Span {
  opens: Instant;
  closes: Instant;
}

function lengthOf({ opens, closes }: Span): number {
  return closes.getTime() - opens.getTime();
}
