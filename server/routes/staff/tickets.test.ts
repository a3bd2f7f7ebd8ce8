import { describe, expect, it } from 'vitest';
import type { StaffRole } from '../../../src/contracts/staff.ts';
import { tickets } from '../../../tests/support/fake-staff.ts';
import { givenServer, givenSignedIn } from '../../../tests/support/test-server.ts';

const URL = `/api/v1/staff/tickets/${tickets[0]?.id}`;
const told = { at: '2026-11-21T09:00:00+08:00', how: 'phone' };
const CHANGES = [
  { what: 'moves', said: { to: 'dispatched' }, comesTo: { status: 'dispatched' } },
  { what: 'changes', said: { assignee: 'li' }, comesTo: { assignee: 'li' } },
  { what: 'pauses', said: { evidence: '等证明', told }, comesTo: { pause: { since: told.at } } },
  { what: 'resumptions', said: {}, comesTo: { pause: { since: null } } },
];

async function givenDesk(role: StaffRole = 'operator') {
  const { app } = await givenServer();
  const headers = await givenSignedIn(app, role);
  const post = (path: string, payload: object, more: object = headers) =>
    app.inject({ method: 'POST', url: `${URL}/${path}`, headers: { ...more }, payload });
  const get = (path = '') => app.inject({ url: `${URL}${path}`, headers });
  return { app, headers, post, get };
}

describe('work on a ticket', () => {
  it.each(CHANGES)(
    '$what: answers with the ticket as it stands then',
    async ({ what, said, comesTo }) => {
      const { post } = await givenDesk();

      const response = await post(what, { version: 1, ...said });

      expect(response.statusCode).toBe(200);
      expect(response.json()).toMatchObject({ ...comesTo, version: 2 });
      expect(response.json().events.at(-1)).toMatchObject({ actor: 'operator' });
    },
  );

  it.each(CHANGES)('$what: is closed to policy staff', async ({ what, said }) => {
    const { post } = await givenDesk('policy');

    const response = await post(what, { version: 1, ...said });

    expect(response.json()).toMatchObject({ type: '/problems/forbidden', status: 403 });
  });

  it.each(CHANGES)(
    '$what: needs somebody signed in, with the token of the session',
    async ({ what, said }) => {
      const { headers, post } = await givenDesk();
      const wanted = { version: 1, ...said };

      const [nobody, foreign] = [
        await post(what, wanted, {}),
        await post(what, wanted, { cookie: headers.cookie }),
      ];

      expect(nobody.json()).toMatchObject({ type: '/problems/sign-in-required', status: 401 });
      expect(foreign.json()).toMatchObject({ type: '/problems/csrf', status: 403 });
    },
  );

  it('decided on an old version is refused with how the ticket stands now', async () => {
    const { post } = await givenDesk();
    await post('moves', { version: 1, to: 'dispatched' });

    const response = await post('moves', { version: 1, to: 'received' });

    expect(response.json()).toMatchObject({
      type: '/problems/stale-version',
      status: 409,
      current: { version: 2, status: 'dispatched' },
    });
  });

  it.each([
    { wrong: 'no version', path: 'moves', said: { to: 'paid' }, type: 'missing-key' },
    {
      wrong: 'no status',
      path: 'moves',
      said: { version: 1, to: 'gone' },
      type: 'invalid-request',
    },
    {
      wrong: 'an unknown key',
      path: 'moves',
      said: { version: 1, to: 'paid', note: '' },
      type: 'unknown-key',
    },
    { wrong: 'no evidence', path: 'pauses', said: { version: 1, told }, type: 'missing-key' },
    {
      wrong: 'nobody told',
      path: 'pauses',
      said: { version: 1, evidence: '等证明' },
      type: 'missing-key',
    },
  ])('refuses $wrong', async ({ path, said, type }) => {
    const { post } = await givenDesk();

    expect((await post(path, said)).json()).toMatchObject({
      type: `/problems/${type}`,
      status: 400,
    });
  });
});

describe('a ticket', () => {
  it('is read with its events and what may be done now', async () => {
    const { get } = await givenDesk();

    const response = await get();

    expect(response.json()).toMatchObject({
      events: [{ what: 'opened' }],
      moves: [{ to: 'dispatched', needsReason: false }, { to: 'transferred' }],
    });
    expect(response.json()).not.toHaveProperty('code');
  });

  it('of another id is not found', async () => {
    const { app, headers } = await givenDesk();

    for (const id of ['nothing', '00000000-0000-4000-8000-000000000000']) {
      const response = await app.inject({ url: `/api/v1/staff/tickets/${id}`, headers });
      expect(response.statusCode).toBe(404);
    }
  });
});

describe('the list of tickets', () => {
  it('takes filters, an order and a place to go on from', async () => {
    const { app, headers } = await givenDesk();
    const query =
      'status=accepted,returned&region=如皋&kind=clue&green=true&overdue=false&assignee=li&sort=newest&limit=10';

    const response = await app.inject({ url: `/api/v1/staff/tickets?${query}`, headers });

    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({ tickets: { length: 2 }, next: null });
  });

  it.each(['status=gone', 'limit=1000', 'sort=any', 'overdue=yes', 'page=2'])(
    'refuses %s',
    async (query) => {
      const { app, headers } = await givenDesk();

      const response = await app.inject({ url: `/api/v1/staff/tickets?${query}`, headers });

      expect(response.statusCode).toBe(400);
    },
  );
});
