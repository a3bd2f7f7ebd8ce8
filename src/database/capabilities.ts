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
    // Another process may create it between our look and our creation: look first, then try.
    const { rows } = await db.query<{ installed: boolean }>(
      `select extension.installed_version is not null as installed
       from pg_available_extensions as extension
       where extension.name = $1::text`,
      [name],
    );
    if (rows[0] === undefined) {
      onWarning(`The database server has no extension "${name}": search works without it.`);
      return false;
    }
    if (!rows[0].installed) await db.query(`create extension if not exists ${name}`);
    return true;
  } catch (error) {
    onWarning(`The extension "${name}" cannot be created: ${String(error)}`);
    return false;
  }
}
