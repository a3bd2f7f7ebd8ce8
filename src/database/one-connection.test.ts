import { EventEmitter } from 'node:events';
import type pg from 'pg';
import { describe, expect, it } from 'vitest';
import { DatabaseUnavailableError } from './database-unavailable.ts';
import { onOneConnection } from './one-connection.ts';

/** A pool whose only connection is ended by the server in the very moment in which it is handed out. */
function givenPool() {
  const given = { statements: [] as string[], released: undefined as unknown };
  const client = Object.assign(new EventEmitter(), {
    query: async (text: string) => {
      given.statements.push(text);
      return { command: '', rows: [] };
    },
    release: (broken: unknown) => {
      given.released = broken;
    },
  });
  const ended = Object.assign(new Error('terminating connection due to administrator command'), {
    code: '57P01',
  });
  const connect = (given?: (error: undefined, one: typeof client) => void) => {
    const handedOut = given === undefined ? Promise.resolve(client) : given(undefined, client);
    client.emit('error', ended);
    return handedOut;
  };
  return { pool: { connect } as unknown as pg.Pool, given };
}

describe('a connection that ends in the moment in which it is handed out', () => {
  it('fails what was to run on it as a store that is away, and not the process', async () => {
    const { pool, given } = givenPool();

    const failed = onOneConnection(pool, (run) => run('begin'));

    await expect(failed).rejects.toThrow(DatabaseUnavailableError);
    expect(given).toEqual({ statements: [], released: expect.any(DatabaseUnavailableError) });
  });
});
