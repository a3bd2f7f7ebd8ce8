import { describe, expect, it } from 'vitest';
import type { StaffRole } from '../../../src/contracts/staff.ts';
import { writtenArrangement } from '../../../tests/support/fake-calendar.ts';
import { givenServer, givenSignedIn } from '../../../tests/support/test-server.ts';

const URL = '/api/v1/staff/calendar';

async function givenDesk(role: StaffRole) {
  const { app } = await givenServer();
  const headers = await givenSignedIn(app, role);
  const add = (payload: object = writtenArrangement, more: object = headers) =>
    app.inject({ method: 'POST', url: `${URL}/arrangements`, headers: { ...more }, payload });
  return { add, headers, read: () => app.inject({ url: URL, headers }) };
}

describe('the calendar at the desk', () => {
  it.each<StaffRole>(['operator', 'policy', 'supervisor', 'admin'])(
    'shows a %s how far it reaches and what is missing',
    async (role) => {
      const { read } = await givenDesk(role);

      expect((await read()).json()).toMatchObject({
        horizon: '2026-12-31',
        warning: expect.stringContaining('2027'),
      });
    },
  );

  it.each<StaffRole>(['policy', 'supervisor', 'admin'])('takes a year of a %s', async (role) => {
    const { add } = await givenDesk(role);

    const response = await add();

    expect(response.statusCode).toBe(201);
    expect(response.json()).toMatchObject({
      horizon: '2027-12-31',
      warning: null,
      years: [{ year: 2027, version: 1, enteredBy: role }],
    });
  });

  it('takes none of an operator, nor without the token of the session', async () => {
    const operator = await givenDesk('operator');
    const policy = await givenDesk('policy');

    const refused = [
      await operator.add(),
      await policy.add(writtenArrangement, { cookie: policy.headers.cookie }),
      await policy.add(writtenArrangement, {}),
    ];

    expect(refused.map((response) => response.json().type)).toEqual([
      '/problems/forbidden',
      '/problems/csrf',
      '/problems/sign-in-required',
    ]);
  });

  it.each([
    { wrong: { notice: ' ' }, keys: ['notice'] },
    { wrong: { holidays: [] }, keys: ['holidays'] },
    { wrong: { holidays: [{ date: '2027-02-30', name: '春节' }] }, keys: ['holidays.0.date'] },
  ])('refuses $wrong', async ({ wrong, keys }) => {
    const { add } = await givenDesk('policy');

    const response = await add({ ...writtenArrangement, ...wrong });

    expect(response.json()).toMatchObject({ status: 400, keys });
  });
});
