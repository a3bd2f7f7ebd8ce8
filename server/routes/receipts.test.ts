import { describe, expect, it } from 'vitest';
import { receipt } from '../../tests/support/fake-receipts.ts';
import {
  bearer,
  givenConversation,
  givenServer,
  givenSignedIn,
} from '../../tests/support/test-server.ts';

const url = `/api/v1/receipts/${receipt.code}`;

describe('a receipt', () => {
  it.each(['operator', 'supervisor', 'admin'] as const)('is read by an %s', async (role) => {
    const { app } = await givenServer();

    const response = await app.inject({ url, headers: await givenSignedIn(app, role) });

    expect(response.json()).toEqual(receipt);
  });

  it('is not for policy staff, who read no cases', async () => {
    const { app } = await givenServer();

    const response = await app.inject({ url, headers: await givenSignedIn(app, 'policy') });

    expect(response.statusCode).toBe(403);
  });

  it('is read by the citizen with the token of the conversation', async () => {
    const { app } = await givenServer();
    const { token } = await givenConversation(app);

    const response = await app.inject({ url, headers: bearer(token) });

    expect(response.json()).toEqual(receipt);
  });

  it('does not exist for another token', async () => {
    const { app } = await givenServer();

    const response = await app.inject({ url, headers: bearer('another') });

    expect(response.json()).toMatchObject({ type: '/problems/receipt-not-found', status: 404 });
  });

  it('is not for anybody without token or session', async () => {
    const { app } = await givenServer();

    expect((await app.inject({ url })).statusCode).toBe(401);
  });

  it('is not found under another code', async () => {
    const { app } = await givenServer();
    const headers = await givenSignedIn(app, 'operator');

    expect((await app.inject({ url: '/api/v1/receipts/none', headers })).statusCode).toBe(404);
  });
});
