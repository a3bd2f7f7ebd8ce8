import { describe, expect, it } from 'vitest';
import type { StaffRole } from '../../../src/contracts/staff.ts';
import { givenServer, givenSignedIn } from '../../../tests/support/test-server.ts';

const CASES = ['conversations', 'tickets'];
const KNOWLEDGE = ['documents', 'documents/d-001/clauses', 'counter-examples'];
const SEARCH = 'search?q=低保&region=如皋';

const TABLE: readonly { role: StaffRole; sees: string[]; isRefused: string[] }[] = [
  { role: 'operator', sees: [...CASES, SEARCH], isRefused: [...KNOWLEDGE] },
  { role: 'policy', sees: [...KNOWLEDGE, SEARCH], isRefused: [...CASES, 'events'] },
  { role: 'supervisor', sees: [...CASES, ...KNOWLEDGE, SEARCH], isRefused: [] },
  { role: 'admin', sees: [...CASES, ...KNOWLEDGE, SEARCH], isRefused: [] },
];

describe.each(TABLE)('somebody of the role $role', ({ role, sees, isRefused }) => {
  it.each(sees)('sees %s', async (path) => {
    const { app } = await givenServer();
    const headers = await givenSignedIn(app, role);

    const response = await app.inject({ url: `/api/v1/staff/${path}`, headers });

    expect(response.statusCode).toBe(200);
  });

  it.for(isRefused)('is refused %s', async (path) => {
    const { app } = await givenServer();
    const headers = await givenSignedIn(app, role);

    const response = await app.inject({ url: `/api/v1/staff/${path}`, headers });

    expect(response.json()).toMatchObject({ type: '/problems/forbidden', status: 403 });
  });
});

describe('staff routes', () => {
  it.each([...CASES, ...KNOWLEDGE, SEARCH, 'events'])('show %s to nobody else', async (path) => {
    const { app } = await givenServer();

    const response = await app.inject(`/api/v1/staff/${path}`);

    expect(response.json()).toMatchObject({ type: '/problems/sign-in-required', status: 401 });
  });

  it('keep the code of a ticket with the citizen', async () => {
    const { app } = await givenServer();
    const headers = await givenSignedIn(app, 'operator');

    const response = await app.inject({ url: '/api/v1/staff/tickets', headers });

    expect(response.json().tickets[0]).not.toHaveProperty('code');
  });

  it('know no conversation of another name', async () => {
    const { app } = await givenServer();
    const headers = await givenSignedIn(app, 'operator');

    const response = await app.inject({ url: '/api/v1/staff/conversations/nothing', headers });

    expect(response.statusCode).toBe(404);
  });
});
