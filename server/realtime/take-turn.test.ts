import { describe, expect, it } from 'vitest';
import { bearer, givenSocketServer } from '../../tests/support/test-server.ts';

const seqsOf = (frames: readonly object[]) =>
  frames.map((frame) => ('reply' in frame ? (frame.reply as { seq: number }).seq : frame));

describe('talking over a socket', () => {
  it('acknowledges a message with its seq and then replies', async () => {
    const { open } = await givenSocketServer();
    const socket = await open();

    socket.send({ type: 'message', clientId: 'a', text: '低保怎么办' });
    await socket.received('reply');

    expect(socket.frames).toMatchObject([
      { type: 'accepted', clientId: 'a', seq: 2 },
      { type: 'reply', reply: { seq: 3 } },
    ]);
  });

  it('sends the ticket that a reply carries', async () => {
    const { open } = await givenSocketServer();
    const socket = await open();

    socket.send({ type: 'message', clientId: 'a', text: '家里着火了没地方住' });

    expect(await socket.received('ticket')).toMatchObject([{ ticket: { code: '7KQ4MXRA' } }]);
  });

  it('sends what a model words before the reply, and the reply whole', async () => {
    const { open } = await givenSocketServer();
    const socket = await open();

    socket.send({ type: 'message', clientId: 'a', text: '还要评议吗' });
    const [last] = await socket.received('reply');

    const reply = last?.type === 'reply' ? last.reply : undefined;
    const deltas = socket.frames.flatMap((frame) => (frame.type === 'delta' ? frame : []));
    expect(socket.frames.map(({ type }) => type)).toEqual([
      'accepted',
      ...deltas.map(() => 'delta'),
      'reply',
    ]);
    expect(deltas.length).toBeGreaterThanOrEqual(2);
    expect(deltas.map(({ text }) => text).join('')).toBe(reply?.text);
    expect(new Set(deltas.map(({ seq }) => seq))).toEqual(new Set([reply?.seq]));
  });

  it('sends deltas to nobody but who asked, and never again', async () => {
    const { open } = await givenSocketServer();
    const [one, other] = [await open(), await open()];
    one.send({ type: 'message', clientId: 'a', text: '还要评议吗' });
    await Promise.all([one.received('reply'), other.received('reply')]);
    one.close();

    const again = await open();
    again.send({ type: 'resume', afterSeq: 1 });
    again.send({ type: 'message', clientId: 'a', text: '还要评议吗' });
    await again.received('accepted');
    again.send({ type: 'resume', afterSeq: 1 });
    again.send({ type: 'ping' });
    await again.received('pong');

    expect(other.frames.map(({ type }) => type)).toEqual(['reply']);
    expect(again.frames.filter(({ type }) => type === 'delta')).toEqual([]);
    expect(again.frames.filter(({ type }) => type === 'reply')).toHaveLength(1);
  });

  it('answers a clientId sent twice once', async () => {
    const { open } = await givenSocketServer();
    const socket = await open();

    socket.send({ type: 'message', clientId: 'a', text: '低保怎么办' });
    socket.send({ type: 'message', clientId: 'a', text: '低保怎么办' });
    socket.send({ type: 'message', clientId: 'b', text: '还有呢' });
    await socket.received('reply', 2);

    expect(socket.frames.map(({ type }) => type)).toEqual([
      'accepted',
      'reply',
      'accepted',
      'reply',
    ]);
  });

  it('acknowledges and answers a clientId again on a new socket', async () => {
    const { open } = await givenSocketServer();
    const first = await open();
    first.send({ type: 'message', clientId: 'a', text: '低保怎么办' });
    await first.received('reply');
    first.close();

    const second = await open();
    second.send({ type: 'message', clientId: 'a', text: '低保怎么办' });
    await second.received('reply');

    expect(second.frames).toMatchObject([
      { type: 'accepted', clientId: 'a', seq: 2 },
      { type: 'reply', reply: { seq: 3 } },
    ]);
  });

  it('refuses a clientId that carries another text', async () => {
    const { open } = await givenSocketServer();
    const socket = await open();

    socket.send({ type: 'message', clientId: 'a', text: '低保怎么办' });
    socket.send({ type: 'message', clientId: 'a', text: '别的话' });

    expect(await socket.received('problem')).toMatchObject([
      { problem: '/problems/idempotency-conflict', status: 409, clientId: 'a' },
    ]);
  });

  it('shares one namespace with the Idempotency-Key', async () => {
    const { app, open, id, token } = await givenSocketServer();
    const posted = await app.inject({
      method: 'POST',
      url: `/api/v1/conversations/${id}/messages`,
      headers: { ...bearer(token), 'idempotency-key': 'a' },
      payload: { text: '低保怎么办' },
    });
    const socket = await open();

    socket.send({ type: 'message', clientId: 'a', text: '低保怎么办' });

    expect(await socket.received('reply')).toMatchObject([{ reply: posted.json() }]);
  });

  it('answers in the order of the questions', async () => {
    const { open } = await givenSocketServer();
    const socket = await open();

    for (let n = 0; n < 20; n += 1)
      socket.send({ type: 'message', clientId: `c${n}`, text: `第${n}句` });
    const replies = await socket.received('reply', 20);

    expect(seqsOf(replies)).toEqual(Array.from({ length: 20 }, (_, n) => 2 * n + 3));
  });

  it('gives every window of a conversation each reply once', async () => {
    const { open } = await givenSocketServer();
    const [one, other] = [await open(), await open()];

    one.send({ type: 'message', clientId: 'a', text: '低保怎么办' });
    other.send({ type: 'message', clientId: 'b', text: '在哪里办' });
    await Promise.all([one.received('reply', 2), other.received('reply', 2)]);

    expect(new Set(seqsOf(await one.received('reply')))).toEqual(
      new Set(seqsOf(await other.received('reply'))),
    );
  });

  it('delivers what was said by POST', async () => {
    const { app, open, id, token } = await givenSocketServer();
    const socket = await open();

    await app.inject({
      method: 'POST',
      url: `/api/v1/conversations/${id}/messages`,
      headers: bearer(token),
      payload: { text: '低保怎么办' },
    });

    expect(await socket.received('reply')).toMatchObject([{ reply: { seq: 3 } }]);
  });

  it('delivers what an operator says', async () => {
    const { assistant, open, id } = await givenSocketServer();
    const socket = await open();

    assistant.operatorSays(id, '您好，我是工作人员');

    expect(await socket.received('operator')).toMatchObject([
      { seq: 2, text: '您好，我是工作人员' },
    ]);
  });

  it('answers a ping while an answer is under way', async () => {
    const { assistant, open } = await givenSocketServer();
    const socket = await open();
    const release = assistant.holdAnswers();

    socket.send({ type: 'message', clientId: 'a', text: '低保怎么办' });
    await socket.received('accepted');
    socket.send({ type: 'ping' });
    await socket.received('pong');
    release();
    await socket.received('reply');

    expect(socket.frames.map(({ type }) => type)).toEqual(['accepted', 'pong', 'reply']);
  });
});
