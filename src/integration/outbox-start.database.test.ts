import { beforeEach, describe, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { givenOutboxes } from '../../tests/support/outbox.ts';
import { clearDelivered, createClearing } from './clear-delivered.ts';
import { claimNext, settleFailed } from './delivery-repository.ts';
import { countDeliveries } from './delivery-views.ts';
import { readStart, sendHistory } from './outbox-start.ts';

const DAY_MS = 86_400_000;

describeOnEveryDatabase('where sending begins and what is kept', (database) => {
  let given: ReturnType<typeof givenOutboxes>;

  beforeEach(() => {
    given = givenOutboxes(database());
  });

  /** The outbox as the product starts it. */
  const switchOn = async (url: string) => {
    const outbox = given.outbox(url);
    await outbox.start();
    await outbox.wake();
    return outbox;
  };
  const sendSince = (day: string) =>
    database().transaction((tx) =>
      sendHistory(tx, { since: new Date(`${day}T00:00:00+08:00`), now: given.clock() }),
    );

  it('switched on for the first time, tells of nothing before, and of everything after', async () => {
    await given.open();
    const receiver = await given.receiver();
    const outbox = await switchOn(receiver.url);
    const before = receiver.arrivals.length;
    const { number } = await given.open();
    await outbox.wake();

    expect(before).toBe(0);
    expect(receiver.applied).toMatchObject([{ number, version: 1 }]);
    expect(await countDeliveries(database())).toMatchObject({ delivered: 1, pending: 0 });
  });

  it('switched on again, goes on where it was', async () => {
    const receiver = await given.receiver();
    await (await switchOn(receiver.url)).stop();
    await given.open();

    await switchOn(receiver.url);

    expect(receiver.applied).toHaveLength(1);
  });

  it('goes on where it was that sent before anybody noted where it began', async () => {
    const receiver = await given.receiver();
    await given.open();
    await given.outbox(receiver.url).wake();
    await given.open();

    await switchOn(receiver.url);

    expect(receiver.applied).toHaveLength(2);
    expect(await readStart(database())).toMatchObject({ afterSeq: 0 });
  });

  it('sends what happened before from a day on, where somebody wants it, and once', async () => {
    await given.open();
    given.pass(3 * DAY_MS);
    const { number } = await given.open();
    const receiver = await given.receiver();
    const outbox = await switchOn(receiver.url);
    const counts = [await sendSince('2026-11-23'), await sendSince('2026-11-23')];
    await outbox.wake();

    expect(counts).toEqual([1, 0]);
    expect(receiver.applied).toMatchObject([{ number }]);
    expect(await countDeliveries(database())).toMatchObject({ delivered: 1 });
    expect(await sendSince('2026-11-01')).toBe(1);
  });

  it('has nothing to send from before where no receiver was ever switched on', async () => {
    await given.open();

    expect(await sendSince('2026-11-01')).toBe(0);
  });

  describe('after the days for which it is kept', () => {
    const clear = () =>
      createClearing({
        ...{ db: database(), clock: given.clock, log: { error: () => undefined } },
        ...{ keepDays: 90, kinds: [clearDelivered] },
      }).clear();
    const kept = async () =>
      (await database().query('select seq::integer, state from ticket_deliveries order by seq'))
        .rows;

    it('what was delivered is cleared but the last, and counts and sends on as before', async () => {
      const receiver = await given.receiver();
      const outbox = await switchOn(receiver.url);
      for (let count = 0; count < 3; count += 1) await given.open();
      await outbox.wake();
      given.pass(90 * DAY_MS);
      const early = await clear();
      given.pass(1);
      const cleared = await clear();
      await given.open();
      await outbox.wake();

      expect([early, cleared]).toEqual([0, 2]);
      expect(await kept()).toMatchObject([{ seq: 3 }, { seq: 4 }]);
      expect(receiver.arrivals).toHaveLength(4);
      expect(await countDeliveries(database())).toMatchObject({ delivered: 4 });
    });

    it('what could not be delivered stays until somebody sends it', async () => {
      const receiver = await given.receiver();
      const outbox = await switchOn('http://127.0.0.1:9');
      await outbox.stop();
      await given.open();
      await given.outbox('http://127.0.0.1:9').wake();
      given.pass(DAY_MS);
      const now = given.clock();
      const claim = await claimNext(database(), { now, until: now });
      if (claim !== undefined)
        await settleFailed(database(), claim, { error: 'x', now, nextTryAt: null });
      await given.open();
      await given.outbox(receiver.url).wake();
      given.pass(200 * DAY_MS);

      await clear();

      expect(await kept()).toMatchObject([
        { seq: 1, state: 'dead' },
        { seq: 2, state: 'delivered' },
      ]);
    });
  });
});
