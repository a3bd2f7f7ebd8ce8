import type { Deadline, DeadlineRequest } from '../contracts/deadlines.ts';
import type { OfficeHours } from '../knowledge/calendars.ts';
import { countDeadline } from '../working-days/count-deadline.ts';
import type { WorkingCalendar } from '../working-days/working-calendar.ts';

/** When a limit of working days that starts at a moment runs out, by the national close of business. */
export function createCountWorkingDays(calendar: WorkingCalendar, officeHours: OfficeHours) {
  return async ({ start, workingDays }: DeadlineRequest): Promise<Deadline> =>
    countDeadline({
      start: new Date(start),
      workingDays,
      calendar,
      closingTime: officeHours.closingTimeAt([]),
    });
}
