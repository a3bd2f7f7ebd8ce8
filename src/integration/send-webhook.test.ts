import { expect, it, onTestFinished } from 'vitest';
import { startWebhookReceiver } from '../../tests/support/webhook-receiver.ts';
import { createSendWebhook } from './send-webhook.ts';

it('names what went wrong and neither the address nor the secret', async () => {
  const receiver = await startWebhookReceiver({ secret: 'the secret of the city' });
  onTestFinished(() => receiver.close());
  const clock = () => new Date();
  const { signal } = new AbortController();
  const outcomes = [];
  for (const url of [
    receiver.url,
    'http://user-hunter2.invalid/in',
    `${receiver.url}?key=hunter2`,
    'http://127.0.0.1:1/hunter2',
  ]) {
    const send = createSendWebhook({ url, secret: 'hunter2 is not it' }, { clock });
    outcomes.push(await send({ id: '1', body: '{}', signal }));
  }

  expect(outcomes).toMatchObject([
    { kind: 'failed', error: 'status:401' },
    { kind: 'failed', error: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/) },
    { kind: 'failed', error: 'status:401' },
    { kind: 'failed', error: expect.stringMatching(/^(ECONNREFUSED|unreachable)$/) },
  ]);
  expect(JSON.stringify(outcomes)).not.toContain('hunter2');
});
