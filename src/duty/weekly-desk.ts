import type {
  ShiftExceptionStatement,
  WeeklyShift,
  WeeklyShiftStatement,
} from '../contracts/duty.ts';
import type { Instant } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import { type DutyDeskNeeds, placeNamed } from './duty-desk.ts';
import type { EnteredBy } from './ways.ts';
import type { NewWeeklyShift, WeeklyRecord } from './weekly-repository.ts';
import { beginsOn, happens, occurrenceAt, occurrenceOn } from './weekly-times.ts';

export type WeeklyDeskNeeds = Pick<
  DutyDeskNeeds,
  'db' | 'clock' | 'shifts' | 'findPlace' | 'resolvePlace'
>;

/** What staff do about shifts that repeat every week. */
export function createWeeklyDesk(needs: WeeklyDeskNeeds) {
  const { db, clock, shifts } = needs;
  const byNow = (username: string): EnteredBy => ({ username, at: clock() });

  return {
    async listWeeklyShifts(): Promise<WeeklyShift[]> {
      const now = clock();
      const weekly = await shifts.weekly.list(db, now);
      return weekly.map((shift) => toWeeklyShift(shift, now, needs));
    },

    async addWeeklyShift(statement: WeeklyShiftStatement, username: string): Promise<WeeklyShift> {
      const shift = weeklyOf(statement, needs);
      if (!happens(shift)) throw new DomainError('invalid', 'weekly-never', { keys: 'validUntil' });
      const by = byNow(username);
      const { validUntil } = shift;
      if (validUntil !== null && occurrenceOn(shift, validUntil).endsAt <= by.at)
        throw new DomainError('invalid', 'shift-over', { keys: 'validUntil' });
      await shifts.weekly.add(db, shift, by);
      return toWeeklyShift({ ...shift, exceptions: [] }, by.at, needs);
    },

    addShiftException: (shiftId: string, said: ShiftExceptionStatement, username: string) =>
      addException(needs, { shiftId, ...said }, byNow(username)),

    /** Whoever was to be there instead need not come any more. */
    async removeShiftException(id: string, username: string): Promise<void> {
      const by = byNow(username);
      await db.transaction(async (tx) => {
        const removed = await shifts.weekly.removeException(tx, id, by);
        if (removed === undefined) throw new DomainError('not-found', 'shift-not-found');
        if (removed.insteadId !== null) await shifts.remove(tx, removed.insteadId, by);
      });
    },
  };
}

async function addException(
  { db, shifts }: WeeklyDeskNeeds,
  { shiftId, on, instead }: ShiftExceptionStatement & { shiftId: string },
  by: EnteredBy,
): Promise<void> {
  await db.transaction(async (tx) => {
    const shift = await shifts.weekly.lock(tx, shiftId);
    if (shift === undefined) throw new DomainError('not-found', 'shift-not-found');
    if (!beginsOn(shift, on)) throw new DomainError('invalid', 'exception-day', { keys: 'on' });
    const times = occurrenceOn(shift, on);
    if (times.endsAt <= by.at) throw new DomainError('invalid', 'shift-over', { keys: 'on' });
    const { level, region } = shift;
    const once = instead && { ...instead, ...times, level, region, id: newId() };
    if (once !== null) await shifts.add(tx, once, by);
    const exception = { id: newId(), shiftId, on, insteadId: once?.id ?? null };
    if (!(await shifts.weekly.addException(tx, exception, by)))
      throw new DomainError('conflict', 'exception-twice', { keys: 'on' });
  });
}

function weeklyOf(
  { region, name, ...stated }: WeeklyShiftStatement,
  { resolvePlace }: WeeklyDeskNeeds,
): NewWeeklyShift {
  return {
    ...stated,
    id: newId(),
    name: name.replace(/[\s\0]+/gu, ' '),
    region: region === null ? null : resolvePlace(region).code,
  };
}

function toWeeklyShift(shift: WeeklyRecord, now: Instant, needs: WeeklyDeskNeeds): WeeklyShift {
  const except = shift.exceptions.map(({ on }) => on);
  return {
    ...shift,
    region: placeNamed(shift.region, needs),
    isNow: occurrenceAt(shift, except, now) !== undefined,
  };
}
