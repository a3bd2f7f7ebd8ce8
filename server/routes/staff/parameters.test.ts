import { describe, expect, it } from 'vitest';
import type { ParameterList } from '../../../src/contracts/parameters.ts';
import type { StaffRole } from '../../../src/contracts/staff.ts';
import { overdue, writtenParameter } from '../../../tests/support/fake-parameters.ts';
import { givenServer, givenSignedIn } from '../../../tests/support/test-server.ts';

const URL = '/api/v1/staff/parameters';

async function givenDesk(role: StaffRole = 'policy') {
  const { app } = await givenServer();
  const headers = await givenSignedIn(app, role);
  const post = (payload: object, path = '', more: object = headers) =>
    app.inject({ method: 'POST', url: `${URL}${path}`, headers: { ...more }, payload });
  const list = async () => {
    const response = await app.inject({ url: URL, headers });
    return response.json<ParameterList>().parameters;
  };
  return { app, headers, post, list };
}

describe('the desk for published figures', () => {
  it.each<StaffRole>(['policy', 'supervisor', 'admin'])('takes a figure of a %s', async (role) => {
    const { post, list } = await givenDesk(role);

    const response = await post(writtenParameter);

    expect(response.statusCode).toBe(201);
    expect(response.json()).toMatchObject({ value: 800, enteredBy: role });
    expect(await list()).toHaveLength(2);
  });

  it('is closed to operators, for reading as well', async () => {
    const { app, headers, post } = await givenDesk('operator');

    expect((await app.inject({ url: URL, headers })).statusCode).toBe(403);
    expect((await post(writtenParameter)).json()).toMatchObject({ type: '/problems/forbidden' });
  });

  it('is closed to whoever is not signed in', async () => {
    const { post } = await givenDesk();

    const response = await post(writtenParameter, '', {});

    expect(response.json()).toMatchObject({ type: '/problems/sign-in-required', status: 401 });
  });

  it('takes nothing without the token of the session', async () => {
    const { headers, post } = await givenDesk();

    const response = await post(writtenParameter, '', { cookie: headers.cookie });

    expect(response.json()).toMatchObject({ type: '/problems/csrf', status: 403 });
  });

  it.each([
    { what: 'verifications', said: { verifiedOn: '2026-11-20', checkDueOn: '2027-06-30' } },
    { what: 'endings', said: { validUntil: '2026-12-31' } },
    { what: 'corrections', said: writtenParameter },
  ])('takes $what of a version', async ({ what, said }) => {
    const { post, list } = await givenDesk();
    const [known] = await list();

    const response = await post({ version: 1, ...said }, `/${known?.id}/${what}`);

    expect(response.json()).toMatchObject({ id: known?.id, version: 2 });
  });

  describe('withdrawing', () => {
    const withdrawal = { version: 1, reason: '录到别的市去了' };
    async function givenKnown(role?: StaffRole) {
      const desk = await givenDesk(role);
      const withdraw = (body: object, headers?: object) =>
        desk.post(body, `/${overdue.id}/withdrawals`, headers);
      return { ...desk, withdraw };
    }

    it.each<StaffRole>(['policy', 'supervisor', 'admin'])('is open to a %s', async (role) => {
      const { withdraw, list } = await givenKnown(role);

      expect((await withdraw(withdrawal)).statusCode).toBe(204);
      expect(await list()).toEqual([]);
    });

    it('is closed to operators', async () => {
      const { withdraw } = await givenKnown('operator');

      expect((await withdraw(withdrawal)).json()).toMatchObject({ type: '/problems/forbidden' });
    });

    it('needs the token of the session', async () => {
      const { headers, withdraw, list } = await givenKnown();

      const response = await withdraw(withdrawal, { cookie: headers.cookie });

      expect(response.json()).toMatchObject({ type: '/problems/csrf', status: 403 });
      expect(await list()).toHaveLength(1);
    });

    it.each([
      { what: 'without a reason', body: { version: 1 }, keys: ['reason'] },
      { what: 'for a blank reason', body: { version: 1, reason: ' ' }, keys: ['reason'] },
      { what: 'of no version', body: { reason: '录错了' }, keys: ['version'] },
    ])('is refused $what', async ({ body, keys }) => {
      const { withdraw, list } = await givenKnown();

      expect((await withdraw(body)).json()).toMatchObject({ status: 400, keys });
      expect(await list()).toHaveLength(1);
    });
  });

  it.each([
    { what: 'no source', wrong: { source: ' ' }, type: 'invalid-request', keys: ['source'] },
    { what: 'a day that is none', wrong: { validFrom: '2026-02-30' }, type: 'invalid-date' },
    { what: 'a sum in words', wrong: { value: '八百' }, type: 'invalid-request', keys: ['value'] },
    { what: 'an unknown key', wrong: { note: '' }, type: 'unknown-key', keys: ['note'] },
    { what: 'no end at all', wrong: { validUntil: undefined }, type: 'missing-key' },
  ])('refuses $what', async ({ wrong, type, keys = [] }) => {
    const { post } = await givenDesk();

    const response = await post({ ...writtenParameter, ...wrong });

    expect(response.json()).toMatchObject({ type: `/problems/${type}`, status: 400 });
    expect(response.json().keys).toEqual(expect.arrayContaining(keys));
  });

  it.each(['nothing', '22222222-2222-4222-8222-222222222222'])('knows no figure %s', async (id) => {
    const { post } = await givenDesk();

    const response = await post({ version: 1, validUntil: '2026-12-31' }, `/${id}/endings`);

    expect(response.statusCode).toBe(404);
  });
});
