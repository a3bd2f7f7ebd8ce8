import type { Deadline } from '../contracts/deadlines.ts';
import type { ProgrammeId } from '../contracts/programmes.ts';
import type { TicketKind } from '../contracts/tickets.ts';
import type { OfficeHours, StatutoryLimit, TimeLimits } from '../knowledge/calendars.ts';
import { type Instant, shanghaiDateOf, shanghaiInstant } from '../shared/clock.ts';
import type { Place, PlaceLadder } from '../shared/place.ts';
import type { CalendarWords } from '../working-days/calendar-data.ts';
import { countDeadline } from '../working-days/count-deadline.ts';
import type { WorkingCalendar } from '../working-days/working-calendar.ts';
import { isPausedOn } from './ticket-pause.ts';
import type { TicketRecord } from './ticket-row.ts';
import type { Pause } from './ticket-state.ts';

export interface DeadlineNeeds {
  calendar: WorkingCalendar;
  calendars: { words: CalendarWords };
  officeHours: Pick<OfficeHours, 'closingTimeAt'>;
  timeLimits: TimeLimits;
  ladderOf(code: string): PlaceLadder;
}

export interface DueTicket {
  kind: TicketKind;
  programme: ProgrammeId | null;
  discoveredAt: Instant;
  acceptedAt: Instant;
  place: Place | null;
  pauses: readonly Pause[];
}

/**
 * The limit runs from discovery or acceptance, whichever came first, in every region and also while the
 * region is unknown; only close of business is local. Null for a kind that promises no limit.
 *
 * Source: knowledge-base/calendars/time-limits.yaml.
 */
export function deadlineOf(ticket: DueTicket, needs: DeadlineNeeds): Deadline | null {
  const limit = needs.timeLimits.tickets[ticket.kind];
  return limit ? countFor(ticket, limit.workingDays, needs) : null;
}

/**
 * The limit that a document gives for the kind of aid in the ticket's place, where one does.
 *
 * Source: knowledge-base/calendars/time-limits.yaml, which quotes the clause.
 */
export function statutoryDeadlineOf(
  ticket: DueTicket,
  needs: DeadlineNeeds,
): { limit: StatutoryLimit; deadline: Deadline } | null {
  const { programme, place } = ticket;
  if (programme === null || place === null) return null;
  const ladder = needs.ladderOf(place.code);
  const startedOn = shanghaiDateOf(startOf(ticket));
  const limit = needs.timeLimits.statutory.find(
    ({ region, programmes, from }) =>
      ladder.includes(region) && programmes.includes(programme) && from <= startedOn,
  );
  return limit ? { limit, deadline: countFor(ticket, limit.workingDays, needs) } : null;
}

/** Close of business on the day by which the citizen needs the help, whatever day that is. */
export function neededAt(
  { neededBy, place }: Pick<TicketRecord, 'neededBy' | 'place'>,
  needs: DeadlineNeeds,
): Instant | null {
  return neededBy && shanghaiInstant(neededBy.on, closingTime(place, needs));
}

/** Sets everything that follows from the clock: only the place, the pauses and the calendar move it. */
export function withDeadlines<Ticket extends Omit<TicketRecord, 'number'>>(
  record: Ticket,
  needs: DeadlineNeeds,
): Ticket {
  const deadline = deadlineOf(record, needs);
  const statutory = statutoryDeadlineOf(record, needs)?.deadline;
  const due = [deadline?.dueAt, statutory?.dueAt, neededAt(record, needs)]
    .filter((at) => at != null)
    .map((at) => new Date(at));
  const first = due.toSorted((one, other) => one.getTime() - other.getTime())[0];
  return {
    ...record,
    deadline,
    dueAt: deadline && new Date(deadline.dueAt),
    firstDueAt: first ?? null,
  };
}

function countFor(ticket: DueTicket, workingDays: number, needs: DeadlineNeeds): Deadline {
  return countDeadline({
    start: startOf(ticket),
    workingDays,
    calendar: needs.calendar,
    closingTime: closingTime(ticket.place, needs),
    paused: { on: isPausedOn(ticket.pauses), why: needs.calendars.words.paused },
  });
}

function startOf({ discoveredAt, acceptedAt }: DueTicket): Instant {
  return discoveredAt < acceptedAt ? discoveredAt : acceptedAt;
}

function closingTime(place: Place | null, { officeHours, ladderOf }: DeadlineNeeds): string {
  return officeHours.closingTimeAt(place ? ladderOf(place.code) : []);
}
