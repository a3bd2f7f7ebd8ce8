import { describe, expect, it } from 'vitest';
import type { AnswerCard } from '../../../src/contracts/cards.ts';
import type { StaffRole } from '../../../src/contracts/staff.ts';
import { givenServer, givenSignedIn } from '../../../tests/support/test-server.ts';

const URL = '/api/v1/staff/cards';

async function givenDesk(role: StaffRole = 'policy') {
  const { app } = await givenServer();
  const headers = await givenSignedIn(app, role);
  const list = (more: object = headers) => app.inject({ url: URL, headers: { ...more } });
  const review = (payload: object, { id = 'sample-materials', more = headers as object } = {}) =>
    app.inject({
      method: 'POST',
      url: `${URL}/${id}/reviews`,
      headers: { ...more },
      payload,
    });
  return { headers, list, review };
}

const SEEN = { fingerprint: 'as-shown' };

describe('the desk for answer cards', () => {
  it.each<StaffRole>(['policy', 'admin'])('takes the review of a %s', async (role) => {
    const { list, review } = await givenDesk(role);

    const response = await review(SEEN);

    expect(response.json()).toMatchObject({ state: 'in_service', lastReview: { by: role } });
    expect((await list()).json<AnswerCard[]>()[0]).toMatchObject({ isReviewed: true });
  });

  it('lets a supervisor read, and not review', async () => {
    const { list, review } = await givenDesk('supervisor');

    expect((await list()).json()).toHaveLength(2);
    expect((await review(SEEN)).json()).toMatchObject({ type: '/problems/forbidden', status: 403 });
  });

  it('is closed to operators, for reading as well', async () => {
    const { list, review } = await givenDesk('operator');

    expect((await list()).statusCode).toBe(403);
    expect((await review(SEEN)).statusCode).toBe(403);
  });

  it('is closed to whoever is not signed in', async () => {
    const { list } = await givenDesk();

    expect((await list({})).json()).toMatchObject({ type: '/problems/sign-in-required' });
  });

  it('takes no review without the token of the session', async () => {
    const { headers, review } = await givenDesk();

    const response = await review(SEEN, { more: { cookie: headers.cookie } });

    expect(response.json()).toMatchObject({ type: '/problems/csrf', status: 403 });
  });

  it.each([
    { what: 'that does not say what was seen', said: {}, type: 'missing-key', status: 400 },
    { what: 'of nothing', said: { fingerprint: '' }, type: 'invalid-request', status: 400 },
    { what: 'with more to it', said: { ...SEEN, note: '' }, type: 'unknown-key', status: 400 },
    { what: 'of another text', said: { fingerprint: 'old' }, type: 'stale-version', status: 409 },
  ])('refuses a review $what, in plain words', async ({ said, type, status }) => {
    const { review } = await givenDesk();

    const response = await review(said);

    expect(response.json()).toMatchObject({ type: `/problems/${type}`, status });
    expect(response.json().detail).toMatch(/^[^{}]*\p{Script=Han}[^{}]*$/u);
  });

  it('knows no other card', async () => {
    const { review } = await givenDesk();

    expect((await review(SEEN, { id: 'nothing' })).statusCode).toBe(404);
  });
});
