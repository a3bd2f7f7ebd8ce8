import type { CitizenTickets, StaffTicketDesk } from '../../src/assistant.ts';
import type { StaffTicketDetail } from '../../src/contracts/staff-tickets.ts';
import { loadCalendars } from '../../src/knowledge/calendars.ts';
import { loadReplies } from '../../src/knowledge/replies.ts';
import { DomainError, StaleVersionError } from '../../src/shared/errors.ts';
import { createTicketPages } from '../../src/tickets/page/ticket-pages.ts';
import { ticket } from './fake-replies.ts';
import { tickets } from './fake-staff.ts';

/** The desk in memory; it moves a ticket wherever it is asked to, and checks nothing but the version. */
export function createFakeTicketDesk(): StaffTicketDesk {
  const known = new Map(tickets.map((ticket) => [ticket.id, detailOf(ticket)]));
  const read = (id: string) => {
    const found = known.get(id);
    if (found === undefined) throw new DomainError('not-found', 'ticket-not-found');
    return found;
  };
  const change = (
    { id, version }: { id: string; version: number },
    said: Partial<StaffTicketDetail>,
    event: Partial<StaffTicketDetail['events'][number]>,
  ) => {
    const before = read(id);
    if (version !== before.version)
      throw new StaleVersionError({ version: before.version, status: before.status });
    const next = { ...SAMPLE_EVENT, ...event, version: before.version + 1 };
    const after = { ...before, ...said, version: next.version, events: [...before.events, next] };
    known.set(id, after);
    return after;
  };
  return {
    list: async () => ({ tickets: [...known.values()], next: null }),
    read: async (id) => read(id),
    move: async (id, { version, to, reason = null }, { username }) =>
      change({ id, version }, { status: to }, { status: to, reason, actor: username }),
    change: async (id, { version, reason = null, ...said }, { username }) =>
      change({ id, version }, withoutGaps(said), { what: 'updated', reason, actor: username }),
    pause: async (id, { version, told }, { username }) =>
      change(
        { id, version },
        { pause: { since: told.at, workingDays: 0 } },
        { what: 'paused', told, actor: username },
      ),
    resume: async (id, { version }, { username }) =>
      change(
        { id, version },
        { pause: { since: null, workingDays: 1 } },
        { what: 'resumed', actor: username },
      ),
    note: async (id, { version, lines, reason = null }, { username }) => {
      const operator = { lines, at: SAMPLE_EVENT.at, actor: username, isConfirmed: false };
      const statements = { ...read(id).statements, operator };
      return change({ id, version }, { statements }, { what: 'noted', reason, actor: username });
    },
    reveal: async (id, _, { username }) => {
      const { version, ...ticket } = read(id);
      const after = change({ id, version }, ticket, { what: 'revealed', actor: username });
      return { ...REVEALED, version: after.version };
    },
    measure: async () => ({ paid: 3, arrived: 1, notArrived: 1, notAnswered: 1 }),
  };
}

/** One ticket that moves wherever its code asks. */
export const fakeCitizenTickets: CitizenTickets = {
  lookUp: async ({ number, code }) => lookUp(number, code),
  move: async ({ number }, { code, to }) => ({ ...lookUp(number, code), status: to }),
  tellArrival: async ({ number }, { code, arrived }) => ({
    ...lookUp(number, code),
    status: arrived ? 'paid' : 'accepted',
    takesArrival: true,
  }),
};

export const fakeTicketPages = createTicketPages({
  replies: loadReplies(),
  calendars: loadCalendars(),
});

function lookUp(number: string, code: string) {
  if (number !== ticket.number || code !== ticket.code)
    throw new DomainError('not-found', 'ticket-not-found');
  return { ...ticket, nextStep: '工作人员会联系您。', takesArrival: false };
}

/** What the fake desk shows to whoever asks how to reach somebody. */
export const REVEALED = { contact: '13800000000', whereabouts: '草街街道古圣村 3 组' };

const SAMPLE_EVENT: StaffTicketDetail['events'][number] = {
  version: 1,
  at: '2026-11-21T10:00:00+08:00',
  actor: 'assistant',
  party: 'operator',
  what: 'moved',
  reason: null,
  status: null,
  changed: [],
  told: null,
};

function detailOf(ticket: (typeof tickets)[number]): StaffTicketDetail {
  return {
    ...ticket,
    events: [{ ...SAMPLE_EVENT, what: 'opened', party: 'system', status: 'accepted' }],
    moves: [
      { to: 'dispatched', needsReason: false, needsNoContact: false },
      { to: 'transferred', needsReason: true, needsNoContact: false },
    ],
    statements: { citizen: null, operator: null, differences: [] },
    wrongCodes: null,
  };
}

function withoutGaps(said: object): Partial<StaffTicketDetail> {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}
