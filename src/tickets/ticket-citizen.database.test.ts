import { beforeEach, describe, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { ADDRESS, emergency, givenDesk, LI, seal } from '../../tests/support/ticket-desk.ts';
import type { TicketStatus } from '../contracts/tickets.ts';
import { createAuditTickets } from './audit-tickets.ts';
import type { NewTicket, TicketDesk } from './ticket-desk.ts';
import { CITIZEN } from './ticket-event.ts';

const PAID = ['dispatched', 'received', 'in_progress', 'paid'] as const;
const THREE = [{ key: 'familySize', text: '一起过日子的有3口人' }];
const FOUR = [{ key: 'familySize', text: '一起过日子的有4口人' }];

describeOnEveryDatabase('a ticket and its citizen', (database) => {
  let desk: TicketDesk;
  let staff: TicketDesk['staff'];
  const open = (changes: Partial<NewTicket> = {}) => desk.openTicket(emergency(changes));
  const state = (statement: Parameters<TicketDesk['state']>[1]) =>
    database().transaction((tx) => desk.state(tx, statement));
  const move = async (id: string, to: TicketStatus, more = {}) => {
    const { version } = await staff.read(id, LI);
    return staff.move(id, { version, to, reason: '理由', ...more }, LI);
  };
  const walk = async (id: string, ...path: TicketStatus[]) => {
    for (const to of path) await move(id, to);
  };
  const eventsOf = async (id: string) =>
    (await staff.read(id, LI)).events.map(({ what, party }) => `${what} ${party}`);
  const findings = async () => (await createAuditTickets({ db: database(), seal })()).findings;

  beforeEach(() => {
    desk = givenDesk({ db: database(), clock: () => new Date('2026-11-20T10:00:00+08:00') });
    staff = desk.staff;
  });

  describe('what it says', () => {
    it('is kept as the citizen confirmed it and as the operator has it, with the difference', async () => {
      const { id } = await open();
      await state({ id, what: 'stated', lines: THREE, by: CITIZEN });
      await state({ id, what: 'confirmed', lines: THREE, by: CITIZEN });

      const { statements } = await staff.note(id, { version: 3, lines: FOUR }, LI);

      expect(statements.citizen).toMatchObject({ lines: THREE, isConfirmed: true });
      expect(statements.operator).toMatchObject({ lines: FOUR, actor: 'li' });
      expect(statements.differences).toEqual([
        { key: 'familySize', citizen: THREE[0]?.text, operator: FOUR[0]?.text },
      ]);
      expect(await findings()).toEqual([]);
    });

    it('said once more is no new version', async () => {
      const { id } = await open();
      await state({ id, what: 'stated', lines: THREE, by: CITIZEN });
      await state({ id, what: 'stated', lines: THREE, by: CITIZEN });

      expect(await eventsOf(id)).toEqual(['opened system', 'stated citizen']);
    });

    it('is not confirmed any more once it was put right', async () => {
      const { id } = await open();
      await state({ id, what: 'confirmed', lines: THREE, by: CITIZEN });
      await state({ id, what: 'stated', lines: FOUR, by: CITIZEN });

      const { statements } = await staff.read(id, LI);
      expect(statements.citizen).toMatchObject({ lines: FOUR, isConfirmed: false });
    });

    it('stands nowhere in clear', async () => {
      const { id } = await open();
      await state({ id, what: 'stated', lines: THREE, by: CITIZEN });

      const { rows } = await database().query<{ lines: string }>(
        'select statement.lines from ticket_statements as statement',
      );
      expect(rows.map(({ lines }) => lines).join()).not.toContain('3口人');
    });
  });

  describe('a way to reach them', () => {
    it('is masked wherever it is not asked for, and who asked is recorded', async () => {
      const { id } = await open({ contact: '13812345678', whereabouts: '搬经镇群岸村' });
      const [listed] = (await staff.list({ sort: 'newest', limit: 10 })).tickets;

      const revealed = await staff.reveal(id, {}, LI);

      expect(listed).toMatchObject({ contact: '138****5678', whereabouts: '＊＊＊' });
      expect(revealed).toMatchObject({ contact: '13812345678', whereabouts: '搬经镇群岸村' });
      expect((await staff.read(id, LI)).events.at(-1)).toMatchObject({
        what: 'revealed',
        actor: 'li',
      });
    });

    it('or the reason why there is none belongs to every end', async () => {
      const { id } = await open({ contact: null });
      await walk(id, 'dispatched', 'received', 'in_progress');

      await expect(move(id, 'refused')).rejects.toMatchObject({ code: 'contact-required' });
      const { moves } = await staff.read(id, LI);
      expect(moves).toContainEqual({ to: 'paid', needsReason: false, needsNoContact: true });
      expect(await move(id, 'paid', { noContact: 'unreachable' })).toMatchObject({
        status: 'paid',
      });
      expect(await eventsOf(id)).toContain('unreachable operator');
      expect(await findings()).toEqual([]);
    });

    it('that was declined is declined for good', async () => {
      const { id } = await open({ contact: null });
      await database().transaction((tx) => desk.declineContact(tx, id));
      await database().transaction((tx) => desk.declineContact(tx, id));
      await walk(id, ...PAID);

      const events = await eventsOf(id);
      expect(events.filter((event) => event === 'contact_declined citizen')).toHaveLength(1);
    });

    it('is not asked of the citizen who takes it back', async () => {
      const { number, code } = await open({ contact: null });

      const taken = desk.moveByCitizen({
        number,
        code,
        from: ADDRESS,
        to: 'withdrawn',
        reason: '不用了',
      });

      expect(await taken).toMatchObject({ status: 'withdrawn' });
    });
  });

  describe('after the aid was paid', () => {
    const said = async (id: string, arrived: boolean) =>
      database().transaction((tx) => desk.noteArrival(tx, { id, arrived, reason: '没收到' }));

    it('is asked about what arrived: that is what the service is measured by', async () => {
      const [one, other, silent] = [await open(), await openOther(), await openOther()];
      for (const { id } of [one, other, silent]) await walk(id, ...PAID);
      await said(one.id, true);
      await said(other.id, false);

      expect(await staff.measure()).toEqual({
        paid: 3,
        arrived: 1,
        notArrived: 1,
        notAnswered: 1,
      });
    });

    it('goes on where nothing arrived, never silently', async () => {
      const { id } = await open();
      await walk(id, ...PAID);

      expect(await said(id, false)).toMatchObject({ status: 'accepted' });
      expect((await eventsOf(id)).slice(-2)).toEqual(['not_arrived citizen', 'moved citizen']);
      expect(await findings()).toEqual([]);
    });

    it('is asked anew when it was paid once more', async () => {
      const { id } = await open();
      await walk(id, ...PAID);
      await said(id, false);
      await walk(id, ...PAID);

      expect(await staff.measure()).toMatchObject({ paid: 1, notArrived: 0, notAnswered: 1 });
    });

    it('with the code alone, and not before it was paid', async () => {
      const { id, number, code } = await open();
      const told = { number, code, from: ADDRESS, arrived: true, reason: '' };

      await expect(desk.noteArrivalByCode(told)).rejects.toMatchObject({ code: 'not-paid' });
      await walk(id, ...PAID);
      await expect(desk.noteArrivalByCode({ ...told, code: 'WRONG' })).rejects.toMatchObject({
        code: 'ticket-not-found',
      });
      expect(await desk.noteArrivalByCode(told)).toMatchObject({ status: 'paid' });
    });

    it.each([
      { ended: 'refused and called back', moves: ['refused', 'called_back'] as const },
      { ended: 'refused and filed away', moves: ['refused', 'called_back', 'archived'] as const },
    ])('is not asked what arrived of what was $ended', async ({ moves }) => {
      const { id } = await open();
      await walk(id, ...PAID.slice(0, -1), ...moves);

      await expect(said(id, true)).rejects.toMatchObject({ code: 'not-paid' });
      expect((await eventsOf(id)).at(-1)).not.toBe('arrived citizen');
    });

    it('is not asked about an earlier payment once it was refused', async () => {
      const { id } = await open();
      await walk(id, ...PAID);
      await said(id, false);
      await walk(id, ...PAID.slice(0, -1), 'refused', 'called_back');

      await expect(said(id, true)).rejects.toMatchObject({ code: 'not-paid' });
    });

    const openOther = () => open({ conversationId: null });
  });

  it('tells whoever follows of every move, in its transaction', async () => {
    const heard: string[] = [];
    desk.follow(async (_, { status }, { party }) => void heard.push(`${status} ${party}`));
    const { id, number, code } = await open();
    await walk(id, 'dispatched');
    await desk.moveByCitizen({ number, code, from: ADDRESS, to: 'withdrawn', reason: '不用了' });

    expect(heard).toEqual(['dispatched operator', 'withdrawn citizen']);
  });
});
