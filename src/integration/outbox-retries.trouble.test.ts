import { beforeEach, describe, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { givenOutboxes, POLICY } from '../../tests/support/outbox.ts';
import type { Fault } from '../../tests/support/webhook-receiver.ts';
import { resendDead } from './delivery-repository.ts';
import { countDeliveries, deliveryTroubles, listTroubled } from './delivery-views.ts';

describeOnEveryDatabase('an outbox whose receiver fails', (database) => {
  let given: ReturnType<typeof givenOutboxes>;

  beforeEach(() => {
    given = givenOutboxes(database());
  });

  describe('an attempt that failed', () => {
    it.each<[string, Fault]>([
      ['status:500', { kind: 'status', status: 500 }],
      ['status:404', { kind: 'status', status: 404 }],
      ['status:302', { kind: 'status', status: 302, location: 'http://127.0.0.1:1/' }],
      ['timeout', { kind: 'hang' }],
      ['UND_ERR_SOCKET', { kind: 'cut' }],
    ])('with %s is tried again after the wait', async (error, fault) => {
      const receiver = await given.receiver(fault);
      await given.open();
      const outbox = given.outbox(receiver.url);

      await outbox.wake();
      expect(await listTroubled(database(), 'pending')).toMatchObject([
        { attempts: 1, lastError: error, nextTryAt: '2026-11-20T10:00:01+08:00' },
      ]);
      given.pass(999);
      await outbox.wake();
      expect(receiver.arrivals).toHaveLength(1);
      given.pass(1);
      await outbox.wake();

      expect(receiver.applied).toHaveLength(1);
    });

    it('is named where nobody listens, without the address', async () => {
      const receiver = await given.receiver();
      await receiver.close();
      await given.open();

      await given.outbox(receiver.url).wake();

      const [failed] = await listTroubled(database(), 'pending');
      expect(failed?.lastError).toBe('ECONNREFUSED');
    });

    it('has its effect once where the receiver had only not said so', async () => {
      const receiver = await given.receiver(
        { kind: 'cut', applied: true },
        { kind: 'hang', applied: true },
        { kind: 'status', status: 503, applied: true },
      );
      await given.open();
      const outbox = given.outbox(receiver.url);

      for (let attempt = 0; attempt < 4; attempt += 1) {
        await outbox.wake();
        given.pass(600_000);
      }

      expect(receiver.applied).toHaveLength(1);
      expect(receiver.arrivals).toHaveLength(4);
      expect(new Set(receiver.arrivals.map(({ id }) => id)).size).toBe(1);
    });

    it('lets every event rest for as long as the receiver asks', async () => {
      const receiver = await given.receiver({ kind: 'busy', retryAfter: '90' });
      await given.open();
      const outbox = given.outbox(receiver.url);
      await outbox.wake();
      await given.open();

      given.pass(89_000);
      await outbox.wake();
      expect(receiver.arrivals).toHaveLength(1);
      given.pass(1_000);
      await outbox.wake();

      expect(receiver.applied).toHaveLength(2);
    });
  });

  describe('an event that does not arrive', () => {
    async function givenDeadLetter() {
      const receiver = await given.receiver();
      receiver.failAlways({ kind: 'status', status: 500 });
      const { id, number } = await given.open();
      const outbox = given.outbox(receiver.url);
      await outbox.wake();
      given.pass(POLICY.giveUpAfterMs);
      await outbox.wake();
      return { receiver, outbox, id, number };
    }

    it('is given up in the end, and said so', async () => {
      const { receiver, outbox, number } = await givenDeadLetter();

      expect(await listTroubled(database(), 'dead')).toMatchObject([
        { number, attempts: 2, lastError: 'status:500', what: 'opened' },
      ]);
      expect(await deliveryTroubles(database(), given.clock)).toEqual([
        expect.stringContaining('1 events of tickets could not be delivered'),
      ]);
      given.pass(POLICY.giveUpAfterMs);
      await outbox.wake();
      expect(receiver.arrivals).toHaveLength(2);
    });

    it('keeps the later events of its ticket back no longer', async () => {
      const { receiver, outbox, id } = await givenDeadLetter();
      receiver.failAlways(undefined);
      await given.dispatch(id);

      await outbox.wake();

      expect(receiver.applied).toMatchObject([{ version: 2, to: 'dispatched' }]);
    });

    it('is sent anew when somebody says so, with as much patience as the first time', async () => {
      const { receiver, outbox } = await givenDeadLetter();

      expect(await resendDead(database(), { ids: undefined, now: given.clock() })).toBe(1);
      await outbox.wake();
      expect(await countDeliveries(database())).toMatchObject({ dead: 0, pending: 1 });
      receiver.failAlways(undefined);
      given.pass(600_000);
      await outbox.wake();

      expect(receiver.applied).toMatchObject([{ version: 1 }]);
      expect(await resendDead(database(), { ids: undefined, now: given.clock() })).toBe(0);
    });

    it('is the only one sent anew where it alone is named', async () => {
      await givenDeadLetter();
      const foreign = ['00000000-0000-4000-8000-000000000000'];

      expect(await resendDead(database(), { ids: foreign, now: given.clock() })).toBe(0);
      const [dead] = await listTroubled(database(), 'dead');
      expect(await resendDead(database(), { ids: [dead?.id ?? ''], now: given.clock() })).toBe(1);
    });

    it('that waits for long is told to administrators', async () => {
      const receiver = await given.receiver({ kind: 'status', status: 500 });
      await given.open();
      await given.outbox(receiver.url).wake();

      given.pass(4 * 60_000);
      expect(await deliveryTroubles(database(), given.clock)).toEqual([]);
      given.pass(2 * 60_000);

      expect(await deliveryTroubles(database(), given.clock)).toEqual([
        expect.stringContaining('the oldest for 6 minutes'),
      ]);
    });
  });
});
