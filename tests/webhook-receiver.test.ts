import { describe, expect, it, onTestFinished } from 'vitest';
import type { TicketNotice } from '../src/contracts/integration.ts';
import { signWebhook } from '../src/shared/sign-webhook.ts';
import { type Fault, startWebhookReceiver } from './support/webhook-receiver.ts';

const SECRET = 'the secret of this test';
const NOTICE: TicketNotice = {
  id: '00000000-0000-4000-8000-000000000001',
  what: 'moved',
  at: '2026-11-21T10:00:00+08:00',
  actor: 'operator',
  number: 'WL20261121-0001',
  version: 2,
  kind: 'emergency_temporary_aid',
  status: 'dispatched',
  from: 'accepted',
  to: 'dispatched',
  region: '320682',
  greenChannel: false,
  lifeSafety: false,
  programme: null,
  discoveredAt: '2026-11-21T09:00:00+08:00',
  acceptedAt: '2026-11-21T09:00:00+08:00',
  dueAt: null,
  firstDueAt: null,
  certainty: null,
  paused: false,
  mergedInto: null,
  changed: ['status'],
  externalId: null,
};

async function givenReceiver() {
  const receiver = await startWebhookReceiver({ secret: SECRET });
  onTestFinished(() => receiver.close());
  const send = async ({ secret = SECRET, at = new Date(), sent = '', id = NOTICE.id } = {}) => {
    const body = JSON.stringify({ ...NOTICE, id });
    const response = await fetch(receiver.url, {
      method: 'POST',
      headers: { ...signWebhook(secret, { id, at, body }) },
      body: sent || body,
      redirect: 'manual',
      signal: AbortSignal.timeout(300),
    });
    return { status: response.status, headers: response.headers };
  };
  return { receiver, send };
}

describe('the sample receiver', () => {
  it('gives an id its effect once', async () => {
    const { receiver, send } = await givenReceiver();

    await send();
    expect(await send()).toMatchObject({ status: 204 });

    expect(receiver.applied).toEqual([NOTICE]);
    expect(receiver.arrivals.map(({ outcome }) => outcome)).toEqual(['applied', 'repeated']);
  });

  it.each([
    ['another secret', { secret: 'another' }],
    ['another body', { sent: JSON.stringify({ ...NOTICE, version: 9 }) }],
    ['an old signature', { at: new Date(Date.now() - 301_000) }],
    ['a signature of the future', { at: new Date(Date.now() + 302_000) }],
  ])('refuses %s', async (_, how) => {
    const { receiver, send } = await givenReceiver();

    expect(await send(how)).toMatchObject({ status: 401 });
    expect(receiver.applied).toEqual([]);
  });

  it.each<[Fault, number]>([
    [{ kind: 'status', status: 500 }, 500],
    [{ kind: 'status', status: 302, location: 'http://127.0.0.1:9/' }, 302],
    [{ kind: 'busy', retryAfter: '7' }, 429],
  ])('answers with the fault %j, once', async (fault, status) => {
    const { receiver, send } = await givenReceiver();
    receiver.fail(fault);

    const failed = await send();

    expect(failed.status).toBe(status);
    if (fault.kind === 'busy') expect(failed.headers.get('retry-after')).toBe('7');
    expect(receiver.applied).toEqual([]);
    expect(await send()).toMatchObject({ status: 204 });
  });

  it.each<Fault>([{ kind: 'hang' }, { kind: 'cut' }])('does not answer: %j', async (fault) => {
    const { receiver, send } = await givenReceiver();
    receiver.fail(fault);

    await expect(send()).rejects.toThrow();
    expect(receiver.applied).toEqual([]);
  });

  it.each<Fault>([
    { kind: 'cut', applied: true },
    { kind: 'hang', applied: true },
    { kind: 'status', status: 503, applied: true },
  ])('can have done its work and not say so: %j', async (fault) => {
    const { receiver, send } = await givenReceiver();
    receiver.fail(fault);

    await send().catch(() => undefined);
    await send();

    expect(receiver.applied).toHaveLength(1);
    expect(receiver.arrivals.map(({ outcome }) => outcome)).toEqual([fault.kind, 'repeated']);
  });

  it('can be slow, and fail until it is told otherwise', async () => {
    const { receiver, send } = await givenReceiver();
    receiver.failAlways({ kind: 'status', status: 500 });
    await send();
    expect(await send()).toMatchObject({ status: 500 });

    receiver.failAlways({ kind: 'slow', ms: 50 });

    expect(await send()).toMatchObject({ status: 204 });
    await receiver.hasApplied(1);
  });
});
