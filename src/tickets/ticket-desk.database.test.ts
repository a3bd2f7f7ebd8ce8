import { beforeEach, describe, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import {
  ADDRESS,
  CONVERSATION,
  emergency,
  givenDesk,
  LI,
  RUGAO,
} from '../../tests/support/ticket-desk.ts';
import type { Database } from '../database/executor.ts';
import type { NewTicket, TicketDesk } from './ticket-desk.ts';

describeOnEveryDatabase('the ticket desk', (database) => {
  let now: Date;
  let desk: TicketDesk;
  const open = (ticket: NewTicket) => desk.openTicket(ticket);
  const update = (id: string, changes: Parameters<TicketDesk['updateTicket']>[2]) =>
    database().transaction((executor) => desk.updateTicket(executor, id, changes));

  beforeEach(() => {
    now = new Date('2026-11-20T10:00:00+08:00');
    desk = givenDesk({ db: database(), clock: () => now });
  });

  describe('openTicket', () => {
    it('numbers tickets by the day in Shanghai', async () => {
      now = new Date('2026-11-20T16:30:00Z');

      const numbers = [
        (await open(emergency({ conversationId: null }))).number,
        (await open(emergency({ conversationId: null }))).number,
      ];

      expect(numbers).toEqual(['WL20261121-0001', 'WL20261121-0002']);
    });

    it('never gives a number twice, however many open at once', async () => {
      const opened = await Promise.all(
        Array.from({ length: 12 }, () => open(emergency({ conversationId: null }))),
      );

      expect(new Set(opened.map(({ number }) => number)).size).toBe(12);
    });

    it('makes an emergency due three working days after the earlier of discovery and acceptance', async () => {
      now = new Date('2026-11-24T09:00:00+08:00');

      const ticket = await open(emergency());

      expect(desk.toTicket(ticket)).toMatchObject({
        discoveredAt: '2026-11-20T10:00:00+08:00',
        acceptedAt: '2026-11-24T09:00:00+08:00',
        dueAt: '2026-11-24T18:00:00+08:00',
        deadline: { start: '2026-11-20T10:00:00+08:00', workingDays: 3 },
      });
    });

    it('counts from acceptance when the discovery is dated later', async () => {
      const ticket = await open(emergency({ discoveredAt: new Date('2026-12-01T10:00:00+08:00') }));

      expect(ticket.deadline?.start).toBe('2026-11-20T10:00:00+08:00');
    });

    it('makes an emergency due also while the place is unknown', async () => {
      const ticket = await open(emergency({ place: null }));

      expect(desk.toTicket(ticket)).toMatchObject({
        region: null,
        dueAt: '2026-11-24T17:30:00+08:00',
      });
    });

    it('promises no limit for a hand-over', async () => {
      expect(await open(emergency({ kind: 'handoff' }))).toMatchObject({
        dueAt: null,
        deadline: null,
      });
    });

    it('opens one emergency ticket for a conversation', async () => {
      const first = await open(emergency());
      const second = await open(emergency({ summary: '又说了一遍' }));

      expect(second).toEqual(first);
      expect(await desk.findByConversation(database(), CONVERSATION)).toHaveLength(1);
    });

    it.each(['clue', 'handoff'] as const)(
      'opens one %s also when two are opened at once',
      async (kind) => {
        const opened = await Promise.all([open(emergency({ kind })), open(emergency({ kind }))]);

        expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
        expect(await desk.listOpenOf([CONVERSATION])).toHaveLength(1);
      },
    );

    it('opens one emergency ticket also when two are opened at once', async () => {
      const [first, second] = await Promise.all([open(emergency()), open(emergency())]);

      expect(second?.id).toBe(first?.id);
    });

    it('opens a hand-over beside the emergency', async () => {
      await open(emergency());
      await open(emergency({ kind: 'handoff', lifeSafety: true }));

      const kinds = (await desk.findByConversation(database(), CONVERSATION)).map(
        ({ kind }) => kind,
      );
      expect(kinds.toSorted()).toEqual(['emergency_temporary_aid', 'handoff']);
    });

    it('stores no words and no code in the clear', async () => {
      const { code } = await open(emergency({ whereabouts: '搬经镇', contact: '13800000000' }));

      const { rows } = await database().query('select ticket.* from tickets as ticket');
      const stored = JSON.stringify(rows);
      for (const secret of ['着火', '搬经镇', '13800000000', code]) {
        expect(stored).not.toContain(secret);
      }
    });

    it('is not opened inside a transaction, which could take it back', async () => {
      const inside = database().transaction(() => desk.openTicket(emergency()));

      await expect(inside).rejects.toThrow('A transaction asked the database');
      expect(await desk.listOpenOf([CONVERSATION])).toEqual([]);
    });
  });

  describe('updateTicket', () => {
    it('changes what is given and nothing else', async () => {
      const { id } = await open(emergency({ place: null }));

      const updated = await update(id, { place: RUGAO, greenChannel: true, contact: '小店电话' });

      expect(updated).toMatchObject({
        place: RUGAO,
        greenChannel: true,
        contact: '小店电话',
        summary: '家里着火，没地方住',
        version: 2,
      });
      expect(await desk.findByConversation(database(), CONVERSATION)).toEqual([updated]);
    });

    it('moves the due time to the local close of business once the place is known', async () => {
      const { id } = await open(emergency({ place: null }));
      now = new Date('2026-11-21T09:00:00+08:00');

      const updated = await update(id, { place: RUGAO });

      expect(desk.toTicket(updated).dueAt).toBe('2026-11-24T18:00:00+08:00');
    });

    it.each([
      { what: 'the green channel', was: { greenChannel: true }, lower: { greenChannel: false } },
      { what: 'the danger', was: { lifeSafety: true }, lower: { lifeSafety: false } },
      { what: 'the emergency', was: {}, lower: { kind: 'clue' as const } },
    ])(
      'takes $what back for a person who says why, and for nobody else',
      async ({ was, lower }) => {
        const { id } = await open(emergency(was));
        const refused = { family: 'invalid', code: 'reason-required' };

        await expect(update(id, lower)).rejects.toMatchObject(refused);
        await expect(update(id, { ...lower, reason: '核实过' })).rejects.toMatchObject(refused);
        await expect(update(id, { ...lower, by: LI })).rejects.toMatchObject(refused);
        expect(await update(id, { ...lower, by: LI, reason: '核实过' })).toMatchObject(lower);
      },
    );

    it('refuses a stale version', async () => {
      const { id } = await open(emergency());
      await update(id, { summary: '改过' });

      await expect(update(id, { summary: '旧页面', expectedVersion: 1 })).rejects.toMatchObject({
        family: 'conflict',
        code: 'stale-version',
      });
    });

    it('refuses a ticket that does not exist', async () => {
      await expect(update(CONVERSATION, { summary: '' })).rejects.toMatchObject({
        code: 'ticket-not-found',
      });
    });
  });

  describe('the events of a ticket', () => {
    it('say who did what, without the words', async () => {
      const { id } = await open(emergency());
      await update(id, { whereabouts: '桥洞', by: LI });
      await update(id, { whereabouts: '桥洞' });

      expect(await eventsOf(database(), id)).toEqual([
        { version: 1, actor: 'assistant', what: 'opened', changed: [] },
        { version: 2, actor: 'li', what: 'updated', changed: ['whereabouts'] },
      ]);
    });

    it('are told to whoever listens, after the commit', async () => {
      const told: unknown[] = [];
      const stop = await database().listen('staff_changes', (payload) =>
        told.push(JSON.parse(payload)),
      );

      const { id } = await open(emergency());

      await expect.poll(() => told).toEqual([{ what: 'ticket', id }]);
      await stop();
    });
  });

  describe('lookUp', () => {
    it('shows the citizen the status and the next step', async () => {
      const { number, code } = await open(emergency());

      const view = await desk.lookUp({ number, code, from: ADDRESS });

      expect(view).toMatchObject({ number, status: 'accepted', region: RUGAO });
      expect(view.nextStep).toMatch(/保持电话畅通/);
    });

    it('takes the number and the code as people type them', async () => {
      const { number, code } = await open(emergency());
      const spaced = `${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase();

      const view = await desk.lookUp({
        number: number.slice(2).replace('-', ' '),
        code: spaced,
        from: ADDRESS,
      });

      expect(view.number).toBe(number);
    });

    it('refuses a wrong code and an unknown number alike', async () => {
      const { number, code } = await open(emergency());

      const refused = { family: 'not-found', code: 'ticket-not-found' };
      const lookUp = (by: string, said: string) =>
        desk.lookUp({ number: by, code: said, from: ADDRESS });
      await expect(lookUp(number, 'AAAAAAAA')).rejects.toMatchObject(refused);
      await expect(lookUp(number, '')).rejects.toMatchObject(refused);
      await expect(lookUp('WL20261120-9999', code)).rejects.toMatchObject(refused);
      await expect(lookUp('', '')).rejects.toMatchObject(refused);
    });
  });

  describe('listOpenOf', () => {
    const SISTER = '00000000-0000-4000-8000-000000000002';

    it('puts the earliest due first and those without a limit last, of nobody else', async () => {
      await open(emergency({ kind: 'handoff' }));
      await open(emergency({ conversationId: null }));
      now = new Date('2026-11-23T10:00:00+08:00');
      await open(emergency({ discoveredAt: now }));
      await open(emergency({ conversationId: SISTER }));

      const listed = await desk.listOpenOf([CONVERSATION, SISTER]);

      expect(listed.map(({ deadline }) => deadline?.dueAt)).toEqual([
        '2026-11-24T18:00:00+08:00',
        '2026-11-26T18:00:00+08:00',
        undefined,
      ]);
    });

    it('is shown to staff without codes', async () => {
      await open(emergency());

      const shown = await desk.staff.present(await desk.listOpenOf([CONVERSATION]));

      expect(shown).toHaveLength(1);
      expect(shown[0]).not.toHaveProperty('code');
    });
  });
});

async function eventsOf(db: Database, ticketId: string): Promise<unknown[]> {
  const { rows } = await db.query(
    `
    select event.version, event.actor, event.what, event.details::jsonb -> 'changed' as changed
      from ticket_events as event
     where event.ticket_id = $1::uuid
     order by event.version
    `,
    [ticketId],
  );
  return rows;
}
