import { describe, expect, it } from 'vitest';
import { givenServer } from '../../tests/support/test-server.ts';

describe('looking a ticket up', () => {
  it('shows where it stands and nothing else', async () => {
    const { app } = await givenServer();

    const response = await app.inject('/api/v1/tickets/JZ20261121-0007?code=7KQ4MXRA');

    expect(Object.keys(response.json()).sort()).toEqual([
      'deadline',
      'dueAt',
      'kind',
      'nextStep',
      'number',
      'region',
      'status',
    ]);
  });

  it.each(['', '?code=', '?code=WRONG'])('finds nothing with "%s"', async (query) => {
    const { app } = await givenServer();

    const response = await app.inject(`/api/v1/tickets/JZ20261121-0007${query}`);

    expect(response.json()).toMatchObject({ type: '/problems/ticket-not-found', status: 404 });
  });
});
