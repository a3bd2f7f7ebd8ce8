import { findCapabilities } from './capabilities.ts';
import type { EmbeddedEngine, RawResult } from './embedded-engine.ts';
import type { Database, SqlExecutor } from './executor.ts';
import { createGate } from './gate.ts';
import { createNotificationHandlers, quoteIdentifier } from './notification-handlers.ts';
import { createTransactionScope, type RunStatement } from './run-transaction.ts';
import { parserOf, toWireValue } from './wire-values.ts';

export interface EmbeddedDatabaseOptions {
  /** Called again when the engine has died. */
  openEngine(): Promise<EmbeddedEngine>;
  idleLimitMs: number;
  onWarning(message: string): void;
}

/**
 * The port over one embedded connection. Statements from outside queue while a transaction is open,
 * so nothing slips into it.
 */
export async function openEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<Database> {
  const gate = createGate();
  const scope = createTransactionScope(options.idleLimitMs);
  const handlers = createNotificationHandlers();
  const connection = createConnection(options, async (engine) => {
    engine.onNotification(handlers.notify);
    const run = createStatementRunner(engine);
    await run(`set timezone = 'Asia/Shanghai'`);
    for (const channel of handlers.channels()) await run(`listen ${quoteIdentifier(channel)}`);
    return run;
  });

  const query: SqlExecutor['query'] = async <Row>(text: string, values?: readonly unknown[]) => {
    scope.refuseInside();
    const { rows } = await gate(async () => (await connection.get())(text, values));
    return { rows: rows as Row[] };
  };

  return {
    capabilities: await findCapabilities({ query }, 'embedded', options.onWarning),
    query,
    async transaction(work) {
      scope.refuseInside();
      return gate(async () => scope.run(await connection.get(), work));
    },
    async listen(channel, handler) {
      if (handlers.add(channel, handler)) await query(`listen ${quoteIdentifier(channel)}`);
      return async () => {
        if (handlers.remove(channel, handler)) await query(`unlisten ${quoteIdentifier(channel)}`);
      };
    },
    close: () => gate(connection.close),
  };
}

/** One engine at a time; a statement never changes engines, so a transaction dies with its own. */
function createConnection(
  { openEngine, onWarning }: EmbeddedDatabaseOptions,
  prepare: (engine: EmbeddedEngine) => Promise<RunStatement>,
) {
  let current: { engine: EmbeddedEngine; run: RunStatement } | undefined;
  let closed = false;
  return {
    async get(): Promise<RunStatement> {
      if (closed) throw new Error('The database is closed.');
      if (current !== undefined && !current.engine.isAlive())
        onWarning('The embedded database had ended and is opened again.');
      if (!current?.engine.isAlive()) {
        const engine = await openEngine();
        current = { engine, run: await prepare(engine) };
      }
      return current.run;
    },
    async close(): Promise<void> {
      closed = true;
      if (current?.engine.isAlive()) await current.engine.close();
    },
  };
}

function createStatementRunner(engine: EmbeddedEngine): RunStatement {
  return async (text, values) => {
    const bound = values?.map(toWireValue);
    const result = await engine.run(text, bound);
    return { command: result.command, rows: toRows(result) };
  };
}

function toRows({ columns, rows }: RawResult): unknown[] {
  const parsers = columns.map((column) => parserOf(column.typeId));
  return rows.map((row) =>
    Object.fromEntries(
      columns.map(({ name }, index) => {
        const text = row[index] ?? null;
        return [name, text === null ? null : parsers[index]?.(text)];
      }),
    ),
  );
}
