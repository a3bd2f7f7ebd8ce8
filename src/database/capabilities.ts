import type { EngineCapabilities, SqlExecutor } from './executor.ts';

const EXTENSIONS = { vector: 'vector', textSearch: 'pg_textsearch' } as const;

/**
 * Creates the extensions where the server has them. A server without one, or one that does not let
 * us create it, is used as it is: search then takes another text, and `onWarning` says so once.
 */
export async function findCapabilities(
  db: SqlExecutor,
  engine: EngineCapabilities['engine'],
  onWarning: (message: string) => void,
): Promise<EngineCapabilities> {
  const { rows } = await db.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  );
  return {
    engine,
    version: `PostgreSQL ${rows[0]?.version.split(' ')[0] ?? 'of unknown version'}`,
    vector: await createExtension(db, EXTENSIONS.vector, onWarning),
    textSearch: await createExtension(db, EXTENSIONS.textSearch, onWarning),
  };
}

async function createExtension(
  db: SqlExecutor,
  name: string,
  onWarning: (message: string) => void,
): Promise<boolean> {
  try {
    if (await names(db, INSTALLED, name)) return true;
    if (!(await names(db, AVAILABLE, name))) {
      onWarning(`The database server has no extension "${name}": search works without it.`);
      return false;
    }
    await db.query(`create extension if not exists ${name}`);
    return true;
  } catch (error) {
    onWarning(`The extension "${name}" cannot be created: ${String(error)}`);
    return false;
  }
}

/** Asked first, and most often the answer: for what is available a server reads the files of all it has. */
const INSTALLED = `
  select extension.extname
    from pg_extension as extension
   where extension.extname = $1::text`;
const AVAILABLE = `
  select extension.name
    from pg_available_extensions as extension
   where extension.name = $1::text`;

async function names(db: SqlExecutor, catalogue: string, name: string): Promise<boolean> {
  const { rows } = await db.query(catalogue, [name]);
  return rows.length > 0;
}
