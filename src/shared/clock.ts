import { type CalendarDate, calendarDate } from './calendar-date.ts';

/** A point in time. The only constructor outside tests is a {@link Clock}. */
export type Instant = Date;
export type Clock = () => Instant;

export const systemClock: Clock = () => new Date();

/** China has one time zone without daylight saving since 1992: the offset is a constant. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** ISO 8601 with the offset `+08:00`, to the second. */
export function toShanghaiIso(instant: Instant): string {
  const shifted = new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString();
  return `${shifted.slice(0, 19)}+08:00`;
}

export function shanghaiDateOf(instant: Instant): CalendarDate {
  return calendarDate(toShanghaiIso(instant).slice(0, 10));
}

/** @param time close of business and the like, `HH:MM`. */
export function shanghaiInstant(date: CalendarDate, time: string): Instant {
  return new Date(`${date}T${time}:00+08:00`);
}
