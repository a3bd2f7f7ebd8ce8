import { PGlite } from '@electric-sql/pglite';
import { pg_textsearch } from '@electric-sql/pglite-pg_textsearch';
import { vector } from '@electric-sql/pglite-pgvector';
import { DURABLE_SETTINGS, DurableFolder } from './durable-folder.ts';
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
  const rawRows = { rowMode: 'array' } as const;
  return {
    async run(text, values) {
      try {
        const result =
          values === undefined
            ? (await pglite.exec(text, rawRows)).at(-1)
            : await pglite.query(text, [...values], rawRows);
        return {
          command: result?.command ?? '',
          columns: (result?.fields ?? []).map((field) => ({
            name: field.name,
            typeId: field.dataTypeID,
          })),
          rows: (result?.rows ?? []) as unknown as WireValue[][],
        };
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

/** Values cross in PostgreSQL's text form, so that `wire-values.ts` alone decides about types. */
function keepText(pglite: PGlite): void {
  const keep = (value: string) => value;
  const keepAll = new Proxy<Record<string, typeof keep>>({}, { get: () => keep });
  pglite.parsers = keepAll;
  pglite.serializers = keepAll;
}
