import { describe, expect, it } from 'vitest';
import { givenSocketServer } from '../../tests/support/test-server.ts';

const seqsOf = (frames: readonly object[]) =>
  frames.map((frame) => ('reply' in frame ? (frame.reply as { seq: number }).seq : frame));

describe('resuming after a drop', () => {
  it('delivers what stands after the seq, in order', async () => {
    const { assistant, open, id } = await givenSocketServer();
    const dropped = await open();
    dropped.send({ type: 'message', clientId: 'a', text: '低保怎么办' });
    await dropped.received('reply');
    dropped.client.terminate();
    assistant.operatorSays(id, '我来看看');

    const socket = await open();
    socket.send({ type: 'resume', afterSeq: 1 });
    await socket.received('operator');

    expect(socket.frames).toMatchObject([
      { type: 'reply', reply: { seq: 3 } },
      { type: 'operator', seq: 4 },
    ]);
  });

  it('delivers each message once, however often it is asked', async () => {
    const { open } = await givenSocketServer();
    const socket = await open();

    socket.send({ type: 'resume', afterSeq: 0 });
    socket.send({ type: 'resume', afterSeq: 0 });
    socket.send({ type: 'message', clientId: 'a', text: '低保怎么办' });
    socket.send({ type: 'resume', afterSeq: 0 });
    socket.send({ type: 'message', clientId: 'b', text: '还有呢' });

    expect(seqsOf(await socket.received('reply', 3))).toEqual([1, 3, 5]);
  });

  it('delivers the answer that was being written when the line dropped', async () => {
    const { assistant, open } = await givenSocketServer();
    const release = assistant.holdAnswers();
    const dropped = await open();
    dropped.send({ type: 'message', clientId: 'a', text: '低保怎么办' });
    await dropped.received('accepted');
    dropped.client.terminate();

    const socket = await open();
    socket.send({ type: 'resume', afterSeq: 1 });
    release();

    expect(seqsOf(await socket.received('reply'))).toEqual([3]);
  });

  it('is not misled by a seq from the future', async () => {
    const { open } = await givenSocketServer();
    const socket = await open();

    socket.send({ type: 'resume', afterSeq: 999 });
    socket.send({ type: 'message', clientId: 'a', text: '低保怎么办' });

    expect(seqsOf(await socket.received('reply'))).toEqual([3]);
  });
});
