import pg from 'pg';
import { findCapabilities } from './capabilities.ts';
import type { Database, SqlExecutor } from './executor.ts';
import { createNativeListener } from './native-listener.ts';
import { createStatementRunner, onOneConnection } from './one-connection.ts';
import { createTransactionScope } from './run-transaction.ts';
import { parserOf } from './wire-values.ts';

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
