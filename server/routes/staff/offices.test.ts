import { describe, expect, it } from 'vitest';
import type { Office } from '../../../src/contracts/offices.ts';
import type { StaffRole } from '../../../src/contracts/staff.ts';
import { writtenOffice } from '../../../tests/support/fake-offices.ts';
import { givenServer, givenSignedIn } from '../../../tests/support/test-server.ts';

const URL = '/api/v1/staff/offices';

async function givenDesk(role: StaffRole = 'policy') {
  const { app } = await givenServer();
  const headers = await givenSignedIn(app, role);
  const post = (payload: object, path = '', more: object = headers) =>
    app.inject({ method: 'POST', url: `${URL}${path}`, headers: { ...more }, payload });
  const list = async () => {
    const response = await app.inject({ url: URL, headers });
    return response.json<Office[]>();
  };
  return { app, headers, post, list };
}

describe('the desk for offices', () => {
  it.each<StaffRole>(['policy', 'supervisor', 'admin'])('takes an office of a %s', async (role) => {
    const { post, list } = await givenDesk(role);

    const response = await post(writtenOffice);

    expect(response.statusCode).toBe(201);
    expect(response.json()).toMatchObject({ name: writtenOffice.name, enteredBy: role });
    expect(await list()).toHaveLength(2);
  });

  it('is closed to operators, for reading as well', async () => {
    const { app, headers, post } = await givenDesk('operator');

    expect((await app.inject({ url: URL, headers })).statusCode).toBe(403);
    expect((await post(writtenOffice)).json()).toMatchObject({ type: '/problems/forbidden' });
  });

  it('is closed to whoever is not signed in', async () => {
    const { post } = await givenDesk();

    const response = await post(writtenOffice, '', {});

    expect(response.json()).toMatchObject({ type: '/problems/sign-in-required', status: 401 });
  });

  it('takes nothing without the token of the session', async () => {
    const { headers, post } = await givenDesk();

    const response = await post(writtenOffice, '', { cookie: headers.cookie });

    expect(response.json()).toMatchObject({ type: '/problems/csrf', status: 403 });
  });

  it.each([
    { what: 'verifications', said: { verifiedOn: '2026-11-20', checkDueOn: '2027-06-30' } },
    { what: 'endings', said: { validUntil: '2026-12-31' } },
    { what: 'corrections', said: writtenOffice },
  ])('takes $what of a version', async ({ what, said }) => {
    const { post, list } = await givenDesk();
    const [known] = await list();

    const response = await post({ version: 1, ...said }, `/${known?.id}/${what}`);

    expect(response.json()).toMatchObject({ id: known?.id, version: 2 });
  });

  it.each([
    { what: 'no source', wrong: { source: ' ' }, type: 'invalid-request', keys: ['source'] },
    { what: 'a day that is none', wrong: { validFrom: '2026-02-30' }, type: 'invalid-date' },
    {
      what: 'a telephone that is a number',
      wrong: { phone: 12 },
      type: 'invalid-request',
      keys: ['phone'],
    },
    { what: 'an unknown key', wrong: { note: '' }, type: 'unknown-key', keys: ['note'] },
    { what: 'no word of the hours', wrong: { hours: undefined }, type: 'missing-key' },
  ])('refuses $what', async ({ wrong, type, keys = [] }) => {
    const { post } = await givenDesk();

    const response = await post({ ...writtenOffice, ...wrong });

    expect(response.json()).toMatchObject({ type: `/problems/${type}`, status: 400 });
    expect(response.json().keys).toEqual(expect.arrayContaining(keys));
  });

  it.each(['nothing', '22222222-2222-4222-8222-222222222222'])('knows no office %s', async (id) => {
    const { post } = await givenDesk();

    const response = await post({ version: 1, validUntil: '2026-12-31' }, `/${id}/endings`);

    expect(response.statusCode).toBe(404);
  });
});
