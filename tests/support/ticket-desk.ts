import type { Database } from '../../src/database/executor.ts';
import { loadCalendars } from '../../src/knowledge/calendars.ts';
import { loadLikelySame } from '../../src/knowledge/likely-same.ts';
import { loadReplies } from '../../src/knowledge/replies.ts';
import type { Place } from '../../src/shared/place.ts';
import { createSeal } from '../../src/shared/seal.ts';
import {
  createTicketDesk,
  type NewTicket,
  type TicketDeskNeeds,
} from '../../src/tickets/ticket-desk.ts';
import type { TicketActor } from '../../src/tickets/ticket-event.ts';
import type { WorkingCalendar } from '../../src/working-days/working-calendar.ts';

export const RUGAO: Place = { code: '320682', name: '如皋市', path: '江苏省南通市如皋市' };
export const HUAIYUAN: Place = { code: '340321', name: '怀远县', path: '安徽省蚌埠市怀远县' };
export const CONVERSATION = '00000000-0000-4000-8000-000000000001';
/** An operator and a supervisor. */
export const LI: TicketActor = { name: 'li', party: 'operator' };
export const WANG: TicketActor = { name: 'wang', party: 'supervisor' };

/** Who looks a ticket up. */
export const ADDRESS = 'address 192.0.2.1';

export const seal = createSeal(Buffer.alloc(32), 'test');

/** Reversible and visible: what is encrypted starts with a mark. */
export const cipher = {
  encrypt: (text: string) => `enc:${Buffer.from(text).toString('base64')}`,
  decrypt: (text: string) => Buffer.from(text.slice(4), 'base64').toString(),
};

/** Every day of 2026 is a working day but Sundays; 2027 is not arranged. */
export const sixDayWeek: WorkingCalendar = {
  officialYears: [2026],
  dayOf: (date) => ({
    date,
    working: new Date(`${date}T00:00:00Z`).getUTCDay() !== 0,
    why: '工作日',
    official: date < '2027-01-01',
  }),
};

const calendars = loadCalendars();
const replies = loadReplies();
const places = [RUGAO, HUAIYUAN];

const fixed = {
  calendar: sixDayWeek,
  calendars,
  officeHours: {
    closingTimeAt: (ladder: readonly string[]) => (ladder.includes('320682') ? '18:00' : '17:30'),
  },
  timeLimits: {
    tickets: { emergency_temporary_aid: { workingDays: 3, source: '' } },
    statutory: [
      {
        region: HUAIYUAN.code,
        programmes: ['subsistence_allowance' as const],
        workingDays: 20,
        from: '2021-09-16',
        document: '某民〔2021〕1号',
        clause: '二（六）',
        quote: '压缩到20个工作日内',
        start: '',
      },
    ],
  },
  cipher,
  seal,
  sealAttempts: seal,
  likelySame: loadLikelySame(),
  gazetteer: {
    find: (code: string) => places.find((place) => place.code === code),
    ladder: (code: string) => [code],
  },
  replies,
};

/** A desk with two places, a six-day week and a promise of three working days for emergencies. */
export function givenDesk(
  needs: { db: Database } & Pick<TicketDeskNeeds, 'clock'> & Partial<TicketDeskNeeds>,
) {
  return createTicketDesk({ ...fixed, ...needs });
}

export const emergency = (changes: Partial<NewTicket> = {}): NewTicket => ({
  conversationId: CONVERSATION,
  kind: 'emergency_temporary_aid',
  place: RUGAO,
  greenChannel: false,
  lifeSafety: false,
  summary: '家里着火，没地方住',
  contact: '13800001234',
  discoveredAt: new Date('2026-11-20T10:00:00+08:00'),
  ...changes,
});
