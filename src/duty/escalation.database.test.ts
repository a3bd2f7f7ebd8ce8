import { describe, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import {
  DANGER,
  givenDuty,
  givenDutyStage,
  keepingChannel,
  shift,
} from '../../tests/support/duty.ts';
import { ADDRESS, LI } from '../../tests/support/ticket-desk.ts';
import { ChannelError } from './channels/duty-channel.ts';

describeOnEveryDatabase('escalation', (database) => {
  const stage = givenDutyStage(database);
  const { at, wait, sweepAt, open, onDuty, another } = stage;

  describe('a time limit', () => {
    it('is told of at its moments: to those on duty, the supervisor, the county', async () => {
      await onDuty(
        shift({ name: '甲' }),
        shift({ name: '值班长', level: 'supervisor' }),
        shift({ name: '县里', level: 'county' }),
      );
      await open();
      const moments = [
        ...['11-23T09:14', '11-23T09:15', '11-24T08:30', '11-24T13:30', '11-24T18:30'],
        ...['11-25T08:30', '11-26T08:29', '11-26T08:30', '11-27T08:30'],
      ];
      const told: Record<string, string[]> = {};
      for (const moment of moments) {
        const before = stage.limitsTold().length;
        await sweepAt(`2026-${moment}`);
        told[moment] = stage.limitsTold().slice(before);
      }

      expect(told).toEqual({
        '11-23T09:14': [],
        '11-23T09:15': ['1 half_time 甲'],
        '11-24T08:30': ['1 one_working_day 甲'],
        '11-24T13:30': ['1 last_half_day 甲'],
        '11-24T18:30': [],
        '11-25T08:30': ['1 breach 值班长'],
        '11-26T08:29': [],
        '11-26T08:30': ['1 second_breach 县里'],
        '11-27T08:30': [],
      });
    });

    it('is not told of at night or on a rest day, however late it is', async () => {
      await open();
      await sweepAt('2026-11-24T23:00');
      // A Sunday.
      await sweepAt('2026-11-29T10:00');
      expect(stage.limitsTold()).toEqual([]);

      await sweepAt('2026-11-30T08:30');
      expect(stage.limitsTold().toSorted()).toEqual(['1 breach -', '1 second_breach -']);
    });

    it('waits for the office also with what no channel took before it closed', async () => {
      await open();
      stage.channel.breaks = new ChannelError('timeout');
      await sweepAt('2026-11-24T17:25');
      stage.channel.breaks = undefined;
      await sweepAt('2026-11-24T17:45');
      expect(stage.limitsTold()).toEqual([]);

      await sweepAt('2026-11-25T08:30');
      expect(stage.limitsTold().toSorted()).toEqual(['1 breach -', '2 last_half_day -']);
    });

    it('of somebody whose life is in danger is told of at any hour', async () => {
      await open({ lifeSafety: true });
      await sweepAt('2026-11-24T23:00');

      expect(stage.limitsTold()).toEqual(['1 breach -']);
    });

    it('that stands still is not told of; counted anew, it is told of anew', async () => {
      const { id, version } = await open();
      await sweepAt('2026-11-23T09:15');
      const told = { at: '2026-11-23T09:00:00+08:00', how: 'phone' as const };
      const request = { version, evidence: '等材料', told };
      await stage.duty.tickets.staff.pause(id, request, LI);
      await sweepAt('2026-11-27T10:00');
      const { version: paused } = await stage.duty.tickets.staff.read(id, LI);
      await stage.duty.tickets.staff.resume(id, { version: paused }, LI);
      // Tuesday to Thursday stood still: the limit ends on Friday.
      await sweepAt('2026-11-27T10:01');
      await sweepAt('2026-11-28T08:30');

      expect(stage.limitsTold()).toEqual(['1 half_time -', '1 one_working_day -', '1 breach -']);
    });
  });

  describe('over one database', () => {
    it('two processes send each notice once', async () => {
      const others = [keepingChannel(), keepingChannel()];
      const processes = others.map((through) => another(through));
      for (let count = 0; count < 5; count += 1) await open({ ...DANGER, conversationId: null });

      await Promise.all(processes.map(({ sweep }) => sweep()));
      await Promise.all(processes.map(({ sweep }) => sweep()));

      const sent = others.flatMap(({ messages }) => messages.map(({ id }) => id));
      expect(sent).toHaveLength(5);
      expect(new Set(sent).size).toBe(5);
    });

    it('the next process goes on where one died while sending, under the same id', async () => {
      await open(DANGER);
      stage.channel.breaks = 'never ends';
      void stage.duty.sweep();
      await expect.poll(async () => (await stage.duty.desk.listNotices('operator')).length).toBe(1);
      await expect
        .poll(async () => {
          const { rows } = await database().query<{ at: Date }>(
            'select next_at as at from duty_notices',
          );
          return (rows[0]?.at.getTime() ?? 0) > stage.now.getTime();
        })
        .toBe(true);
      const next = keepingChannel();
      const restarted = another(next);
      await restarted.sweep();
      expect(next.told()).toEqual([]);

      wait(2);
      await restarted.sweep();

      expect(next.told()).toEqual(['1 danger -']);
    });

    it('a restart says nothing twice', async () => {
      await open();
      await sweepAt('2026-11-25T08:30');
      const before = stage.channel.told();

      await another().sweep();

      expect(stage.channel.told()).toEqual(before);
      expect(before.toSorted()).toEqual(['1 breach -', '1 emergency -']);
    });
  });

  describe('when the clock jumps', () => {
    it('days ahead and back, it says once what there is to say, and nothing twice', async () => {
      const { id } = await open();
      await stage.duty.sweep();
      await stage.duty.desk.acknowledge(id, LI);
      await sweepAt('2026-12-07T10:00');
      await sweepAt('2026-11-20T10:05');
      await sweepAt('2026-12-07T10:00');

      expect(stage.channel.told().toSorted()).toEqual([
        ...['1 breach -', '1 emergency -', '1 second_breach -'],
      ]);
    });

    it('back, nobody in danger waits until the clock has come there again', async () => {
      at('2026-11-23T10:00');
      await open(DANGER);
      await stage.duty.sweep();
      await sweepAt('2026-11-20T10:00');

      expect(stage.channel.told()).toEqual(['1 danger -', '2 danger -']);
    });
  });

  it('sends a danger also when the limits cannot be counted', async () => {
    const calendar = {
      officialYears: [],
      dayOf() {
        throw new Error('no calendar');
      },
    };
    const { sweep } = givenDuty({
      ...{ db: database(), clock: () => stage.now, channel: stage.channel, calendar },
    });
    await open();
    await open({ ...DANGER, conversationId: null });

    await expect(sweep()).rejects.toThrow('no calendar');

    expect(stage.channel.told().toSorted()).toEqual(['1 danger -', '1 emergency -']);
  });

  it('closes what has ended, and begins anew when it is opened again', async () => {
    const { id, number, code } = await open();
    await stage.duty.sweep();
    await stage.duty.tickets.moveByCitizen({
      number,
      code,
      from: ADDRESS,
      to: 'withdrawn',
      reason: '不用了',
    });
    wait(20);
    await stage.duty.sweep();
    const closed = await stage.duty.desk.listNotices('operator');
    await stage.duty.tickets.moveByCitizen({
      number,
      code,
      from: ADDRESS,
      to: 'accepted',
      reason: '还是要',
    });
    await stage.duty.sweep();

    expect(closed).toEqual([]);
    expect(stage.channel.told()).toEqual(['1 emergency -', '1 emergency -']);
    expect(await stage.duty.desk.listNotices('operator')).toMatchObject([{ ticketId: id }]);
  });
});
