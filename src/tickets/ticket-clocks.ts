import type { TicketClock } from '../contracts/staff-tickets.ts';
import { partsOf, weekdayOf } from '../shared/calendar-date.ts';
import { toShanghaiIso } from '../shared/clock.ts';
import { fillTemplate } from '../shared/text.ts';
import { deadlineInWords } from '../working-days/deadline-in-words.ts';
import { type DeadlineNeeds, neededAt, statutoryDeadlineOf } from './ticket-deadline.ts';
import type { TicketRecord } from './ticket-row.ts';

type Clock = Omit<TicketClock, 'isFirst'>;

/** Every time limit of a ticket, the earliest first; only that one is `isFirst`. */
export function clocksOf(record: TicketRecord, needs: DeadlineNeeds): TicketClock[] {
  const clocks = [
    ...promisedClock(record, needs),
    ...statutoryClock(record, needs),
    ...neededClock(record, needs),
  ];
  // All of them carry the same offset: they compare as text.
  return clocks
    .toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : Number(one.dueAt > other.dueAt)))
    .map((clock, at) => ({ ...clock, isFirst: at === 0 }));
}

function promisedClock({ kind, deadline }: TicketRecord, needs: DeadlineNeeds): Clock[] {
  if (deadline === null) return [];
  return [
    {
      kind: 'promised',
      dueAt: deadline.dueAt,
      deadline,
      inWords: deadlineInWords(deadline, needs.calendars.words),
      source: needs.timeLimits.tickets[kind]?.source ?? '',
      citation: null,
    },
  ];
}

function statutoryClock(record: TicketRecord, needs: DeadlineNeeds): Clock[] {
  const found = statutoryDeadlineOf(record, needs);
  if (found === null) return [];
  const { limit, deadline } = found;
  return [
    {
      kind: 'statutory',
      dueAt: deadline.dueAt,
      deadline,
      inWords: deadlineInWords(deadline, needs.calendars.words),
      source: limit.start,
      citation: { document: limit.document, clause: limit.clause, quote: limit.quote },
    },
  ];
}

function neededClock(record: TicketRecord, needs: DeadlineNeeds): Clock[] {
  const { neededBy } = record;
  const dueAt = neededAt(record, needs);
  if (neededBy === null || dueAt === null) return [];
  const { words } = needs.calendars;
  const { month, day } = partsOf(neededBy.on);
  const weekday = words.weekdays[weekdayOf(neededBy.on)] ?? '';
  return [
    {
      kind: 'needed',
      dueAt: toShanghaiIso(dueAt),
      deadline: null,
      inWords: fillTemplate(words.neededBy, { month, day, weekday }),
      source: neededBy.words,
      citation: null,
    },
  ];
}
