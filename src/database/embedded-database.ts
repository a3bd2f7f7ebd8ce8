import type { EmbeddedEngine, RawResult } from './embedded-engine.ts';
import type { Database, EngineCapabilities, SqlExecutor } from './executor.ts';
import { createGate } from './gate.ts';
import { createTransactionScope, type RunStatement } from './run-transaction.ts';
import { parserOf, toWireValue } from './wire-values.ts';

/**
 * The port over one embedded connection. Statements from outside queue while a transaction is open,
 * so nothing slips into it.
 */
export function createEmbeddedDatabase(options: {
  engine: EmbeddedEngine;
  capabilities: EngineCapabilities;
  idleLimitMs: number;
}): Database {
  const { engine, capabilities } = options;
  const gate = createGate();
  const scope = createTransactionScope(options.idleLimitMs);
  const statement = createStatementRunner(engine);
  const channels = createChannels(engine);

  const query: SqlExecutor['query'] = async <Row>(text: string, values?: readonly unknown[]) => {
    scope.refuseInside();
    const { rows } = await gate(() => statement(text, values));
    return { rows: rows as Row[] };
  };

  return {
    capabilities,
    query,
    async transaction(work) {
      scope.refuseInside();
      return gate(() => scope.run(statement, work));
    },
    async listen(channel, handler) {
      if (channels.add(channel, handler)) await query(`listen ${quoteIdentifier(channel)}`);
      return async () => {
        if (channels.remove(channel, handler)) await query(`unlisten ${quoteIdentifier(channel)}`);
      };
    },
    close: () => engine.close(),
  };
}

export function createStatementRunner(engine: EmbeddedEngine): RunStatement {
  return async (text, values) => {
    const bound = values === undefined || values.length === 0 ? undefined : values.map(toWireValue);
    const result = await engine.run(text, bound);
    return { command: result.command, rows: toRows(result) };
  };
}

export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
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

type Handler = (payload: string) => void;

function createChannels(engine: EmbeddedEngine) {
  const handlers = new Map<string, Set<Handler>>();
  engine.onNotification((channel, payload) => {
    for (const handler of handlers.get(channel) ?? []) handler(payload);
  });
  return {
    /** Whether this is the channel's first handler. */
    add(channel: string, handler: Handler): boolean {
      const known = handlers.get(channel);
      if (known === undefined) handlers.set(channel, new Set([handler]));
      else known.add(handler);
      return known === undefined;
    },
    /** Whether this was the channel's last handler. */
    remove(channel: string, handler: Handler): boolean {
      const known = handlers.get(channel);
      if (known === undefined || !known.delete(handler) || known.size > 0) return false;
      return handlers.delete(channel);
    },
  };
}
