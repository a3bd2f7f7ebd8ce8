import type { NoticeKind } from '../contracts/duty.ts';
import type { Instant } from '../shared/clock.ts';
import type { WorkingTime } from '../working-days/working-time.ts';

/** The earliest time limit of a ticket, and from when on it runs. */
export interface RunningLimit {
  startedAt: Instant;
  limitAt: Instant;
  lifeSafety: boolean;
}

export type LimitKind = Exclude<NoticeKind, 'danger' | 'emergency'>;

export interface Reminder {
  kind: LimitKind;
  at: Instant;
}

export interface ReminderNeeds {
  time: WorkingTime;
  secondBreachAfterWorkingDays: number;
}

/**
 * When somebody is reminded of a limit, the earliest first: at half of its working time, one working day before
 * its end, at the start of its last half-day; then that it is over, and that nothing has ended even so. A moment
 * outside office hours waits for the next opening, unless a life is in danger. What would come before the start
 * is left out; of two at the same moment the later kind stays.
 *
 * Source: knowledge-base/duty.yaml, knowledge-base/calendars/office-hours.yaml.
 */
export function whenToRemind(limit: RunningLimit, needs: ReminderNeeds): Reminder[] {
  const { startedAt, limitAt, lifeSafety } = limit;
  const { time } = needs;
  const wait = (at: Instant) => (lifeSafety ? at : time.nextOpening(at));
  const before = momentsBefore(limit, time)
    .map(({ kind, at }) => ({ kind, at: wait(at) }))
    .filter(({ at }) => startedAt < at && at < limitAt);
  const second = time.after(limitAt, needs.secondBreachAfterWorkingDays * time.dayMs);
  const all: Reminder[] = [
    ...before,
    { kind: 'breach', at: wait(limitAt) },
    { kind: 'second_breach', at: wait(second) },
  ];
  return all
    .filter(({ at }, place) => !all.slice(place + 1).some((later) => isSame(later.at, at)))
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

/**
 * What there is to say now: of the reminders whose moment has come only the last, for each tells how much is
 * left; once the limit is over, that it is.
 */
export function dueReminders(reminders: readonly Reminder[], now: Instant): LimitKind[] {
  const come = reminders.filter(({ at }) => at <= now).map(({ kind }) => kind);
  const over = come.filter((kind) => kind === 'breach' || kind === 'second_breach');
  return over.length > 0 ? over : come.slice(-1);
}

function momentsBefore({ startedAt, limitAt }: RunningLimit, time: WorkingTime): Reminder[] {
  const working = time.between(startedAt, limitAt);
  if (working === 0) return [];
  const dayBefore: Reminder[] =
    working > time.dayMs
      ? [{ kind: 'one_working_day', at: time.after(startedAt, working - time.dayMs) }]
      : [];
  return [
    { kind: 'half_time', at: time.after(startedAt, working / 2) },
    ...dayBefore,
    { kind: 'last_half_day', at: time.lastHalfDayBefore(limitAt) },
  ];
}

function isSame(one: Instant, other: Instant): boolean {
  return one.getTime() === other.getTime();
}
