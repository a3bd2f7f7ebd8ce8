import { describe, expect, it } from 'vitest';
import { givenServer } from '../../tests/support/test-server.ts';

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

  it('is off at zero', async () => {
    const { app } = await givenServer({ rateLimit: 0 });
    const statuses = await Promise.all(
      Array.from({ length: 50 }, async () => (await app.inject('/api/v1/tickets/J')).statusCode),
    );

    expect(new Set(statuses)).toEqual(new Set([404]));
  });
});
