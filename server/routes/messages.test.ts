import { describe, expect, it } from 'vitest';
import { bearer, givenConversation, givenServer } from '../../tests/support/test-server.ts';

async function givenGreeting() {
  const { app } = await givenServer();
  const { token, reply } = await givenConversation(app);
  const giveFeedback = (
    payload: object,
    { id = reply.id, headers = bearer(token) as Record<string, string> } = {},
  ) => app.inject({ method: 'POST', url: `/api/v1/messages/${id}/feedback`, headers, payload });
  return { giveFeedback };
}

describe('feedback', () => {
  it('is taken', async () => {
    const { giveFeedback } = await givenGreeting();

    const response = await giveFeedback({ helpful: false, comment: '没听懂' });

    expect(response.statusCode).toBe(204);
  });

  it('needs the token of the conversation', async () => {
    const { giveFeedback } = await givenGreeting();

    expect((await giveFeedback({ helpful: true }, { headers: {} })).statusCode).toBe(401);
    expect((await giveFeedback({ helpful: true }, { headers: bearer('x') })).statusCode).toBe(401);
  });

  it('knows no message of another name', async () => {
    const { giveFeedback } = await givenGreeting();

    const response = await giveFeedback({ helpful: true }, { id: 'nothing' });

    expect(response.json()).toMatchObject({ type: '/problems/message-not-found', status: 404 });
  });

  it('says which key is missing', async () => {
    const { giveFeedback } = await givenGreeting();

    const response = await giveFeedback({});

    expect(response.json()).toMatchObject({ type: '/problems/missing-key', keys: ['helpful'] });
  });

  it('refuses a comment that is too long with 413', async () => {
    const { giveFeedback } = await givenGreeting();

    const response = await giveFeedback({ helpful: true, comment: '好'.repeat(2001) });

    expect(response.statusCode).toBe(413);
  });
});
