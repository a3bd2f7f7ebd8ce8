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

describe('looking a ticket up with the code in the body', () => {
  it.each([
    { code: '7KQ4MXRA', status: 200 },
    { code: 'WRONG', status: 404 },
    { code: '', status: 404 },
  ])('answers $status to "$code"', async ({ code, status }) => {
    const { app } = await givenServer();
    const url = '/api/v1/tickets/JZ20261121-0007/look-ups';

    const response = await app.inject({ method: 'POST', url, payload: { code } });

    expect(response.statusCode).toBe(status);
  });
});

describe('moving a ticket with its code', () => {
  const move = async (payload: object) => {
    const { app } = await givenServer();
    const url = '/api/v1/tickets/JZ20261121-0007/moves';
    return (await app.inject({ method: 'POST', url, payload })).json();
  };

  it('takes it back', async () => {
    const moved = await move({ code: '7KQ4MXRA', to: 'withdrawn', reason: '亲戚接走了' });

    expect(moved).toMatchObject({ number: 'JZ20261121-0007', status: 'withdrawn' });
  });

  it.each([
    { wrong: 'a code', said: { code: 'WRONG', to: 'withdrawn', reason: '不用了' }, status: 404 },
    { wrong: 'a step of staff', said: { code: '7KQ4MXRA', to: 'paid', reason: '好' }, status: 400 },
    { wrong: 'no reason', said: { code: '7KQ4MXRA', to: 'withdrawn', reason: ' ' }, status: 400 },
  ])('refuses $wrong', async ({ said, status }) => {
    expect(await move(said)).toMatchObject({ status });
  });
});
