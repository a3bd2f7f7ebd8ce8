import { describe, expect, it } from 'vitest';
import { bearer, givenSocketServer } from '../../tests/support/test-server.ts';

describe('frames that are none', () => {
  it.each([
    { what: 'text that is not JSON', data: '你好', problem: '/problems/broken-json' },
    { what: 'a list', data: '[]', problem: '/problems/invalid-body' },
    { what: 'an unknown type', data: '{"type":"dance"}', problem: '/problems/invalid-request' },
    {
      what: 'an unknown key',
      data: '{"type":"ping","loud":true}',
      problem: '/problems/unknown-key',
    },
    {
      what: 'a text that is no string',
      data: '{"type":"message","clientId":"a","text":5}',
      problem: '/problems/empty-text',
    },
    {
      what: 'an empty text',
      data: '{"type":"message","clientId":"a","text":" "}',
      problem: '/problems/empty-text',
    },
    {
      what: 'a text of 2 001 characters',
      data: JSON.stringify({ type: 'message', clientId: 'a', text: '好'.repeat(2001) }),
      problem: '/problems/text-too-long',
    },
    {
      what: 'a message without clientId',
      data: '{"type":"message","text":"好"}',
      problem: '/problems/missing-key',
    },
  ])('answers $what with a problem and stays open', async ({ data, problem }) => {
    const { open } = await givenSocketServer();
    const socket = await open();

    socket.sendRaw(data);
    const problems = await socket.received('problem');
    socket.send({ type: 'ping' });
    await socket.received('pong');

    expect(problems).toMatchObject([{ problem, detail: expect.stringMatching(/。$/) }]);
  });

  it('closes with 1009 when a frame is over 64 KiB', async () => {
    const { open } = await givenSocketServer();
    const socket = await open();

    socket.sendRaw('x'.repeat(64 * 1024 + 1));

    expect(await socket.closed).toBe(1009);
  });

  it('counts frames as requests, but for the first', async () => {
    const { open } = await givenSocketServer({ rateLimit: 5 });
    const socket = await open();

    for (let n = 0; n < 6; n += 1)
      socket.send({ type: 'message', clientId: `c${n}`, text: '在吗' });

    const [first] = await socket.received('problem');
    expect(first).toMatchObject({
      problem: '/problems/too-many-requests',
      status: 429,
      clientId: 'c4',
    });
  });
});

describe('the end of a socket', () => {
  it('closes when the conversation is erased', async () => {
    const { app, open, id, token } = await givenSocketServer();
    const socket = await open();

    await app.inject({
      method: 'DELETE',
      url: `/api/v1/conversations/${id}`,
      headers: bearer(token),
    });

    expect(await socket.closed).toBe(1008);
  });

  it('lets an answer under way arrive before the product stops', async () => {
    const { app, assistant, open } = await givenSocketServer();
    const socket = await open();
    const release = assistant.holdAnswers();
    socket.send({ type: 'message', clientId: 'a', text: '低保怎么办' });
    await socket.received('accepted');

    const closing = app.close();
    release();
    await closing;

    expect(socket.frames.map(({ type }) => type)).toEqual(['accepted', 'reply']);
    expect(await socket.closed).toBe(1001);
  });

  it('ends a socket that gives no sign of life', async () => {
    const { open } = await givenSocketServer({ heartbeatMs: 40 });
    const socket = await open();

    socket.client.pause();
    await new Promise((resolve) => setTimeout(resolve, 300));
    socket.client.resume();

    expect(await socket.closed).toBe(1006);
  });
});
