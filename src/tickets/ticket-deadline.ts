import type { Deadline } from '../contracts/deadlines.ts';
import type { TicketKind } from '../contracts/tickets.ts';
import type { OfficeHours, TimeLimits } from '../knowledge/calendars.ts';
import type { Instant } from '../shared/clock.ts';
import type { Place, PlaceLadder } from '../shared/place.ts';
import { countDeadline } from '../working-days/count-deadline.ts';
import type { WorkingCalendar } from '../working-days/working-calendar.ts';

export interface DeadlineNeeds {
  calendar: WorkingCalendar;
  officeHours: OfficeHours;
  timeLimits: TimeLimits;
  ladderOf(code: string): PlaceLadder;
}

export interface DueTicket {
  kind: TicketKind;
  discoveredAt: Instant;
  acceptedAt: Instant;
  place: Place | null;
}

/**
 * The limit runs from discovery or acceptance, whichever came first, in every region and also while the
 * region is unknown; only close of business is local. Null for a kind that promises no limit.
 *
 * Source: knowledge-base/calendars/time-limits.yaml.
 */
export function deadlineOf(ticket: DueTicket, needs: DeadlineNeeds): Deadline | null {
  const limit = needs.timeLimits[ticket.kind];
  if (!limit) return null;
  const { discoveredAt, acceptedAt, place } = ticket;
  return countDeadline({
    start: discoveredAt < acceptedAt ? discoveredAt : acceptedAt,
    workingDays: limit.workingDays,
    calendar: needs.calendar,
    closingTime: needs.officeHours.closingTimeAt(place ? needs.ladderOf(place.code) : []),
  });
}
