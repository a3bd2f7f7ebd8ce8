import { describe, expect, it } from 'vitest';
import { givenServer } from '../../tests/support/test-server.ts';

async function post(url: string, payload: object) {
  const { app } = await givenServer();
  return app.inject({ method: 'POST', url: `/api/v1/${url}`, payload });
}

describe('assessments', () => {
  it('are computed', async () => {
    const response = await post('assessments', { region: '南通', facts: {} });

    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({ region: { code: '320600' } });
  });

  it.each([
    { what: 'an unknown fact', body: { facts: { wealth: 1 } }, keys: ['facts.wealth'] },
    { what: 'a fact of another kind', body: { facts: { age: '70' } }, keys: ['facts.age'] },
    {
      what: 'an unknown key of a home',
      body: { facts: { homes: [{ place: 'rural', size: 1 }] } },
      keys: ['facts.homes.0.size'],
    },
    { what: 'no programme at all', body: { facts: {}, programmes: [] }, keys: ['programmes'] },
    { what: 'no facts', body: {}, keys: ['facts'] },
    {
      what: 'a date that does not exist',
      body: { facts: {}, asOf: '2026-02-30' },
      keys: ['asOf'],
    },
  ])('refuse $what and name it', async ({ body, keys }) => {
    const response = await post('assessments', { region: '南通', ...body });

    expect(response.json()).toMatchObject({ status: 400, keys });
  });

  it('refuse a flood of what is wrong within a moment', async () => {
    const facts = { homes: Array.from({ length: 20_000 }, () => ({ size: 1 })) };

    const response = await post('assessments', { region: '南通', facts });

    expect(response.json()).toMatchObject({ status: 400 });
    expect(response.body.length).toBeLessThan(20_000);
  });

  it('say how a date is written', async () => {
    const response = await post('assessments', { region: '南通', facts: {}, asOf: '2026-2-3' });

    expect(response.json()).toMatchObject({ type: '/problems/invalid-date' });
    expect(response.json().detail).toContain('2026-11-21');
  });

  it('name the places that an ambiguous name may mean', async () => {
    const response = await post('assessments', { region: '鼓楼区', facts: {} });

    expect(response.json()).toMatchObject({ type: '/problems/ambiguous-place', status: 400 });
    expect(response.json().detail).toContain('南京、徐州');
  });
});

describe('search', () => {
  it('finds clauses', async () => {
    const { app } = await givenServer();

    const response = await app.inject('/api/v1/search?q=低保&region=如皋&limit=50');

    expect(response.json().hits).toHaveLength(2);
  });

  it.each([
    { query: 'region=如皋', status: 400, keys: ['q'] },
    { query: 'q=%20&region=如皋', status: 400, keys: ['q'] },
    { query: 'q=低保&limit=0', status: 400, keys: ['limit'] },
    { query: 'q=低保&limit=51', status: 400, keys: ['limit'] },
    { query: 'q=低保&limit=ten', status: 400, keys: ['limit'] },
    { query: 'q=低保&asOf=2026-13-01', status: 400, keys: ['asOf'] },
    { query: `q=${'x'.repeat(2001)}`, status: 413, keys: ['q'] },
  ])('refuses ?$query', async ({ query, status, keys }) => {
    const { app } = await givenServer();

    const response = await app.inject(`/api/v1/search?${query}`);

    expect(response.json()).toMatchObject({ status, keys });
  });

  it('asks for the region when there is none', async () => {
    const { app } = await givenServer();

    const response = await app.inject('/api/v1/search?q=低保');

    expect(response.json()).toMatchObject({ type: '/problems/region-required', status: 400 });
  });
});

describe('deadlines', () => {
  it('are counted', async () => {
    const response = await post('deadlines', {
      start: '2026-11-21T10:00:00+08:00',
      workingDays: 3,
    });

    expect(response.json()).toMatchObject({ certainty: 'official' });
  });

  it.each([
    { start: '2026-11-21', workingDays: 3, type: 'invalid-time' },
    { start: '2026-11-21T10:00:00', workingDays: 3, type: 'invalid-time' },
    { start: '2026-02-30T10:00:00+08:00', workingDays: 3, type: 'invalid-time' },
    { start: '2026-11-21T10:00:00+08:00', workingDays: 0, type: 'invalid-request' },
    { start: '2026-11-21T10:00:00+08:00', workingDays: 1.5, type: 'invalid-request' },
    { start: '2026-11-21T10:00:00+08:00', workingDays: 261, type: 'invalid-request' },
  ])('refuse $start with $workingDays', async ({ start, workingDays, type }) => {
    const response = await post('deadlines', { start, workingDays });

    expect(response.json()).toMatchObject({ type: `/problems/${type}`, status: 400 });
  });
});
