import type { DutyDesk, StaffTicketDesk } from '../../src/assistant.ts';
import {
  type DutyNotice,
  type Shift,
  ShiftExceptionStatementSchema,
  ShiftStatementSchema,
  type WeeklyShift,
  WeeklyShiftStatementSchema,
} from '../../src/contracts/duty.ts';
import type { DutySpan } from '../../src/contracts/duty-days.ts';
import type { StaffAccount } from '../../src/contracts/staff.ts';
import { calendarDate } from '../../src/shared/calendar-date.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { newId } from '../../src/shared/ids.ts';
import type { Call, Result } from './fake-api.ts';
import { region } from './fake-replies.ts';
import { tickets } from './fake-staff.ts';

const [inDanger, onFire] = tickets;

/** One danger that went out and one breach, each of a ticket of the fake desk. */
const sampleNotices: DutyNotice[] = [
  {
    id: '55555555-5555-4555-8555-555555555551',
    ticketId: inDanger?.id ?? '',
    ticketNumber: inDanger?.number ?? '',
    kind: 'danger',
    level: 'duty',
    limitAt: null,
    raisedAt: '2026-11-21T10:00:00+08:00',
    sentAt: '2026-11-21T10:00:05+08:00',
    sentTo: '王建国',
    rounds: 2,
    mayAcknowledge: true,
  },
  {
    id: '55555555-5555-4555-8555-555555555552',
    ticketId: onFire?.id ?? '',
    ticketNumber: onFire?.number ?? '',
    kind: 'breach',
    level: 'supervisor',
    limitAt: '2026-11-25T17:30:00+08:00',
    raisedAt: '2026-11-26T08:30:00+08:00',
    sentAt: null,
    sentTo: null,
    rounds: 0,
    mayAcknowledge: true,
  },
];

/** A day with somebody, and an evening with nobody. */
const sampleSpans: DutySpan[] = [
  { begins: '08:00', ends: '20:00', who: { name: '王建国', level: 'duty', region } },
  { begins: '20:00', ends: '24:00', who: null },
];

/** The desk in memory; it checks nothing. */
export function createFakeDuty(desk: Pick<StaffTicketDesk, 'read'>): DutyDesk {
  let notices = sampleNotices;
  let shifts: Shift[] = [];
  let weekly: WeeklyShift[] = [];
  return {
    listNotices: async () => notices,
    async acknowledge(ticketId, account) {
      notices = notices.filter((notice) => notice.ticketId !== ticketId);
      return desk.read(ticketId, account);
    },
    listShifts: async () => shifts,
    listComingDays: async () => [{ date: calendarDate('2026-11-21'), spans: sampleSpans }],
    async addShift(statement) {
      const shift = {
        ...statement,
        id: `66666666-6666-4666-8666-66666666666${shifts.length}`,
        region: statement.region === null ? null : region,
        isNow: true,
      };
      shifts = [...shifts, shift];
      return shift;
    },
    async removeShift(id) {
      if (![...shifts, ...weekly].some((shift) => shift.id === id))
        throw new DomainError('not-found', 'shift-not-found');
      shifts = shifts.filter((shift) => shift.id !== id);
      weekly = weekly.filter((shift) => shift.id !== id);
    },
    listWeeklyShifts: async () => weekly,
    async addWeeklyShift(statement) {
      const shift = {
        ...statement,
        id: `77777777-7777-4777-8777-77777777777${weekly.length}`,
        region: statement.region === null ? null : region,
        isNow: false,
        exceptions: [],
      };
      weekly = [...weekly, shift];
      return shift;
    },
    async addShiftException(shiftId, { on, instead }) {
      const exception = { id: newId(), on, name: instead?.name ?? null };
      weekly = weekly.map((shift) =>
        shift.id === shiftId ? { ...shift, exceptions: [...shift.exceptions, exception] } : shift,
      );
    },
    async removeShiftException(id) {
      weekly = weekly.map((shift) => ({
        ...shift,
        exceptions: shift.exceptions.filter((exception) => exception.id !== id),
      }));
    },
  };
}

const PATH =
  /^\/api\/v1\/staff\/(notices|presence|duty-days|shifts|tickets|weekly-shifts|shift-exceptions)(?:\/([^/]+)\/(?:removals|acknowledgements|exceptions))?$/;

/** What the fake of the API answers; undefined: it is not about duty. */
export async function dutyAnswer(
  { method, url, body }: Call,
  duty: DutyDesk,
  account: StaffAccount,
): Promise<Result | undefined> {
  const [, what, id] = PATH.exec(url.pathname) ?? [];
  switch (`${what} ${id === undefined ? method : 'one'}`) {
    case 'presence POST':
      return { status: 204 };
    case 'notices GET':
      return { status: 200, body: await duty.listNotices(account) };
    case 'duty-days GET':
      return { status: 200, body: await duty.listComingDays() };
    case 'tickets one':
      return { status: 200, body: await duty.acknowledge(id ?? '', account) };
    case 'shifts one':
      await duty.removeShift(id ?? '', account.username);
      return { status: 204 };
    case 'shifts GET':
      return { status: 200, body: await duty.listShifts() };
    case 'shifts POST': {
      const shift = await duty.addShift(ShiftStatementSchema.parse(body), account.username);
      return { status: 201, body: shift };
    }
    case 'weekly-shifts GET':
      return { status: 200, body: await duty.listWeeklyShifts() };
    case 'weekly-shifts POST': {
      const written = WeeklyShiftStatementSchema.parse(body);
      return { status: 201, body: await duty.addWeeklyShift(written, account.username) };
    }
    case 'weekly-shifts one': {
      const exception = ShiftExceptionStatementSchema.parse(body);
      await duty.addShiftException(id ?? '', exception, account.username);
      return { status: 204 };
    }
    case 'shift-exceptions one':
      await duty.removeShiftException(id ?? '', account.username);
      return { status: 204 };
    default:
      return undefined;
  }
}
