import { describe, expect, it } from 'vitest';
import type { DutyNotice, Shift, WrittenShift } from '../../../src/contracts/duty.ts';
import type { StaffRole } from '../../../src/contracts/staff.ts';
import { givenServer, givenSignedIn } from '../../../tests/support/test-server.ts';

const STAFF = '/api/v1/staff';

const written: WrittenShift = {
  level: 'duty',
  region: '如皋市',
  name: '王建国',
  email: 'wang@example.invalid',
  phone: null,
  startsAt: '2026-11-21T08:00:00+08:00',
  endsAt: '2026-11-22T08:00:00+08:00',
};

async function givenDesk(role: StaffRole) {
  const { app } = await givenServer();
  const headers = await givenSignedIn(app, role);
  const get = (path: string) => app.inject({ url: `${STAFF}${path}`, headers });
  const post = (path: string, payload?: object, more: object = headers) =>
    app.inject({
      method: 'POST',
      url: `${STAFF}${path}`,
      headers: { ...more },
      ...(payload === undefined ? {} : { payload }),
    });
  return { headers, get, post };
}

describe('notices', () => {
  it.each<StaffRole>(['operator', 'supervisor', 'admin'])(
    'are read and acknowledged by a %s',
    async (role) => {
      const { get, post } = await givenDesk(role);
      const [first, ...rest] = (await get('/notices')).json<DutyNotice[]>();

      const response = await post(`/tickets/${first?.ticketId}/acknowledgements`);

      expect(response.statusCode).toBe(200);
      expect(response.json()).toMatchObject({ id: first?.ticketId });
      expect((await get('/notices')).json()).toEqual(rest);
    },
  );

  it('are closed to policy staff', async () => {
    const { get } = await givenDesk('policy');

    expect((await get('/notices')).json()).toMatchObject({ type: '/problems/forbidden' });
  });

  it.each([
    '/presence',
    '/shifts',
    '/tickets/33333333-3333-4333-8333-333333333331/acknowledgements',
  ])('take nothing at %s without the token of the session', async (path) => {
    const { headers, post } = await givenDesk('admin');

    const response = await post(path, undefined, { cookie: headers.cookie });

    expect(response.json()).toMatchObject({ type: '/problems/csrf', status: 403 });
  });

  it('of an unknown ticket is a 404', async () => {
    const { post } = await givenDesk('operator');

    const response = await post('/tickets/33333333-3333-4333-8333-333333333339/acknowledgements');

    expect(response.json()).toMatchObject({ type: '/problems/ticket-not-found', status: 404 });
  });
});

describe('the roster', () => {
  it('is kept by a supervisor and read by operators', async () => {
    const { get, post } = await givenDesk('supervisor');

    const added = (await post('/shifts', written)).json<Shift>();
    const listed = (await get('/shifts')).json<Shift[]>();
    const removed = await post(`/shifts/${added.id}/removals`);

    expect(listed).toMatchObject([{ name: '王建国', email: written.email, phone: null }]);
    expect(removed.statusCode).toBe(204);
    expect((await get('/shifts')).json()).toEqual([]);
  });

  it('is not changed by operators', async () => {
    const { get, post } = await givenDesk('operator');

    expect((await post('/shifts', written)).statusCode).toBe(403);
    expect((await get('/shifts')).statusCode).toBe(200);
  });

  it.each([
    { what: 'a mail address that is none', wrong: { email: 'wang' } },
    { what: 'a number with letters', wrong: { phone: 'call me' } },
    { what: 'no name', wrong: { name: ' ' } },
    { what: 'a level that is none', wrong: { level: 'minister' } },
    { what: 'a moment without its offset', wrong: { endsAt: '2026-11-22T08:00:00' } },
    { what: 'an unknown key', wrong: { colour: 'red' } },
  ])('refuses $what', async ({ wrong }) => {
    const { post } = await givenDesk('supervisor');

    expect((await post('/shifts', { ...written, ...wrong })).statusCode).toBe(400);
  });
});

it('hears that somebody is there', async () => {
  const { post } = await givenDesk('operator');

  expect((await post('/presence')).statusCode).toBe(204);
});
