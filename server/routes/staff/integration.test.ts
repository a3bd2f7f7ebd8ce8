import { describe, expect, it } from 'vitest';
import type { StaffRole } from '../../../src/contracts/staff.ts';
import { givenServer, givenSignedIn } from '../../../tests/support/test-server.ts';

async function givenDesk(role: StaffRole = 'supervisor') {
  const { app } = await givenServer();
  const headers = await givenSignedIn(app, role);
  const get = (path: string) => app.inject({ url: `/api/v1/staff${path}`, headers });
  const post = (path: string, payload: object = {}, more: object = headers) =>
    app.inject({ method: 'POST', url: `/api/v1/staff${path}`, headers: { ...more }, payload });
  return { headers, get, post };
}

const token = { name: '民政', scopes: ['read'] };

describe('the integration', () => {
  it('shows what did not arrive, and sends it again', async () => {
    const { get, post } = await givenDesk();

    expect((await get('/integration')).json()).toMatchObject({ dead: 1 });
    expect((await post('/integration/resends')).json()).toEqual({ count: 1 });

    expect((await get('/integration')).json()).toMatchObject({
      dead: 0,
      actions: [{ actor: 'supervisor', what: 'resent', count: 1 }],
    });
  });

  it.each<StaffRole>(['operator', 'policy'])('is closed to the role %s', async (role) => {
    const { get, post } = await givenDesk(role);

    for (const response of [
      await get('/integration'),
      await get('/tickets/export?format=csv'),
      await get('/integration-tokens'),
      await post('/integration/resends'),
      await post('/integration-tokens', token),
    ])
      expect(response.json()).toMatchObject({ type: '/problems/forbidden', status: 403 });
  });

  it('changes nothing without the token of the session', async () => {
    const { headers, post } = await givenDesk('admin');

    for (const path of ['/integration/resends', '/integration-tokens'])
      expect((await post(path, {}, { cookie: headers.cookie })).json()).toMatchObject({
        type: '/problems/csrf',
      });
  });
});

describe('tokens', () => {
  it('are shown once and taken back by administrators', async () => {
    const { get, post } = await givenDesk('admin');

    const created = await post('/integration-tokens', token);
    const { id, secret } = created.json();
    const revoked = await post(`/integration-tokens/${id}/revocations`);

    expect(created.statusCode).toBe(201);
    expect(secret).toMatch(/^warmline_/);
    expect(revoked.json()).toMatchObject({ id, revokedBy: 'admin' });
    expect((await get('/integration-tokens')).json()).toMatchObject([{ id, name: '民政' }]);
    expect((await get('/integration-tokens')).body + revoked.body).not.toContain(secret);
  });

  it('are not the supervisors’ to give', async () => {
    const { get, post } = await givenDesk('supervisor');

    for (const response of [
      await get('/integration-tokens'),
      await post('/integration-tokens', token),
    ])
      expect(response.json()).toMatchObject({ type: '/problems/forbidden' });
  });

  it.each([
    ['nothing', { ...token, scopes: [] }],
    ['everything', { ...token, scopes: ['all'] }],
    ['nobody', { ...token, name: ' ' }],
  ])('for %s are refused', async (_, wanted) => {
    const { post } = await givenDesk('admin');

    expect((await post('/integration-tokens', wanted)).statusCode).toBe(400);
  });

  it('that do not exist are not found', async () => {
    const { post } = await givenDesk('admin');

    for (const id of ['nothing', '00000000-0000-4000-8000-000000000000'])
      expect((await post(`/integration-tokens/${id}/revocations`)).statusCode).toBe(404);
  });
});

describe('a file of changes', () => {
  const change = {
    externalId: 'A-1',
    number: 'JZ20261121-0003',
    to: 'received',
    at: '2026-11-21T10:00:00+08:00',
    actor: '王办事员',
  };
  const seen = { ...change, version: 2 };

  it('is looked at, and then done by an administrator', async () => {
    const { get, post } = await givenDesk('admin');

    const preview = await post('/integration/import-previews', { text: JSON.stringify([change]) });
    const done = await post('/integration/imports', { changes: [seen, seen] });

    expect(preview.json().rows).toMatchObject([
      { line: 2, outcome: 'accepted', version: 2 },
      { line: 3, outcome: 'accepted' },
      { line: 4, outcome: 'refused', reason: expect.stringMatching(/。$/) },
      { line: 5, outcome: 'refused', change: null },
    ]);
    expect(done.json().outcomes).toMatchObject([{ outcome: 'accepted' }, { outcome: 'refused' }]);
    expect((await get('/integration')).json().actions).toMatchObject([
      { actor: 'admin', what: 'imported', count: 1 },
    ]);
  });

  it('may have two hundred long rows', async () => {
    const { post } = await givenDesk('admin');
    const long = { ...seen, reason: '因'.repeat(500) };

    const done = await post('/integration/imports', { changes: Array(200).fill(long) });

    expect(done.statusCode).toBe(200);
  });

  it.each([
    ['the version that was seen', { changes: [change] }],
    ['any row', { changes: [] }],
  ])('is refused without %s', async (_, body) => {
    const { post } = await givenDesk('admin');

    expect((await post('/integration/imports', body)).statusCode).toBe(400);
  });

  it.each<StaffRole>(['operator', 'policy', 'supervisor'])('is not a %s’s', async (role) => {
    const { post } = await givenDesk(role);

    for (const response of [
      await post('/integration/import-previews', { text: '[]' }),
      await post('/integration/imports', { changes: [seen] }),
      await post('/integration/closings', { ids: [], reason: '' }),
    ])
      expect(response.json()).toMatchObject({ type: '/problems/forbidden' });
  });
});

describe('what did not arrive', () => {
  const ids = ['55555555-5555-4555-8555-555555555551'];

  it('is closed with a reason', async () => {
    const { get, post } = await givenDesk('admin');

    const closed = await post('/integration/closings', { ids, reason: '对方已经手工登记' });

    expect(closed.json()).toEqual({ count: 1 });
    expect((await get('/integration')).json()).toMatchObject({ dead: 0, closed: 1 });
  });

  it.each([{ ids }, { ids, reason: ' ' }, { reason: '对方已经手工登记' }])(
    'is refused for %j',
    async (body) => {
      const { post } = await givenDesk('admin');

      expect((await post('/integration/closings', body)).statusCode).toBe(400);
    },
  );
});

describe('what happened before sending began', () => {
  it('is sent from a day on where an administrator says so', async () => {
    const { post } = await givenDesk('admin');

    const sent = await post('/integration/backfills', { from: '2026-11-01' });

    expect(sent.json()).toEqual({ count: 12 });
  });

  it.each([
    { role: 'supervisor' as const, body: { from: '2026-11-01' }, status: 403 },
    { role: 'admin' as const, body: { from: '2026-13-01' }, status: 400 },
    { role: 'admin' as const, body: {}, status: 400 },
  ])('is refused to $role for $body', async ({ role, body, status }) => {
    const { post } = await givenDesk(role);

    expect((await post('/integration/backfills', body)).statusCode).toBe(status);
  });
});

describe('a file of tickets', () => {
  it.each([
    ['csv', 'text/csv; charset=utf-8'],
    ['json', 'application/json; charset=utf-8'],
  ])('leaves as %s', async (format, type) => {
    const { get } = await givenDesk();

    const response = await get(`/tickets/export?format=${format}&status=paid,refused&overdue=true`);

    expect(response.headers).toMatchObject({
      'content-type': type,
      'content-disposition': `attachment; filename="tickets.${format}"`,
    });
    expect(response.body).toBe('first,second\r\n');
  });

  it.each(['', '?format=xls', '?format=csv&limit=5', '?format=csv&region=不存在的地方'])(
    'is refused for %j before anything leaves',
    async (query) => {
      const { get } = await givenDesk();

      const response = await get(`/tickets/export${encodeURI(query)}`);

      expect(response.statusCode).toBe(400);
      expect(response.headers['content-type']).toMatch(/problem\+json/);
    },
  );
});
