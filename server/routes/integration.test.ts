import { describe, expect, it } from 'vitest';
import { READ_TOKEN, WRITE_TOKEN } from '../../tests/support/fake-integration.ts';
import { bearer, givenServer } from '../../tests/support/test-server.ts';

const change = {
  externalId: 'X-1',
  number: 'WL20261121-0001',
  to: 'dispatched',
  at: '2026-11-21T10:00:00+08:00',
  actor: '张办事员',
};

async function givenMachine() {
  const { app } = await givenServer();
  const read = (query = '', headers: object = bearer(READ_TOKEN)) =>
    app.inject({ url: `/api/v1/integration/ticket-events${query}`, headers: { ...headers } });
  const write = (payload: object, headers: object = bearer(WRITE_TOKEN)) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/integration/ticket-changes',
      headers: { ...headers },
      payload,
    });
  return { app, read, write };
}

describe('another system', () => {
  it('reads the events behind its cursor', async () => {
    const { read } = await givenMachine();

    const response = await read('?after=abc&limit=5');

    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ events: [], next: 'abc', hasMore: false });
  });

  it('hears of each change what became of it', async () => {
    const { write } = await givenMachine();

    const response = await write({ changes: [change] });

    expect(response.json()).toMatchObject({
      outcomes: [{ externalId: 'X-1', outcome: 'accepted', status: 'dispatched' }],
    });
  });

  it.each([
    ['no token', {}],
    ['a foreign token', bearer('warmline_foreign')],
    ['a token in another form', { authorization: READ_TOKEN }],
  ])('with %s gets in nowhere, and learns nothing of what would be taken', async (_, headers) => {
    const { read, write } = await givenMachine();

    for (const response of [await read('?limit=none', headers), await write({ x: 1 }, headers)]) {
      expect(response.json()).toMatchObject({ type: '/problems/integration-token', status: 401 });
      expect(response.headers['www-authenticate']).toBe('Bearer');
    }
  });

  it('does only what its token is for', async () => {
    const { read, write } = await givenMachine();

    for (const response of [
      await read('', bearer(WRITE_TOKEN)),
      await write({ changes: [change] }, bearer(READ_TOKEN)),
    ])
      expect(response.json()).toMatchObject({ type: '/problems/integration-scope', status: 403 });
  });

  it.each([
    ['nothing', { changes: [] }, 'invalid-request'],
    ['words of nothing but NUL', { changes: [{ ...change, actor: '\0' }] }, 'invalid-request'],
    ['too many', { changes: Array.from({ length: 201 }, () => change) }, 'invalid-request'],
    ['an unknown status', { changes: [{ ...change, to: 'gone' }] }, 'invalid-request'],
    ['no id', { changes: [{ ...change, externalId: undefined }] }, 'missing-key'],
    ['a time without zone', { changes: [{ ...change, at: '2026-11-21 10:00' }] }, 'invalid-time'],
    ['an unknown key', { changes: [change], dry: true }, 'unknown-key'],
  ])('is refused %s, as a whole', async (_, body, type) => {
    const { write } = await givenMachine();

    expect((await write(body)).json()).toMatchObject({ type: `/problems/${type}`, status: 400 });
  });
});
