import { describe, expect, it } from 'vitest';
import { bearer, givenConversation, givenServer } from '../../tests/support/test-server.ts';

async function givenTalk() {
  const { app, assistant } = await givenServer();
  const { id, token } = await givenConversation(app);
  const say = (payload: object, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/conversations/${id}/messages`,
      headers: { ...bearer(token), ...headers },
      payload,
    });
  const read = () => app.inject({ url: `/api/v1/conversations/${id}`, headers: bearer(token) });
  return { app, assistant, id, token, say, read };
}

describe('starting a conversation', () => {
  it('answers 201 with an id, a token and the greeting', async () => {
    const { app } = await givenServer();

    const response = await app.inject({
      method: 'POST',
      url: '/api/v1/conversations',
      payload: { channel: 'phone' },
    });

    expect(response.statusCode).toBe(201);
    expect(response.json()).toMatchObject({
      id: expect.any(String),
      token: expect.any(String),
      reply: { seq: 1 },
    });
  });

  it('needs no body', async () => {
    const { app } = await givenServer();

    const response = await app.inject({ method: 'POST', url: '/api/v1/conversations' });

    expect(response.statusCode).toBe(201);
  });

  it('refuses a place that is not known, in words that help', async () => {
    const { app } = await givenServer();

    const response = await app.inject({
      method: 'POST',
      url: '/api/v1/conversations',
      payload: { region: '不存在的地方' },
    });

    expect(response.json()).toMatchObject({ type: '/problems/unknown-place', status: 400 });
    expect(response.json().detail).toContain('不存在的地方');
  });
});

describe('saying something', () => {
  it('answers with the reply', async () => {
    const { say } = await givenTalk();

    const response = await say({ text: '低保怎么办' });

    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({ seq: 3, citations: [{ n: 1 }, { n: 2 }] });
  });

  it.each([
    { what: 'an empty text', payload: { text: '' }, status: 400, type: 'empty-text' },
    { what: 'a blank text', payload: { text: ' \n　' }, status: 400, type: 'empty-text' },
    { what: 'no text', payload: {}, status: 400, type: 'empty-text' },
    { what: 'a number', payload: { text: 5 }, status: 400, type: 'empty-text' },
    { what: 'null', payload: { text: null }, status: 400, type: 'empty-text' },
    { what: 'another key', payload: { text: '好', mood: 1 }, status: 400, type: 'unknown-key' },
    {
      what: '2 001 characters',
      payload: { text: '好'.repeat(2001) },
      status: 413,
      type: 'text-too-long',
    },
    {
      what: '60 000 characters',
      payload: { text: '好'.repeat(60_000) },
      status: 413,
      type: 'text-too-long',
    },
  ])('refuses $what and stores nothing', async ({ payload, status, type }) => {
    const { say, read } = await givenTalk();

    const response = await say(payload);

    expect(response.json()).toMatchObject({ type: `/problems/${type}`, status });
    expect((await read()).json().messages).toHaveLength(1);
  });

  it('counts characters, not the units a computer stores them in', async () => {
    const { say } = await givenTalk();

    expect((await say({ text: '😀'.repeat(2000) })).statusCode).toBe(200);
  });

  it('does not refuse a call for help because of a NUL', async () => {
    const { say, read } = await givenTalk();

    await say({ text: '救\u0000命' });

    expect((await read()).json().messages[1].text).toBe('救命');
  });

  it('gives the stored reply to a key sent again', async () => {
    const { say } = await givenTalk();
    const first = await say({ text: '低保怎么办' }, { 'idempotency-key': 'k' });

    const second = await say({ text: '低保怎么办' }, { 'idempotency-key': 'k' });

    expect(second.json()).toEqual(first.json());
  });

  it('refuses a key that comes with another text', async () => {
    const { say } = await givenTalk();
    await say({ text: '低保怎么办' }, { 'idempotency-key': 'k' });

    const response = await say({ text: '别的' }, { 'idempotency-key': 'k' });

    expect(response.json()).toMatchObject({ type: '/problems/idempotency-conflict', status: 409 });
  });

  it.each(['', 'k'.repeat(201)])('refuses the key "%s"', async (key) => {
    const { say } = await givenTalk();

    const response = await say({ text: '好' }, { 'idempotency-key': key });

    expect(response.json()).toMatchObject({ status: 400, keys: ['Idempotency-Key'] });
  });
});

describe('the token of a conversation', () => {
  it.each([
    { what: 'no token', headers: {}, status: 401 },
    { what: 'a wrong token', headers: bearer('wrong'), status: 401 },
    { what: 'another scheme', headers: { authorization: 'Basic abc' }, status: 401 },
  ])('is needed: $what is refused with $status', async ({ headers, status }) => {
    const { app, id } = await givenTalk();

    const response = await app.inject({ url: `/api/v1/conversations/${id}`, headers });

    expect(response.statusCode).toBe(status);
    expect(response.headers['www-authenticate']).toBe('Bearer');
  });

  it.each(['00000000-0000-4000-8000-000000000000', 'not-a-uuid', '%00'])(
    'opens nothing under the unknown id %s',
    async (id) => {
      const { app, token } = await givenTalk();

      const response = await app.inject({
        url: `/api/v1/conversations/${id}`,
        headers: bearer(token),
      });

      expect(response.statusCode).toBe(404);
    },
  );

  it('is asked for before the body is judged', async () => {
    const { app, id } = await givenTalk();

    const response = await app.inject({
      method: 'POST',
      url: `/api/v1/conversations/${id}/messages`,
      payload: { nonsense: true },
    });

    expect(response.statusCode).toBe(401);
  });
});

describe('erasing a conversation', () => {
  it('answers 204, and the conversation is gone', async () => {
    const { app, id, token, read } = await givenTalk();

    const response = await app.inject({
      method: 'DELETE',
      url: `/api/v1/conversations/${id}`,
      headers: bearer(token),
    });

    expect(response.statusCode).toBe(204);
    expect((await read()).json()).toMatchObject({ type: '/problems/conversation-not-found' });
  });

  it('does not mind an empty JSON body', async () => {
    const { app, id, token } = await givenTalk();

    const response = await app.inject({
      method: 'DELETE',
      url: `/api/v1/conversations/${id}`,
      headers: { ...bearer(token), 'content-type': 'application/json' },
    });

    expect(response.statusCode).toBe(204);
  });
});
