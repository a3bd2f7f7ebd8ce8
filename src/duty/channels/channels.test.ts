import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSmtpServer } from '../../../tests/support/smtp-server.ts';
import type { DutyMessage } from './duty-channel.ts';
import { createEmailChannel } from './email-channel.ts';
import { createSmsChannel, createWebhookChannel } from './webhook-channel.ts';

const SECRET = 'a secret of this test';
const clock = () => new Date('2026-11-20T10:00:00+08:00');
const message: DutyMessage = {
  id: 'notice:1',
  kind: 'danger',
  level: 'duty',
  ticket: 'WL20261120-0001',
  region: '江苏省南通市如皋市',
  limitAt: null,
  round: 1,
  subject: '【暖线值班】有生命危险',
  text: '王建国：工单 WL20261120-0001 有生命危险。',
  to: { name: '王建国', email: 'wang@example.invalid', phone: '000-0000000' },
};

interface Received {
  headers: IncomingMessage['headers'];
  body: string;
}

/** Answers with a status; without one it never answers. */
async function givenReceiver(status?: number) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      if (status !== undefined) response.writeHead(status, { location: 'http://x/' }).end('…');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/duty`;
  return { received, settings: { url, secret: SECRET } };
}

describe('the webhook of those on duty', () => {
  it('is signed over its id, its time and its body, and names nobody’s address', async () => {
    const { received, settings } = await givenReceiver(204);

    await createWebhookChannel({ settings, clock }).send(message);

    const [{ headers, body } = { headers: {}, body: '' }] = received;
    const signed = `notice:1.${headers['webhook-timestamp']}.${body}`;
    const expected = createHmac('sha256', SECRET).update(signed).digest('base64');
    expect(headers).toMatchObject({
      'webhook-id': 'notice:1',
      'webhook-timestamp': String(clock().getTime() / 1000),
      'webhook-signature': `v1,${expected}`,
    });
    expect(JSON.parse(body)).toEqual({ ...message, to: '王建国' });
  });

  it.each([
    { rule: 'a refusal', status: 503, code: 'http-503' },
    { rule: 'a redirection, which is not followed', status: 302, code: 'unreachable' },
    { rule: 'silence', status: undefined, code: 'timeout' },
  ])('fails with $code at $rule', async ({ status, code }) => {
    const { settings } = await givenReceiver(status);
    const channel = createWebhookChannel({ settings, clock, patienceMs: 300 });

    await expect(channel.send(message)).rejects.toMatchObject({ name: 'ChannelError', code });
  });

  it('fails without telling where it was sent when nobody listens', async () => {
    const settings = { url: 'http://127.0.0.1:1/hunter2', secret: SECRET };

    const failed = createWebhookChannel({ settings, clock }).send(message);

    await expect(failed).rejects.toMatchObject({ code: expect.not.stringContaining('hunter2') });
  });
});

describe('a short message', () => {
  it('goes to the gateway with the number and the words, signed', async () => {
    const { received, settings } = await givenReceiver(200);

    await createSmsChannel({ settings, clock }).send(message);

    expect(JSON.parse(received[0]?.body ?? '')).toEqual({
      ...{ id: 'notice:1', phone: '000-0000000', text: message.text },
    });
    expect(received[0]?.headers['webhook-signature']).toMatch(/^v1,/);
  });

  it('reaches nobody without a number', () => {
    const settings = { url: 'http://127.0.0.1:1/', secret: SECRET };
    const channel = createSmsChannel({ settings, clock });

    expect(channel.reaches({ ...message, to: null })).toBe(false);
    expect(
      channel.reaches({ ...message, to: { name: '甲', email: 'a@example.invalid', phone: null } }),
    ).toBe(false);
  });
});

describe('a mail', () => {
  it('reaches the one on duty with the words of the notice', async () => {
    const server = await startSmtpServer();
    const channel = createEmailChannel({ url: server.url, from: 'warmline@example.invalid' });

    await channel.send(message);

    const [mail] = server.mails;
    expect(mail).toMatchObject({
      from: 'warmline@example.invalid',
      to: ['wang@example.invalid'],
    });
    expect(mail?.data).toContain('X-Warmline-Notice: notice:1');
    expect(mail?.text()).toContain('工单 WL20261120-0001 有生命危险');
  });

  it('fails with a code when the server refuses the recipient', async () => {
    const server = await startSmtpServer({ refuses: 'wang@example.invalid' });
    const channel = createEmailChannel({ url: server.url, from: 'warmline@example.invalid' });

    await expect(channel.send(message)).rejects.toMatchObject({ code: 'eenvelope' });
  });

  it('fails in time when the server says nothing', async () => {
    const server = await startSmtpServer({ isSilent: true });
    const settings = { url: server.url, from: 'warmline@example.invalid' };

    await expect(createEmailChannel(settings, 300).send(message)).rejects.toMatchObject({
      name: 'ChannelError',
      code: 'etimedout',
    });
  });
});
