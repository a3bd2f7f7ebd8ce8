import { describe, expect, it } from 'vitest';
import { givenListening, givenServer, givenSignedIn } from '../../../tests/support/test-server.ts';

async function givenStream(options: Parameters<typeof givenServer>[0] = {}) {
  const { app, assistant } = await givenServer(options);
  const host = await givenListening(app);
  const headers = await givenSignedIn(app, 'operator');
  const response = await fetch(`http://${host}/api/v1/staff/events`, { headers });
  if (response.body === null) throw new Error('Expected a stream.');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  await reader.read();
  return { app, assistant, headers, response, reader };
}

describe('the events for the console', () => {
  it('say what changed', async () => {
    const { assistant, response, reader } = await givenStream();

    assistant.announce({ what: 'ticket', id: 't-1' });

    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect((await reader.read()).value).toBe(
      'event: change\ndata: {"what":"ticket","id":"t-1"}\n\n',
    );
  });

  it('show that the line is alive', async () => {
    const { reader } = await givenStream({ heartbeatMs: 20 });

    expect((await reader.read()).value).toMatch(/^:/);
  });

  it('end with the session', async () => {
    const { app, headers, reader } = await givenStream({ heartbeatMs: 50 });
    await app.inject({ method: 'POST', url: '/api/v1/logout', headers });

    let read = await reader.read();
    while (!read.done) read = await reader.read();

    expect(read.done).toBe(true);
  });

  it('do not keep the product from stopping', async () => {
    const { app, assistant, reader } = await givenStream();

    await app.close();

    expect((await reader.read()).done).toBe(true);
    expect(assistant.watchers()).toBe(0);
  });
});
