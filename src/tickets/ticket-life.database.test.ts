import { beforeEach, describe, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import {
  ADDRESS,
  emergency,
  givenDesk,
  HUAIYUAN,
  LI,
  seal,
  sixDayWeek,
  WANG,
} from '../../tests/support/ticket-desk.ts';
import type { StaffTicketDetail } from '../contracts/staff-tickets.ts';
import type { TicketStatus } from '../contracts/tickets.ts';
import { createAuditTickets } from './audit-tickets.ts';
import type { NewTicket, TicketDesk } from './ticket-desk.ts';

describeOnEveryDatabase('the life of a ticket', (database) => {
  let now: Date;
  let desk: TicketDesk;
  let staff: TicketDesk['staff'];
  const open = (changes: Partial<NewTicket> = {}) => desk.openTicket(emergency(changes));
  /** As an operator, with a reason and the newest version. */
  const move = async (id: string, to: TicketStatus, more = {}) => {
    const { version } = await staff.read(id, LI);
    return staff.move(id, { version, to, reason: '理由', ...more }, LI);
  };
  const walk = async (id: string, ...path: TicketStatus[]) => {
    for (const to of path) await move(id, to);
    return staff.read(id, LI);
  };
  const findings = async () => (await createAuditTickets({ db: database(), seal })()).findings;

  beforeEach(() => {
    now = new Date('2026-11-20T10:00:00+08:00');
    desk = givenDesk({ db: database(), clock: () => now });
    staff = desk.staff;
  });

  it('is told by its events, and the row remembers nothing else', async () => {
    const { id } = await open();

    const ticket = await walk(
      id,
      ...(['dispatched', 'received', 'in_progress', 'paid', 'called_back', 'archived'] as const),
    );

    expect(ticket).toMatchObject({ status: 'archived', version: 7, assignee: 'li' });
    expect(ticket.events.map(({ status }) => status)).toEqual([
      ...['accepted', 'dispatched', 'received', 'in_progress', 'paid', 'called_back', 'archived'],
    ]);
    expect(ticket.events.at(-1)).toMatchObject({ actor: 'li', party: 'operator', reason: '理由' });
    expect(await findings()).toEqual([]);
  });

  it('refuses what it does not allow, and what it asks a reason for', async () => {
    const { id } = await open();

    await expect(staff.move(id, { version: 1, to: 'paid' }, LI)).rejects.toMatchObject({
      family: 'conflict',
      code: 'move-not-allowed',
    });
    await expect(staff.move(id, { version: 1, to: 'transferred' }, LI)).rejects.toMatchObject({
      family: 'invalid',
      code: 'reason-required',
    });
  });

  it('tells how the ticket stands to whoever decided on an old version', async () => {
    const { id } = await open();
    await move(id, 'dispatched');

    await expect(staff.move(id, { version: 1, to: 'dispatched' }, LI)).rejects.toMatchObject({
      code: 'stale-version',
      current: { status: 'dispatched', version: 2 },
    });
  });

  it('lets one of two who move it at once through', async () => {
    const { id } = await open();
    const both = await Promise.allSettled(
      [LI, WANG].map((by) => staff.move(id, { version: 1, to: 'dispatched' }, by)),
    );

    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await findings()).toEqual([]);
  });

  describe('in the hands of the citizen', () => {
    it('is taken back and opened again with the code', async () => {
      const { number, code } = await open();

      const taken = await desk.moveByCitizen({
        number,
        code,
        from: ADDRESS,
        to: 'withdrawn',
        reason: '不用了',
      });
      const again = await desk.moveByCitizen({
        number,
        code,
        from: ADDRESS,
        to: 'accepted',
        reason: '还是要',
      });

      expect([taken.status, again.status]).toEqual(['withdrawn', 'accepted']);
    });

    it('does not move without the code, nor out of danger', async () => {
      const { number, code } = await open({ lifeSafety: true });
      const wanted = { number, from: ADDRESS, to: 'withdrawn', reason: '不用了' } as const;

      await expect(desk.moveByCitizen({ ...wanted, code: 'WRONG' })).rejects.toMatchObject({
        code: 'ticket-not-found',
      });
      await expect(desk.moveByCitizen({ ...wanted, code })).rejects.toMatchObject({
        code: 'move-forbidden',
      });
    });

    it('does not stand in the way of the next emergency once it has ended', async () => {
      const first = await open();
      await walk(first.id, 'dispatched', 'received', 'in_progress', 'paid');

      const second = await open();

      expect(second.id).not.toBe(first.id);
      await expect(move(first.id, 'accepted')).rejects.toMatchObject({
        code: 'emergency-open-already',
      });
    });
  });

  describe('together with another about the same matter', () => {
    it('goes on in that one', async () => {
      const [one, other] = [await open({ conversationId: null }), await open()];

      const merged = await move(one.id, 'merged', { into: other.number });

      expect(merged).toMatchObject({ status: 'merged', mergedInto: other.id });
    });

    it.each([
      { rule: 'itself', target: 'itself', code: 'merge-target' },
      { rule: 'one that nobody knows', target: 'WL20261120-9999', code: 'merge-target' },
      { rule: 'one that is less urgent', target: 'handoff', code: 'merge-less-urgent' },
    ])('does not go on in $rule', async ({ target, code }) => {
      const one = await open();
      const less = await open({ kind: 'handoff' });
      const into = { itself: one.number, handoff: less.number }[target] ?? target;

      await expect(move(one.id, 'merged', { into })).rejects.toMatchObject({ code });
    });
  });

  describe('its time limits', () => {
    const told = { at: '2026-11-20T09:00:00+08:00', how: 'phone' } as const;
    const dueDays = ({ clocks }: StaffTicketDetail) =>
      clocks.map(({ kind, dueAt, isFirst }) => [kind, dueAt.slice(0, 10), isFirst]);

    it('are the promise, that of a document and the day of need; the earliest presses', async () => {
      const { id } = await open({ place: HUAIYUAN, programme: 'subsistence_allowance' });
      const neededBy = { on: '2026-11-23' as never, words: '二十三号前要交住院费' };

      const ticket = await staff.change(id, { version: 1, neededBy }, LI);

      expect(dueDays(ticket)).toEqual([
        ['needed', '2026-11-23', true],
        ['promised', '2026-11-24', false],
        ['statutory', '2026-12-14', false],
      ]);
      expect(ticket.clocks[2]?.citation).toMatchObject({ quote: '压缩到20个工作日内' });
      expect(ticket.clocks[0]?.source).toBe('二十三号前要交住院费');
    });

    it('know no document’s limit elsewhere', async () => {
      const { id } = await open({ programme: 'subsistence_allowance' });

      expect(dueDays(await staff.read(id, LI))).toEqual([['promised', '2026-11-24', true]]);
    });

    it('stand still with evidence and word to the citizen, and end as many working days later', async () => {
      const { id } = await open();
      now = new Date('2026-11-21T10:00:00+08:00');
      const paused = await staff.pause(id, { version: 1, evidence: '等医院证明', told }, LI);
      now = new Date('2026-11-25T10:00:00+08:00');

      const resumed = await staff.resume(id, { version: 2 }, LI);

      expect(paused.pause.since).toBe('2026-11-21T10:00:00+08:00');
      expect(paused.events.at(-1)).toMatchObject({ what: 'paused', reason: '等医院证明', told });
      // 23 and 24 November; the days on which it began and ended count.
      expect(resumed.pause).toEqual({ since: null, workingDays: 2 });
      expect(dueDays(resumed)).toEqual([['promised', '2026-11-26', true]]);
      expect(resumed.deadline?.days.map(({ why }) => why)).toContain('暂停计时');
      expect(await findings()).toEqual([]);
    });

    it('never stand still for somebody in danger', async () => {
      const { id } = await open({ lifeSafety: true });

      await expect(
        staff.pause(id, { version: 1, evidence: '等证明', told }, LI),
      ).rejects.toMatchObject({ code: 'pause-not-allowed' });
    });

    it('are counted anew when the year is arranged, with an event that says so', async () => {
      now = new Date('2026-12-30T10:00:00+08:00');
      const { id } = await open({ discoveredAt: now });
      const calendar = {
        officialYears: [2026, 2027],
        dayOf: (date: Parameters<typeof sixDayWeek.dayOf>[0]) => ({
          ...sixDayWeek.dayOf(date),
          ...(date === '2027-01-02' ? { working: false } : {}),
          official: true,
        }),
      };
      const later = givenDesk({ db: database(), clock: () => now, calendar });

      const counts = [await later.recount(), await later.recount()];

      const ticket = await later.staff.read(id, LI);
      expect(counts).toEqual([1, 0]);
      expect(ticket.deadline).toMatchObject({ certainty: 'official' });
      expect(ticket.dueAt).toBe('2027-01-04T18:00:00+08:00');
      expect(ticket.events.at(-1)).toMatchObject({ what: 'recomputed', party: 'system' });
      expect(await findings()).toEqual([]);
    });
  });

  describe('the list', () => {
    const numbers = async (request: Partial<Parameters<typeof staff.list>[0]>) =>
      (await staff.list({ sort: 'urgency', limit: 50, ...request })).tickets.map(
        ({ number }) => number,
      );

    it('goes through all pages without repeating one or losing one', async () => {
      for (const lifeSafety of [false, true, false])
        await open({ conversationId: null, lifeSafety });
      await open({ conversationId: null, kind: 'handoff' });
      const all = await numbers({});

      const first = await staff.list({ sort: 'urgency', limit: 2 });
      await open({ conversationId: null, lifeSafety: true });
      const second = await staff.list({ sort: 'urgency', limit: 2, cursor: first.next ?? '' });

      expect(all[0]).toBe('WL20261120-0002');
      expect([...first.tickets, ...second.tickets].map(({ number }) => number)).toEqual(all);
      expect(second.next).toBeNull();
    });

    it('shows the newest first where it is asked to', async () => {
      await open({ conversationId: null });
      now = new Date('2026-11-20T11:00:00+08:00');
      await open({ conversationId: null });

      const first = await staff.list({ sort: 'newest', limit: 1 });
      const rest = await numbers({ sort: 'newest', cursor: first.next ?? '' });

      expect(first.tickets[0]?.number).toBe('WL20261120-0002');
      expect(rest).toEqual(['WL20261120-0001']);
    });

    it('is filtered by status, place, kind, green channel, overdue limit and assignee', async () => {
      await open({ conversationId: null });
      const second = await open({ kind: 'handoff', place: HUAIYUAN, greenChannel: true });
      const third = await open({ conversationId: null, kind: 'clue', place: null });
      await staff.change(second.id, { version: 1, assignee: 'zhao' }, LI);
      await move(third.id, 'withdrawn');
      now = new Date('2026-11-30T10:00:00+08:00');

      const filters = [
        { request: { status: ['withdrawn' as const] }, shown: ['0003'] },
        // A city with everything in it.
        { request: { regionCode: '320600' }, shown: ['0001'] },
        { request: { kind: 'handoff' as const }, shown: ['0002'] },
        { request: { green: true }, shown: ['0002'] },
        { request: { overdue: true }, shown: ['0001'] },
        { request: { assignee: 'zhao' }, shown: ['0002'] },
        // All that are not closed.
        { request: {}, shown: ['0001', '0002'] },
      ];
      for (const { request, shown } of filters)
        expect(await numbers(request)).toEqual(shown.map((each) => `WL20261120-${each}`));
    });

    it('refuses a cursor that it never gave out', async () => {
      await expect(numbers({ cursor: 'bm8' })).rejects.toMatchObject({ code: 'invalid-request' });
    });
  });
});
