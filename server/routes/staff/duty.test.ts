import { describe, expect, it } from 'vitest';
import type {
  DutyNotice,
  Shift,
  WeeklyShift,
  WrittenShift,
  WrittenWeeklyShift,
} from '../../../src/contracts/duty.ts';
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

  it('of the coming days is read by operators, with the hours when nobody is there', async () => {
    const { get } = await givenDesk('operator');

    expect((await get('/duty-days')).json()).toMatchObject([
      { date: '2026-11-21', spans: [{ who: { name: '王建国' } }, { begins: '20:00', who: null }] },
    ]);
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

describe('the weekly roster', () => {
  const weekly: WrittenWeeklyShift = {
    ...{ level: 'duty', region: null, name: '王建国', email: null, phone: '000-0000000' },
    ...{ weekdays: [5, 1, 5], begins: '20:00', ends: '08:00' },
    ...{ validFrom: '2026-11-20', validUntil: null },
  };
  const instead = { name: '李明', email: null, phone: null };

  it('is kept by a supervisor, with what is different on single days', async () => {
    const { get, post } = await givenDesk('supervisor');

    const { id, weekdays } = (await post('/weekly-shifts', weekly)).json<WeeklyShift>();
    const excepted = await post(`/weekly-shifts/${id}/exceptions`, { on: '2026-11-27', instead });
    const [listed] = (await get('/weekly-shifts')).json<WeeklyShift[]>();
    const back = await post(`/shift-exceptions/${listed?.exceptions[0]?.id}/removals`);

    expect(weekdays).toEqual([1, 5]);
    expect(excepted.statusCode).toBe(204);
    expect(listed).toMatchObject({ exceptions: [{ on: '2026-11-27', name: '李明' }] });
    expect(back.statusCode).toBe(204);
    expect((await get('/weekly-shifts')).json()).toMatchObject([{ id, exceptions: [] }]);
    expect((await post(`/shifts/${id}/removals`)).statusCode).toBe(204);
    expect((await get('/weekly-shifts')).json()).toEqual([]);
  });

  it('is read by operators and not changed by them', async () => {
    const { get, post } = await givenDesk('operator');
    const id = '77777777-7777-4777-8777-777777777770';

    expect((await get('/weekly-shifts')).statusCode).toBe(200);
    for (const response of [
      await post('/weekly-shifts', weekly),
      await post(`/weekly-shifts/${id}/exceptions`, { on: '2026-11-27', instead: null }),
      await post(`/shift-exceptions/${id}/removals`),
    ])
      expect(response.statusCode).toBe(403);
  });

  it('is closed to policy staff', async () => {
    const { get } = await givenDesk('policy');

    expect((await get('/weekly-shifts')).statusCode).toBe(403);
  });

  it.each([
    { what: 'no weekday', wrong: { weekdays: [] } },
    { what: 'an eighth weekday', wrong: { weekdays: [8] } },
    { what: 'a time that is none', wrong: { begins: '24:00' } },
    { what: 'a date that is none', wrong: { validFrom: '2026-02-30' } },
    { what: 'an unknown key', wrong: { startsAt: '2026-11-21T08:00:00+08:00' } },
  ])('refuses $what', async ({ wrong }) => {
    const { post } = await givenDesk('supervisor');

    expect((await post('/weekly-shifts', { ...weekly, ...wrong })).statusCode).toBe(400);
  });
});

it('hears that somebody is there', async () => {
  const { post } = await givenDesk('operator');

  expect((await post('/presence')).statusCode).toBe(204);
});
