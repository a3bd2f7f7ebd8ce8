import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { givenSocketServer, openSocket } from '../../tests/support/test-server.ts';

describe('opening a socket', () => {
  it('selects the sub-protocol and never echoes the token', async () => {
    const { open } = await givenSocketServer();

    const socket = await open();

    expect(socket.protocol).toBe('warmline.v1');
  });

  it('refuses a wrong token with 401 before it opens', async () => {
    const { host, id } = await givenSocketServer();

    const opening = openSocket({ host, id, protocols: ['warmline.v1', 'token.wrong'] });

    await expect(opening).rejects.toThrow('refused with 401');
  });

  it('refuses a missing token with 401', async () => {
    const { host, id } = await givenSocketServer();

    const opening = openSocket({ host, id, protocols: ['warmline.v1'] });

    await expect(opening).rejects.toThrow('refused with 401');
  });

  it.each(['00000000-0000-4000-8000-000000000000', 'no-uuid'])(
    'refuses the unknown conversation %s with 404',
    async (unknown) => {
      const { host, token } = await givenSocketServer();

      const protocols = ['warmline.v1', `token.${token}`];

      await expect(openSocket({ host, id: unknown, protocols })).rejects.toThrow(
        'refused with 404',
      );
    },
  );

  it('refuses a client that does not speak warmline.v1', async () => {
    const { host, id, token } = await givenSocketServer();

    const opening = openSocket({ host, id, protocols: [`token.${token}`] });

    await expect(opening).rejects.toThrow('refused with 400');
  });

  it('refuses a foreign page with 403', async () => {
    const { open } = await givenSocketServer();

    await expect(open({ origin: 'https://evil.example' })).rejects.toThrow('refused with 403');
  });

  it('admits the pages that may embed the widget', async () => {
    const { open } = await givenSocketServer({ allowedOrigins: ['https://www.example.gov.cn'] });

    const socket = await open({ origin: 'https://www.example.gov.cn' });

    expect(socket.protocol).toBe('warmline.v1');
  });

  it('admits its own pages', async () => {
    const { open, host } = await givenSocketServer();

    const socket = await open({ origin: `http://${host}` });

    expect(socket.protocol).toBe('warmline.v1');
  });

  it('answers a plain request with a problem', async () => {
    const { app, id, token } = await givenSocketServer();

    const response = await app.inject({
      url: `/api/v1/conversations/${id}/socket`,
      headers: { 'sec-websocket-protocol': `warmline.v1, token.${token}` },
    });

    expect(response.json()).toMatchObject({ type: '/problems/socket-expected', status: 400 });
  });

  it.each(['/', '/api/v1/search', '/elsewhere'])('opens no socket at %s', async (path) => {
    const { host } = await givenSocketServer();

    const client = new WebSocket(`ws://${host}${path}`);
    const [, response] = await once(client, 'unexpected-response');

    expect(response.statusCode).toBe(404);
  });

  it('allows no more than sixteen windows of one conversation', async () => {
    const { open } = await givenSocketServer();
    for (let window = 0; window < 16; window += 1) await open();

    await expect(open()).rejects.toThrow('refused with 429');
  });
});
