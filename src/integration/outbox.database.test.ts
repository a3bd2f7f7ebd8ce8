import { beforeEach, describe, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { givenOutboxes } from '../../tests/support/outbox.ts';
import { LI, WANG } from '../../tests/support/ticket-desk.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { claimNext, enrol, settleDelivered } from './delivery-repository.ts';
import { countDeliveries } from './delivery-views.ts';

describeOnEveryDatabase('the outbox', (database) => {
  let given: ReturnType<typeof givenOutboxes>;

  beforeEach(() => {
    given = givenOutboxes(database());
  });

  it('tells every event once, with how the ticket stood from then on', async () => {
    const receiver = await given.receiver();
    const { id, number } = await given.open();
    await given.dispatch(id);
    await given.desk.staff.move(id, { version: 2, to: 'returned', reason: '缺证明' }, WANG);

    await given.outbox(receiver.url).wake();

    expect(receiver.applied).toMatchObject([
      {
        ...{ number, version: 1, what: 'opened', actor: 'system', kind: 'emergency_temporary_aid' },
        ...{ from: null, to: 'accepted', status: 'accepted', region: '320682', paused: false },
        ...{ dueAt: '2026-11-24T18:00:00+08:00', certainty: 'official', externalId: null },
      },
      { number, version: 2, what: 'moved', actor: 'operator', from: 'accepted', to: 'dispatched' },
      { number, version: 3, actor: 'supervisor', from: 'dispatched', to: 'returned' },
    ]);
    expect(await countDeliveries(database())).toMatchObject({ delivered: 3, pending: 0, dead: 0 });
  });

  it('does nothing twice, however often it is woken', async () => {
    const receiver = await given.receiver();
    await given.open();
    const outbox = given.outbox(receiver.url);

    await Promise.all([outbox.wake(), outbox.wake(), outbox.wake()]);
    await outbox.wake();

    expect(receiver.arrivals).toHaveLength(1);
  });

  it('tells nothing of what people said, and no name', async () => {
    const receiver = await given.receiver();
    const { id, code } = await given.open({
      summary: '我叫张小三，身份证 320682199001011234',
      whereabouts: '草街街道古圣村 3 组',
      contact: '13800001234',
      neededBy: { on: calendarDate('2026-11-23'), words: '孩子周一要交钱' },
    });
    await given.desk.staff.change(id, { version: 1, assignee: 'zhao', reason: '李四家的事' }, LI);
    const secret = { number: 'WL20261120-0001' };

    await given.outbox(receiver.url).wake();

    const sent = receiver.arrivals.map(({ body }) => body).join();
    expect(sent).toContain(secret.number);
    for (const word of [
      '张小三',
      '3206821990',
      '古圣',
      '1380000',
      '交钱',
      '李四',
      'zhao',
      '"li"',
      code,
    ])
      expect(sent).not.toContain(word);
    expect(receiver.applied[1]?.changed).toEqual(['assignee']);
  });

  describe('the order', () => {
    it('of a ticket is kept while an earlier event fails, and no other ticket waits', async () => {
      const receiver = await given.receiver({ kind: 'status', status: 500 });
      const { id } = await given.open();
      await given.dispatch(id);
      const outbox = given.outbox(receiver.url);
      await outbox.wake();
      const other = await given.open();

      await outbox.wake();
      expect(receiver.applied).toMatchObject([{ number: other.number }]);

      given.pass(1_000);
      await outbox.wake();

      expect(receiver.applied.slice(1).map(({ version }) => version)).toEqual([1, 2]);
    });

    it('puts danger first, with what waits before it on the same ticket', async () => {
      await given.open();
      const { id } = await given.open();
      const now = given.clock();
      await enrol(database(), now);
      await given.desk.staff.change(id, { version: 1, lifeSafety: true }, LI);
      await enrol(database(), now);

      const claims = [];
      for (let at = 0; at < 3; at += 1)
        claims.push(await claimNext(database(), { now, until: new Date(now.getTime() + 1) }));

      // The second ticket's first event; its second one may not overtake that.
      expect(claims.map((claim) => claim?.seq)).toEqual([2, 1, undefined]);
    });
  });

  describe('several processes', () => {
    it('send each event once between them, in the order of its ticket', async () => {
      const receiver = await given.receiver();
      receiver.failAlways({ kind: 'slow', ms: 5 });
      const tickets = await Promise.all(Array.from({ length: 10 }, () => given.open()));
      for (const { id } of tickets) await given.dispatch(id);

      await Promise.all([
        given.outbox(receiver.url).wake(),
        given.outbox(receiver.url).wake(),
        given.outbox(receiver.url).wake(),
      ]);

      expect(receiver.arrivals).toHaveLength(20);
      expect(receiver.applied).toHaveLength(20);
      for (const { number } of tickets) {
        const own = receiver.applied.filter((notice) => notice.number === number);
        expect(own.map(({ version }) => version)).toEqual([1, 2]);
      }
    });

    it('take over what a lost one had claimed, once its claim has ended', async () => {
      const receiver = await given.receiver();
      await given.open();
      await enrol(database(), given.clock());
      const now = given.clock();
      const until = new Date(now.getTime() + 15_000);
      const lost = await claimNext(database(), { now, until });
      const outbox = given.outbox(receiver.url);

      await outbox.wake();
      expect(receiver.arrivals).toHaveLength(0);
      given.pass(15_000);
      await outbox.wake();

      expect(receiver.applied).toHaveLength(1);
      expect(lost).toMatchObject({ attempts: 1 });
    });

    it('do not let a late one settle what somebody else has claimed since', async () => {
      await given.open();
      await enrol(database(), given.clock());
      const now = given.clock();
      const late = await claimNext(database(), { now, until: now });
      await claimNext(database(), { now, until: new Date(now.getTime() + 1) });
      if (late === undefined) throw new Error('Nothing was claimed.');

      await settleDelivered(database(), late, now);

      expect(await countDeliveries(database())).toMatchObject({ pending: 1, delivered: 0 });
    });
  });

  it('gives back what is under way when it stops, for whoever starts next', async () => {
    const receiver = await given.receiver({ kind: 'hang' });
    const outbox = given.outbox(receiver.url, { withinMs: 60_000 });
    await outbox.start();
    await given.open();
    while (receiver.arrivals.length === 0) await new Promise((done) => setTimeout(done, 10));

    await outbox.stop();
    await given.outbox(receiver.url).wake();

    expect(receiver.applied).toHaveLength(1);
    expect(outbox.errors).toEqual([]);
  });

  it('sends at once what is committed while it runs', async () => {
    const receiver = await given.receiver();
    await given.outbox(receiver.url).start();

    await given.open();

    await receiver.hasApplied(1, 1_500);
  });
});
