import { describe, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { DANGER, givenDutyStage, shift } from '../../tests/support/duty.ts';
import { LI, seal, WANG } from '../../tests/support/ticket-desk.ts';
import { createAuditTickets } from '../tickets/audit-tickets.ts';
import { ChannelError } from './channels/duty-channel.ts';
import { standingOf } from './duty-standing.ts';

describeOnEveryDatabase('duty', (database) => {
  const stage = givenDutyStage(database);
  const { at, wait, sweepAt, open, onDuty } = stage;

  describe('a danger with nobody signed in', () => {
    it('goes out at once, at night as well, without any word of the citizen’s', async () => {
      at('2026-11-22T03:00');
      await onDuty(shift({ name: '甲' }));
      const { number } = await open({ ...DANGER, summary: '想不开', contact: '000' });

      await stage.duty.sweep();

      expect(stage.channel.told()).toEqual(['1 danger 甲']);
      const [message] = stage.channel.messages;
      expect(message).toMatchObject({ ticket: number, level: 'duty', limitAt: null });
      expect(message?.text).toContain(`甲：工单 ${number}（江苏省南通市如皋市）有生命危险`);
      expect(JSON.stringify(message)).not.toContain('想不开');
    });

    it('goes on from one to the next, level by level, and round again until acknowledged', async () => {
      await onDuty(
        shift({ name: '县里', level: 'county' }),
        shift({ name: '值班长', level: 'supervisor' }),
        shift({ name: '全市', startsAt: new Date('2026-11-02T00:00:00+08:00') }),
        shift({ name: '如皋', region: '320682', startsAt: new Date('2026-11-03T00:00:00+08:00') }),
        shift({ name: '怀远', region: '340321' }),
        shift({ name: '下班的', endsAt: new Date('2026-11-20T09:00:00+08:00') }),
      );
      const { id } = await open(DANGER);

      for (let round = 1; round <= 5; round += 1) {
        await stage.duty.sweep();
        wait(4);
        await stage.duty.sweep();
        wait(1);
      }
      await stage.duty.desk.acknowledge(id, LI);
      await stage.duty.sweep();

      expect(stage.channel.told()).toEqual([
        ...['1 danger 如皋', '2 danger 全市', '3 danger 值班长', '4 danger 县里', '5 danger 如皋'],
      ]);
    });

    it('asks everybody on duty while the place is unknown, and the common channel without any', async () => {
      await open({ ...DANGER, place: null });
      await stage.duty.sweep();
      await onDuty(shift({ name: '怀远', region: '340321' }));
      wait(5);
      await stage.duty.sweep();

      expect(stage.channel.told()).toEqual(['1 danger -', '2 danger 怀远']);
    });

    it('turns to the next one soon where no channel took it, and keeps why', async () => {
      await onDuty(shift({ name: '甲' }), shift({ name: '值班长', level: 'supervisor' }));
      const { id } = await open(DANGER);
      stage.channel.breaks = new ChannelError('http-503');
      await stage.duty.sweep();
      stage.channel.breaks = undefined;
      wait(1);
      await stage.duty.sweep();

      expect(stage.channel.told()).toEqual(['2 danger 值班长']);
      expect(stage.duty.errors).toEqual([{ channel: 'webhook', trouble: 'http-503' }]);
      const { rows } = await database().query(
        'select round, trouble from duty_deliveries order by round',
      );
      expect(rows).toEqual([
        { round: 1, trouble: 'http-503' },
        { round: 2, trouble: null },
      ]);
      expect(await stage.duty.desk.listNotices('operator')).toMatchObject([
        { ticketId: id, rounds: 2, sentTo: '值班长' },
      ]);
    });
  });

  describe('with somebody signed in', () => {
    it('stays in the console, and goes out when nobody has acknowledged in time', async () => {
      stage.isPresent = true;
      const { id } = await open(DANGER);
      await stage.duty.sweep();
      wait(4);
      await stage.duty.sweep();
      const listed = await stage.duty.desk.listNotices('operator');
      expect(stage.channel.told()).toEqual([]);

      wait(1);
      await stage.duty.sweep();

      expect(listed).toMatchObject([{ ticketId: id, sentAt: null, mayAcknowledge: true }]);
      expect(stage.channel.told()).toEqual(['1 danger -']);
    });

    it('gives an emergency more time than a danger', async () => {
      stage.isPresent = true;
      await open();
      await stage.duty.sweep();
      wait(14);
      await stage.duty.sweep();
      expect(stage.channel.told()).toEqual([]);

      wait(1);
      await stage.duty.sweep();
      expect(stage.channel.told()).toEqual(['1 emergency -']);
    });
  });

  describe('an acknowledgement', () => {
    it('is a sealed event of the ticket, once', async () => {
      const { id } = await open(DANGER);
      await stage.duty.sweep();

      await stage.duty.desk.acknowledge(id, LI);
      const { events } = await stage.duty.desk.acknowledge(id, WANG);

      expect(events.map(({ what, actor }) => `${what} ${actor}`)).toEqual([
        ...['opened assistant', 'acknowledged li'],
      ]);
      expect((await createAuditTickets({ db: database(), seal })()).findings).toEqual([]);
      expect(await stage.duty.desk.listNotices('operator')).toEqual([]);
    });

    it('follows from whatever staff do with a ticket in danger', async () => {
      const { id, version } = await open(DANGER);
      await stage.duty.sweep();
      await stage.duty.tickets.staff.move(id, { version, to: 'dispatched' }, LI);
      wait(6);
      await stage.duty.sweep();

      expect(stage.channel.told()).toHaveLength(1);
      expect(await stage.duty.desk.listNotices('operator')).toEqual([]);
    });

    it('of what went to a supervisor is not an operator’s', async () => {
      const { id } = await open();
      await stage.duty.desk.acknowledge(id, LI);
      await sweepAt('2026-11-25T09:00');

      await stage.duty.desk.acknowledge(id, LI);
      const left = await stage.duty.desk.listNotices('operator');
      await stage.duty.desk.acknowledge(id, WANG);

      expect(left).toMatchObject([{ kind: 'breach', level: 'supervisor', mayAcknowledge: false }]);
      expect(await stage.duty.desk.listNotices('supervisor')).toEqual([]);
    });

    it('of an unknown ticket is refused', async () => {
      await expect(
        stage.duty.desk.acknowledge('00000000-0000-4000-8000-000000000009', LI),
      ).rejects.toMatchObject({ code: 'ticket-not-found' });
    });
  });

  describe('told of again', () => {
    const urge = (id: string) => database().transaction((tx) => stage.duty.tickets.urge(tx, id));

    it('after it was acknowledged, a danger is a new notice, once and until that is acknowledged', async () => {
      const ticket = await open(DANGER);
      await stage.duty.sweep();
      await stage.duty.desk.acknowledge(ticket.id, LI);
      wait(60);
      await stage.duty.sweep();
      await urge(ticket.id);
      const standing = await standingOf(database(), ticket, async () => false);
      await stage.duty.sweep();
      await stage.duty.sweep();
      const told = stage.channel.told();
      await stage.duty.desk.acknowledge(ticket.id, LI);
      wait(60);
      await stage.duty.sweep();

      expect(standing).toBe('filed');
      expect(told).toEqual(['1 danger -', '1 danger -']);
      expect(stage.channel.told()).toEqual(told);
      expect(await stage.duty.desk.listNotices('operator')).toEqual([]);
    });

    it('before anybody acknowledged, it is the same notice', async () => {
      const { id } = await open(DANGER);
      await stage.duty.sweep();
      await urge(id);
      await stage.duty.sweep();
      await stage.duty.desk.acknowledge(id, LI);
      await stage.duty.sweep();

      expect(stage.channel.told()).toEqual(['1 danger -']);
      expect(await stage.duty.desk.listNotices('operator')).toEqual([]);
    });

    it('an emergency that somebody works on already is a new notice', async () => {
      const { id, version } = await open();
      await stage.duty.sweep();
      const { staff } = stage.duty.tickets;
      const sent = await staff.move(id, { version, to: 'dispatched' }, LI);
      await staff.move(id, { version: sent.version, to: 'received' }, LI);
      await stage.duty.sweep();
      await urge(id);
      await stage.duty.sweep();

      expect(stage.channel.told()).toEqual(['1 emergency -', '1 emergency -']);
      expect(await stage.duty.desk.listNotices('operator')).toMatchObject([
        { ticketId: id, kind: 'emergency' },
      ]);
    });

    it('two processes raise one notice of it', async () => {
      const { id } = await open(DANGER);
      await stage.duty.sweep();
      await stage.duty.desk.acknowledge(id, LI);
      await urge(id);

      await Promise.all([stage.another().sweep(), stage.another().sweep()]);

      expect(stage.channel.told()).toEqual(['1 danger -', '1 danger -']);
    });
  });

  it('says of a danger no more than is so', async () => {
    const ticket = await open(DANGER);
    const standing = () => standingOf(database(), ticket, async () => stage.isPresent);
    const seen = [await standing()];
    stage.isPresent = true;
    seen.push(await standing(), await standingOf(database(), 'new', async () => true));
    await stage.duty.sweep();
    wait(5);
    await stage.duty.sweep();
    seen.push(await standing());
    await stage.duty.desk.acknowledge(ticket.id, LI);
    seen.push(await standing());

    expect(seen).toEqual(['filed', 'present', 'present', 'sent', 'acknowledged']);
  });

  describe('the roster', () => {
    const written = {
      level: 'duty' as const,
      region: '如皋',
      name: '甲',
      email: 'on-duty@example.invalid',
      phone: '000-0000000',
      startsAt: '2026-11-20T08:00:00+08:00',
      endsAt: '2026-11-21T08:00:00+08:00',
    };

    it('keeps how somebody is reached encrypted, until the shift is removed', async () => {
      const { id } = await stage.duty.desk.addShift(written, 'admin');
      const { rows } = await database().query<{ email: string; phone: string }>(
        'select email, phone from duty_shifts',
      );
      const listed = await stage.duty.desk.listShifts();
      await stage.duty.desk.removeShift(id, 'admin');

      expect(rows[0]?.email).toMatch(/^enc:/);
      expect(rows[0]?.phone).toMatch(/^enc:/);
      expect(listed).toMatchObject([{ ...written, region: { code: '320682' }, isNow: true }]);
      expect(await stage.duty.desk.listShifts()).toEqual([]);
      await expect(stage.duty.desk.removeShift(id, 'admin')).rejects.toMatchObject({
        code: 'shift-not-found',
      });
    });

    it.each([
      { code: 'shift-backwards', changes: { endsAt: written.startsAt } },
      {
        code: 'shift-over',
        changes: { startsAt: '2026-11-18T08:00:00+08:00', endsAt: '2026-11-19T08:00:00+08:00' },
      },
    ])('refuses $code', async ({ code, changes }) => {
      await expect(
        stage.duty.desk.addShift({ ...written, ...changes }, 'admin'),
      ).rejects.toMatchObject({
        code,
      });
    });
  });
});
