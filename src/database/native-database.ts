import pg from 'pg';
import { findCapabilities } from './capabilities.ts';
import { DatabaseUnavailableError } from './database-unavailable.ts';
import type { Database, SqlExecutor } from './executor.ts';
import { createGate } from './gate.ts';
import { createNativeListener } from './native-listener.ts';
import { createTransactionScope, type RunStatement } from './run-transaction.ts';
import { SqlError, sqlFailureOf } from './sql-error.ts';
import { parserOf, toWireValue } from './wire-values.ts';

export interface NativeDatabaseOptions {
  url: string;
  statementLimitMs: number;
  idleLimitMs: number;
  onWarning(message: string): void;
}

/** The port over a server of its own: PostgreSQL 15 to 18. */
export async function openNativeDatabase(options: NativeDatabaseOptions): Promise<Database> {
  const { url, onWarning } = options;
  const pool = createPool(options);
  const scope = createTransactionScope(options.idleLimitMs);
  const runOnPool = createStatementRunner(pool);
  const query: SqlExecutor['query'] = async <Row>(text: string, values?: readonly unknown[]) => {
    scope.refuseInside();
    const { rows } = await runOnPool(text, values);
    return { rows: rows as Row[] };
  };

  const capabilities = await findCapabilities({ query }, 'native', onWarning).catch(
    async (error: unknown) => {
      await pool.end();
      throw new Error(`The database server of DATABASE_URL cannot be used: ${String(error)}`, {
        cause: error,
      });
    },
  );
  const listener = createNativeListener(url, onWarning);
  return {
    capabilities,
    query,
    async transaction(work) {
      scope.refuseInside();
      return onOneConnection(pool, (statement) => scope.run(statement, work));
    },
    listen: listener.listen,
    async close() {
      await listener.close();
      await pool.end();
    },
  };
}

function createPool({ url, statementLimitMs, idleLimitMs, onWarning }: NativeDatabaseOptions) {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'warmline',
    max: 10,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    query_timeout: statementLimitMs + 2_000,
    types: { getTypeParser: parserOf as pg.CustomTypesConfig['getTypeParser'] },
    onConnect: async (client) => {
      await client.query(
        `set timezone = 'Asia/Shanghai';
         set statement_timeout = ${statementLimitMs};
         set idle_in_transaction_session_timeout = ${idleLimitMs + 5_000}`,
      );
    },
  });
  pool.on('error', (error) => onWarning(`A database connection was lost: ${error.message}`));
  return pool;
}

function createStatementRunner(connection: pg.Pool | pg.PoolClient): RunStatement {
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

async function onOneConnection<Result>(
  pool: pg.Pool,
  work: (statement: RunStatement) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect().catch((error: unknown) => {
    throw toPortError(error);
  });
  let broken: Error | undefined;
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
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
