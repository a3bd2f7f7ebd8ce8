import type { Database } from './database/executor.ts';
import type { Readiness } from './use-cases.ts';

/** Whether the store answers, and what works less well than it could; a model is never needed. */
export async function readinessOf(
  db: Database,
  modelTroubles: () => Promise<string[]>,
): Promise<Readiness> {
  const { engine, version, vector, textSearch } = db.capabilities;
  const degraded = [
    vector ? [] : [`${version} (${engine}) has no pgvector: search goes by words alone`],
    textSearch
      ? []
      : [`${version} (${engine}) has no pg_textsearch: large corpora are searched more slowly`],
    await modelTroubles(),
  ].flat();
  try {
    await db.query('select 1 as alive');
    return { ready: true, degraded };
  } catch {
    return { ready: false, degraded: [...degraded, 'the database does not answer'] };
  }
}
