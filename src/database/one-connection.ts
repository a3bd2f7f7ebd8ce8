import type pg from 'pg';
import { DatabaseUnavailableError } from './database-unavailable.ts';
import { createGate } from './gate.ts';
import type { RunStatement } from './run-transaction.ts';
import { SqlError, sqlFailureOf } from './sql-error.ts';
import { toWireValue } from './wire-values.ts';

export function createStatementRunner(connection: Pick<pg.Pool, 'query'>): RunStatement {
  return async (text, values) => {
    const bound = values === undefined || values.length === 0 ? undefined : values.map(toWireValue);
    try {
      const found: pg.QueryResult | pg.QueryResult[] = await connection.query(text, bound);
      const result = Array.isArray(found) ? found.at(-1) : found;
      return { command: result?.command ?? '', rows: result?.rows ?? [] };
    } catch (error) {
      throw toPortError(error);
    }
  };
}

/** The server ends connections of its own (57P0x), refuses new ones (53300) or loses them (08xxx). */
const CONNECTION_CODES = /^(08|53300|57P0)/;

function toPortError(error: unknown): Error {
  const failure = sqlFailureOf(error);
  return failure === undefined || CONNECTION_CODES.test(failure.code)
    ? new DatabaseUnavailableError(String(error), { cause: error })
    : new SqlError(failure, { cause: error });
}

/**
 * Runs all of it on one connection. One that is lost on the way fails its statements, is not used again, and
 * harms nothing else.
 */
export async function onOneConnection<Result>(
  pool: pg.Pool,
  work: (statement: RunStatement) => Promise<Result>,
): Promise<Result> {
  let broken: Error | undefined;
  const onError = (error: Error) => {
    broken = toPortError(error);
  };
  const client = await checkOut(pool, onError);
  const run = createStatementRunner(client);
  // The driver wants one statement answered before it is given the next.
  const inOrder = createGate();
  const runInOrder: RunStatement = (text, values) =>
    inOrder(async () => {
      // What followed a refused begin would stand alone and be kept.
      if (broken !== undefined) throw broken;
      try {
        return await run(text, values);
      } catch (error) {
        if (!(error instanceof SqlError) || text === 'begin' || text === 'rollback')
          broken = error as Error;
        throw error;
      }
    });
  try {
    return await work(runInOrder);
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/**
 * The connection has its listener before anything else happens: the server's last word may follow in the same
 * packet as the answer that set it free, and an error that nobody hears ends the process.
 */
function checkOut(pool: pg.Pool, onError: (error: Error) => void): Promise<pg.PoolClient> {
  return new Promise((resolve, reject) => {
    pool.connect((error, client) => {
      if (client === undefined) return reject(toPortError(error));
      client.on('error', onError);
      resolve(client);
    });
  });
}
