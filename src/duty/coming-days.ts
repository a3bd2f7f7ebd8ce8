import { addDays, type CalendarDate } from '../shared/calendar-date.ts';
import { type Instant, shanghaiDateOf, shanghaiInstant, toShanghaiIso } from '../shared/clock.ts';
import type { ShiftRecord } from './shift-repository.ts';
import { type Occurrence, occurrencesOn, type WeeklyTimes } from './weekly-times.ts';

type Who = Pick<ShiftRecord, 'name' | 'level' | 'region'>;
type OnDuty = Who & Occurrence;

export interface Roster {
  once: readonly OnDuty[];
  weekly: readonly (Who & WeeklyTimes & { exceptions: readonly { on: CalendarDate }[] })[];
}

export interface RosterDay {
  date: CalendarDate;
  /** The earliest begun first. */
  spans: { begins: string; ends: string; who: Who | null }[];
}

const DAYS = 7;

/**
 * Who is on duty from now on, day by day, and when nobody is. A shift for another place counts: where nobody is on
 * duty for a place, everybody on duty is told.
 */
export function comingDays({ once, weekly }: Roster, now: Instant): RosterDay[] {
  const today = shanghaiDateOf(now);
  const dates = Array.from({ length: DAYS }, (_, days) => addDays(today, days));
  // What began yesterday may still be on.
  const begun = [addDays(today, -1), ...dates];
  const repeated = weekly.flatMap(({ name, level, region, exceptions, ...times }) => {
    const except = exceptions.map(({ on }) => on);
    return occurrencesOn(times, except, begun).map((on) => ({ name, level, region, ...on }));
  });
  const coming = [...once, ...repeated].filter(({ endsAt }) => endsAt > now).toSorted(byBegin);
  return dates.map((date) => dayOf(date, coming, now));
}

function dayOf(date: CalendarDate, coming: readonly OnDuty[], now: Instant): RosterDay {
  const day = {
    startsAt: shanghaiInstant(date, '00:00'),
    endsAt: shanghaiInstant(addDays(date, 1), '00:00'),
  };
  const on = coming.filter((shift) => shift.startsAt < day.endsAt && shift.endsAt > day.startsAt);
  const left = { ...day, startsAt: later(day.startsAt, now) };
  const spans = [
    ...on.map(({ name, level, region, ...times }) => ({ times, who: { name, level, region } })),
    ...gapsIn(left, on).map((times) => ({ times, who: null })),
  ];
  return {
    date,
    spans: spans
      .toSorted((one, other) => byBegin(one.times, other.times))
      .map(({ times, who }) => ({ ...clockTimes(times, day), who })),
  };
}

/** The parts of a span in which no shift is on; the shifts come with the earliest begun first. */
function gapsIn({ startsAt, endsAt }: Occurrence, shifts: readonly Occurrence[]): Occurrence[] {
  const gaps: Occurrence[] = [];
  let from = startsAt;
  for (const shift of shifts) {
    if (shift.startsAt > from) gaps.push({ startsAt: from, endsAt: shift.startsAt });
    from = later(from, shift.endsAt);
  }
  if (from < endsAt) gaps.push({ startsAt: from, endsAt });
  return gaps;
}

/** As far as it lies within the day. */
function clockTimes({ startsAt, endsAt }: Occurrence, day: Occurrence) {
  return {
    begins: clockTimeOf(later(startsAt, day.startsAt)),
    ends: endsAt >= day.endsAt ? '24:00' : clockTimeOf(endsAt),
  };
}

function clockTimeOf(at: Instant): string {
  return toShanghaiIso(at).slice(11, 16);
}

function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}

function byBegin(one: Occurrence, other: Occurrence): number {
  return one.startsAt.getTime() - other.startsAt.getTime();
}
