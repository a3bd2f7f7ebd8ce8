import { describe, expect, it } from 'vitest';
import { bearer, givenConversation, givenServer } from '../../tests/support/test-server.ts';

describe('the limit of requests', () => {
  it('refuses the one too many and says when to come back', async () => {
    const { app } = await givenServer({ rateLimit: 2 });
    await app.inject('/api/v1/tickets/JZ1');
    await app.inject('/api/v1/search?q=x');

    const response = await app.inject('/api/v1/nothing-here');

    expect(response.json()).toMatchObject({ type: '/problems/too-many-requests', status: 429 });
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('counts each address by itself, as the trusted proxy names it', async () => {
    const { app } = await givenServer({ rateLimit: 1, trustProxy: true });
    const from = (address: string) =>
      app.inject({ url: '/api/v1/tickets/JZ1', headers: { 'x-forwarded-for': address } });
    await from('10.0.0.1');

    const other = await from('10.0.0.2');
    const same = await from('10.0.0.1');

    expect([other.statusCode, same.statusCode]).toEqual([404, 429]);
  });

  it('does not believe a proxy that it was not told of', async () => {
    const { app } = await givenServer({ rateLimit: 1 });
    const from = (address: string) =>
      app.inject({ url: '/api/v1/tickets/JZ1', headers: { 'x-forwarded-for': address } });
    await from('10.0.0.1');

    expect((await from('10.0.0.2')).statusCode).toBe(429);
  });

  it('counts neither probes nor pages', async () => {
    const { app } = await givenServer({ rateLimit: 1 });
    await app.inject('/livez');
    await app.inject('/');

    expect((await app.inject('/api/v1/tickets/JZ1')).statusCode).toBe(404);
  });

  it('hears the first message of a conversation also from a flooded address, and no more', async () => {
    const { app } = await givenServer({ rateLimit: 2 });
    const { id, token } = await givenConversation(app);
    const say = (text: string) =>
      app.inject({
        method: 'POST',
        url: `/api/v1/conversations/${id}/messages`,
        headers: bearer(token),
        payload: { text },
      });
    for (let request = 0; request < 5; request += 1) await app.inject('/api/v1/tickets/JZ1');

    const statuses = [(await say('没得米下锅了')).statusCode, (await say('喂')).statusCode];

    expect(statuses).toEqual([200, 429]);
  });

  it('hears nothing in conversations that were never started', async () => {
    const { app } = await givenServer({ rateLimit: 1 });
    await app.inject('/api/v1/tickets/JZ1');

    const response = await app.inject({
      method: 'POST',
      url: '/api/v1/conversations/00000000-0000-4000-8000-000000000000/messages',
      payload: { text: '没得米下锅了' },
    });

    expect(response.statusCode).toBe(429);
  });

  it('is off at zero', async () => {
    const { app } = await givenServer({ rateLimit: 0 });
    const statuses = await Promise.all(
      Array.from({ length: 50 }, async () => (await app.inject('/api/v1/tickets/J')).statusCode),
    );

    expect(new Set(statuses)).toEqual(new Set([404]));
  });
});
