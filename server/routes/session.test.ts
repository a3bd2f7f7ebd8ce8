import { describe, expect, it } from 'vitest';
import { PASSWORD } from '../../tests/support/fake-accounts.ts';
import { givenServer, givenSignedIn } from '../../tests/support/test-server.ts';

const login = (payload: object, headers: Record<string, string> = {}) => ({
  method: 'POST' as const,
  url: '/api/v1/login',
  headers,
  payload,
});

describe('signing in', () => {
  it('sets a cookie that no script can read', async () => {
    const { app } = await givenServer();

    const response = await app.inject(login({ username: 'admin', password: PASSWORD }));

    expect(response.headers['set-cookie']).toMatch(
      /^warmline_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(response.json()).toMatchObject({ account: { role: 'admin' } });
  });

  it('marks the cookie as secure behind TLS', async () => {
    const { app } = await givenServer({ trustProxy: true });

    const response = await app.inject(
      login({ username: 'admin', password: PASSWORD }, { 'x-forwarded-proto': 'https' }),
    );

    expect(response.headers['set-cookie']).toContain('; Secure');
  });

  it('refuses a wrong password', async () => {
    const { app } = await givenServer();

    const response = await app.inject(login({ username: 'admin', password: 'guess' }));

    expect(response.json()).toMatchObject({ type: '/problems/wrong-password', status: 401 });
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  it('cannot be done by a form of another page', async () => {
    const { app } = await givenServer();

    const response = await app.inject({
      method: 'POST',
      url: '/api/v1/login',
      headers: { 'content-type': 'text/plain' },
      payload: JSON.stringify({ username: 'admin', password: PASSWORD }),
    });

    expect(response.statusCode).toBe(415);
  });
});

describe('a session', () => {
  it('says who is signed in', async () => {
    const { app } = await givenServer();
    const headers = await givenSignedIn(app, 'policy');

    const response = await app.inject({ url: '/api/v1/session', headers });

    expect(response.json()).toEqual({
      account: { username: 'policy', displayName: 'policy', role: 'policy' },
      csrfToken: headers['x-csrf-token'],
    });
  });

  it.each([
    { what: 'no cookie', headers: {} },
    { what: 'an invented cookie', headers: { cookie: 'warmline_session=abc' } },
  ])('is not there with $what', async ({ headers }) => {
    const { app } = await givenServer();

    const response = await app.inject({ url: '/api/v1/session', headers });

    expect(response.json()).toMatchObject({ type: '/problems/sign-in-required', status: 401 });
  });

  it('ends on the server when somebody signs out', async () => {
    const { app } = await givenServer();
    const headers = await givenSignedIn(app, 'operator');

    const response = await app.inject({ method: 'POST', url: '/api/v1/logout', headers });

    expect(response.statusCode).toBe(204);
    expect((await app.inject({ url: '/api/v1/session', headers })).statusCode).toBe(401);
  });

  it.each([
    { what: 'no CSRF token', token: {} },
    { what: 'a wrong CSRF token', token: { 'x-csrf-token': 'x' } },
  ])('does nothing with $what', async ({ token }) => {
    const { app } = await givenServer();
    const { cookie } = await givenSignedIn(app, 'operator');

    const response = await app.inject({
      method: 'POST',
      url: '/api/v1/logout',
      headers: { cookie, ...token },
    });

    expect(response.json()).toMatchObject({ type: '/problems/csrf', status: 403 });
  });
});
