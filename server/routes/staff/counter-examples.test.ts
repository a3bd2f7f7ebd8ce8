import type { FastifyInstance } from 'fastify';
import { describe, expect, it } from 'vitest';
import { counterExamples } from '../../../tests/support/fake-staff.ts';
import { givenServer, givenSignedIn } from '../../../tests/support/test-server.ts';

const [SAMPLE] = counterExamples;
const DECISION = { state: 'rejected', reason: '文件写的是六个月内' };

function decide(app: FastifyInstance, headers: Record<string, string>, payload: object = DECISION) {
  const url = `/api/v1/staff/counter-examples/${SAMPLE?.id}/decision`;
  return app.inject({ method: 'POST', url, headers, payload });
}

describe('deciding a counter-example', () => {
  it.each(['policy', 'supervisor', 'admin'] as const)('is for %s', async (role) => {
    const { app } = await givenServer();
    const headers = await givenSignedIn(app, role);

    const response = await decide(app, headers);

    expect(response.statusCode).toBe(204);
    const listed = await app.inject({ url: '/api/v1/staff/counter-examples', headers });
    expect(listed.json()[0]).toMatchObject({ ...DECISION, decidedBy: role });
  });

  it('is not for operators', async () => {
    const { app } = await givenServer();

    const response = await decide(app, await givenSignedIn(app, 'operator'));

    expect(response.json()).toMatchObject({ type: '/problems/forbidden', status: 403 });
  });

  it('is not for anybody who has not signed in', async () => {
    const { app } = await givenServer();

    expect((await decide(app, {})).json()).toMatchObject({ type: '/problems/sign-in-required' });
  });

  it('needs the token of the session', async () => {
    const { app } = await givenServer();
    const { cookie } = await givenSignedIn(app, 'policy');

    expect((await decide(app, { cookie })).json()).toMatchObject({ type: '/problems/csrf' });
  });

  it('needs a reason', async () => {
    const { app } = await givenServer();
    const headers = await givenSignedIn(app, 'policy');

    const response = await decide(app, headers, { state: 'accepted', reason: ' ' });

    expect(response.json()).toMatchObject({ status: 400, keys: ['reason'] });
  });

  it('happens once', async () => {
    const { app } = await givenServer();
    const headers = await givenSignedIn(app, 'policy');
    await decide(app, headers);

    expect((await decide(app, headers)).json()).toMatchObject({ type: '/problems/stale-version' });
  });

  it('knows no other id', async () => {
    const { app } = await givenServer();
    const headers = await givenSignedIn(app, 'policy');

    const url = '/api/v1/staff/counter-examples/nothing/decision';
    const response = await app.inject({ method: 'POST', url, headers, payload: DECISION });

    expect(response.statusCode).toBe(404);
  });
});
