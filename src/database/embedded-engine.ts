import { PGlite, protocol } from '@electric-sql/pglite';
import { pg_textsearch } from '@electric-sql/pglite-pg_textsearch';
import { vector } from '@electric-sql/pglite-pgvector';
import { DURABLE_SETTINGS, DurableFolder } from './durable-folder.ts';
import { createPreparedStatements } from './prepared-statements.ts';
import { SqlError, sqlFailureOf } from './sql-error.ts';
import type { WireValue } from './wire-values.ts';

/** The outcome of a statement before its values are parsed. */
export interface RawResult {
  /** The command's tag, e.g. `SELECT`, `COMMIT`, `ROLLBACK`. */
  command: string;
  columns: { name: string; typeId: number }[];
  rows: WireValue[][];
}

/** One connection to an embedded PostgreSQL, in this thread or in another. Statements run in order. */
export interface EmbeddedEngine {
  /** Without values the text may hold several statements; the last one's result is returned. */
  run(text: string, values?: readonly WireValue[]): Promise<RawResult>;
  /** There is one handler, for all channels. */
  onNotification(handler: (channel: string, payload: string) => void): void;
  /** False once it has died: what it held open is rolled back, what it acknowledged is on disk. */
  isAlive(): boolean;
  close(): Promise<void>;
}

export interface EmbeddedEngineOptions {
  /** Absent: in memory. */
  folder?: string | undefined;
  /** A dumped data folder to start an in-memory engine from. */
  template?: Blob | undefined;
}

/** Read by PostgreSQL at its start: 32 MB of its own cache instead of 128 saves 100 MiB. */
const SETTINGS = ['shared_buffers=32MB'];

/** Blocks the thread it runs in for as long as a statement takes. */
export async function openEmbeddedEngine(options: EmbeddedEngineOptions): Promise<PgliteEngine> {
  const { folder, template } = options;
  const settings = folder === undefined ? SETTINGS : [...SETTINGS, ...DURABLE_SETTINGS];
  const pglite = await PGlite.create({
    extensions: { vector, pg_textsearch },
    startParams: [
      ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F' || !folder),
      ...settings.flatMap((setting) => ['-c', setting]),
    ],
    ...(folder === undefined ? {} : { fs: new DurableFolder(folder) }),
    ...(template === undefined ? {} : { loadDataDir: template }),
  });
  keepText(pglite);
  return createPgliteEngine(pglite);
}

export interface PgliteEngine extends EmbeddedEngine {
  dump(): Promise<Blob>;
}

function createPgliteEngine(pglite: PGlite): PgliteEngine {
  const runOne = createStatementRunner(pglite);
  return {
    async run(text, values) {
      try {
        return await (values === undefined ? runText(pglite, text) : runOne(text, values));
      } catch (error) {
        const failure = sqlFailureOf(error);
        throw failure === undefined ? error : new SqlError(failure);
      }
    },
    onNotification(handler) {
      pglite.onNotification(handler);
    },
    isAlive: () => !pglite.closed,
    dump: () => pglite.dumpDataDir('none'),
    close: () => pglite.close(),
  };
}

async function runText(pglite: PGlite, text: string): Promise<RawResult> {
  const result = (await pglite.exec(text, { rowMode: 'array' })).at(-1);
  return {
    command: result?.command ?? '',
    columns: (result?.fields ?? []).map(({ name, dataTypeID }) => ({ name, typeId: dataTypeID })),
    rows: (result?.rows ?? []) as unknown as WireValue[][],
  };
}

/** All that a statement needs in one call into the engine; PGlite's own `query` makes six. */
function createStatementRunner(pglite: PGlite) {
  const prepared = createPreparedStatements();
  const { bind, describe, execute, sync } = protocol.serialize;
  return async (text: string, values: readonly WireValue[]): Promise<RawResult> => {
    const { name, before } = prepared.use(text);
    const request = Buffer.concat([
      ...before,
      bind({ statement: name, values: [...values] }),
      describe({ type: 'P' }),
      execute({}),
      sync(),
    ]);
    try {
      const messages = await pglite.runExclusive(() =>
        pglite.execProtocolStream(request, { syncToFs: false }),
      );
      return toResult(messages as unknown as BackendMessage[]);
    } catch (error) {
      prepared.forget(text);
      throw error;
    }
  };
}

function toResult(messages: readonly BackendMessage[]): RawResult {
  const result: RawResult = { command: '', columns: [], rows: [] };
  for (const message of messages) {
    if (message.name === 'rowDescription')
      result.columns = message.fields.map(({ name, dataTypeID }) => ({ name, typeId: dataTypeID }));
    else if (message.name === 'dataRow') result.rows.push(message.fields);
    else if (message.name === 'commandComplete') result.command = message.text.split(' ')[0] ?? '';
  }
  return result;
}

/** Those that tell something of a result. */
type BackendMessage =
  | { name: 'rowDescription'; fields: { name: string; dataTypeID: number }[] }
  | { name: 'dataRow'; fields: WireValue[] }
  | { name: 'commandComplete'; text: string };

/** Values cross in PostgreSQL's text form, so that `wire-values.ts` alone decides about types. */
function keepText(pglite: PGlite): void {
  const keep = (value: string) => value;
  const keepAll = new Proxy<Record<string, typeof keep>>({}, { get: () => keep });
  pglite.parsers = keepAll;
  pglite.serializers = keepAll;
}
