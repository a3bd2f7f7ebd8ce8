import { describe, expect, it } from 'vitest';
import { givenServer } from '../../tests/support/test-server.ts';

const RIGHT = { number: 'JZ20261121-0007', code: '7KQ4MXRA' };

describe('the page of a ticket', () => {
  const post = async (url: string, fields: Record<string, string>, options = {}) => {
    const { app } = await givenServer(options);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return app.inject({
      ...{ method: 'POST', url, headers },
      payload: new URLSearchParams(fields).toString(),
    });
  };

  it('asks for number and code, in the body of a form', async () => {
    const { app } = await givenServer();

    const response = await app.inject('/ticket');

    expect(response.headers['content-type']).toContain('text/html');
    expect(response.body).toContain('<form method="post" action="/ticket"');
    expect(response.body).not.toMatch(/method="get"|<script>|style="/);
  });

  it('shows where it stands, and an address that keeps the code from every server', async () => {
    const response = await post('/ticket', RIGHT);

    expect(response.statusCode).toBe(200);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers['referrer-policy']).toBe('no-referrer');
    expect(response.body).toContain('href="/ticket#JZ20261121-0007/7KQ4MXRA"');
    expect(response.body).not.toMatch(/[?&]code=/);
  });

  it('says what to do where number and code do not fit, and keeps the number', async () => {
    const response = await post('/ticket', { ...RIGHT, code: 'WRONG' });

    expect(response.statusCode).toBe(404);
    expect(response.body).toContain('没有查到这张工单');
    expect(response.body).toContain('value="JZ20261121-0007"');
    expect(response.body).not.toContain('WRONG');
  });

  it('shows what somebody typed as the characters it is', async () => {
    const response = await post('/ticket', { number: '"><script>x()</script>', code: 'x' });

    expect(response.body).not.toContain('<script>x()');
  });

  it.each([
    { said: 'yes', status: '已发放' },
    { said: 'no', status: '已登记' },
  ])('takes $said for an answer to whether it arrived', async ({ said, status }) => {
    const response = await post('/ticket/arrivals', { ...RIGHT, arrived: said });

    expect(response.statusCode).toBe(200);
    expect(response.body).toContain(`<dd>${status}</dd>`);
  });

  it('refuses a form with something else in it, in words', async () => {
    const response = await post('/ticket/arrivals', { ...RIGHT, arrived: 'perhaps' });

    expect(response.statusCode).toBe(400);
    expect(response.body).toMatch(/role="alert">[^<]*\p{Script=Han}/u);
  });

  it('counts its forms as it counts calls', async () => {
    const { app } = await givenServer({ rateLimit: 2 });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const send = () =>
      app.inject({ method: 'POST', url: '/ticket', headers, payload: 'number=1&code=2' });

    const statuses = [await send(), await send(), await send()].map((each) => each.statusCode);

    expect(statuses).toEqual([404, 404, 429]);
    expect((await app.inject('/ticket')).statusCode).toBe(200);
  });
});
