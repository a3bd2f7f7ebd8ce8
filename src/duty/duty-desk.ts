import type { DutyLevel, DutyNotice, Shift, ShiftStatement } from '../contracts/duty.ts';
import type { DutyDay } from '../contracts/duty-days.ts';
import type { StaffTicketDetail } from '../contracts/staff-tickets.ts';
import type { Database } from '../database/executor.ts';
import { type Clock, type Instant, toShanghaiIso } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import type { Place } from '../shared/place.ts';
import type { TicketDesk } from '../tickets/ticket-desk.ts';
import type { TicketActor } from '../tickets/ticket-event.ts';
import { comingDays, type RosterDay } from './coming-days.ts';
import { acknowledgeNotices, listOpenNotices, type NoticeRecord } from './notice-repository.ts';
import type { ShiftRecord, ShiftRepository } from './shift-repository.ts';

export interface DutyDeskNeeds {
  db: Database;
  clock: Clock;
  shifts: ShiftRepository;
  tickets: Pick<TicketDesk, 'acknowledge' | 'staff'>;
  findPlace(code: string): Place | undefined;
  resolvePlace(said: string): Place;
}

/** What staff do about notices and the roster. */
export function createDutyDesk(needs: DutyDeskNeeds) {
  const { db, clock, shifts, tickets } = needs;

  return {
    async listNotices(party: TicketActor['party']): Promise<DutyNotice[]> {
      return (await listOpenNotices(db)).map((notice) => toNotice(notice, party));
    },

    async acknowledge(ticketId: string, by: TicketActor): Promise<StaffTicketDetail> {
      await db.transaction(async (tx) => {
        const levels = levelsOf(by.party);
        const said = { ticketId, levels, by: by.name, at: clock() };
        if ((await acknowledgeNotices(tx, said)) > 0) await tickets.acknowledge(tx, ticketId, by);
      });
      return tickets.staff.read(ticketId, by);
    },

    async listShifts(): Promise<Shift[]> {
      const now = clock();
      const coming = await shifts.listComing(db, now);
      return coming.map((shift) => toShift(shift, now, needs));
    },

    async listComingDays(): Promise<DutyDay[]> {
      const now = clock();
      const once = await shifts.listComing(db, now);
      const weekly = await shifts.weekly.list(db, now);
      return comingDays({ once, weekly }, now).map((day) => toDutyDay(day, needs));
    },

    async addShift(statement: ShiftStatement, username: string): Promise<Shift> {
      const now = clock();
      const shift = shiftOf(statement, needs);
      if (shift.endsAt <= now) throw new DomainError('invalid', 'shift-over', { keys: 'endsAt' });
      await shifts.add(db, shift, { username, at: now });
      return toShift(shift, now, needs);
    },

    async removeShift(id: string, username: string): Promise<void> {
      if (!(await shifts.remove(db, id, { username, at: clock() })))
        throw new DomainError('not-found', 'shift-not-found');
    },
  };
}

/** Operators acknowledge what goes to those on duty; a supervisor may speak for everybody. */
function levelsOf(party: TicketActor['party']): readonly DutyLevel[] {
  return party === 'supervisor' ? ['duty', 'supervisor', 'county'] : ['duty'];
}

function toNotice(notice: NoticeRecord, party: TicketActor['party']): DutyNotice {
  const { id, ticketId, ticketNumber, kind, level, limitAt, raisedAt, sentAt, sentTo } = notice;
  return {
    ...{ id, ticketId, ticketNumber, kind, level, sentTo, rounds: notice.rounds },
    limitAt: limitAt && toShanghaiIso(limitAt),
    raisedAt: toShanghaiIso(raisedAt),
    sentAt: sentAt && toShanghaiIso(sentAt),
    mayAcknowledge: levelsOf(party).includes(level),
  };
}

function shiftOf(
  { region, name, startsAt, endsAt, ...stated }: ShiftStatement,
  { resolvePlace }: DutyDeskNeeds,
): ShiftRecord {
  const [from, until] = [new Date(startsAt), new Date(endsAt)];
  if (until <= from) throw new DomainError('invalid', 'shift-backwards', { keys: 'endsAt' });
  return {
    ...stated,
    id: newId(),
    name: name.replace(/[\s\0]+/gu, ' '),
    region: region === null ? null : resolvePlace(region).code,
    startsAt: from,
    endsAt: until,
  };
}

function toShift(shift: ShiftRecord, now: Instant, needs: DutyDeskNeeds): Shift {
  const { region, startsAt, endsAt } = shift;
  return {
    ...shift,
    region: placeNamed(region, needs),
    startsAt: toShanghaiIso(startsAt),
    endsAt: toShanghaiIso(endsAt),
    isNow: startsAt <= now && now < endsAt,
  };
}

function toDutyDay({ date, spans }: RosterDay, needs: DutyDeskNeeds): DutyDay {
  return {
    date,
    spans: spans.map(({ who, ...times }) => ({
      ...times,
      who: who && { ...who, region: placeNamed(who.region, needs) },
    })),
  };
}

/** A code that a later table of divisions dropped still names itself. */
export function placeNamed(
  code: string | null,
  { findPlace }: Pick<DutyDeskNeeds, 'findPlace'>,
): Place | null {
  return code === null ? null : (findPlace(code) ?? { code, name: code, path: code });
}
