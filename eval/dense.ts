import type { Database } from '../src/database/executor.ts';
import type { Embedder } from '../src/model/embedder.ts';
import { openEmbedder } from '../src/model/open-embedder.ts';
import { listPublishedVersions } from '../src/retrieval/clause-source.ts';
import { embedMissing } from '../src/retrieval/embed-missing.ts';
import { systemClock } from '../src/shared/clock.ts';

/** Long enough that the first question of a model is measured as well. */
const PATIENCE_MS = 30_000;

/** The model that the environment configures, as for the product; undefined without one. */
export async function findEmbedder(environment: NodeJS.ProcessEnv): Promise<Embedder | undefined> {
  const model = environment['EMBEDDING_MODEL'];
  if (model === undefined || model === '') return undefined;
  const { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: apiKey } = environment;
  const limits = { questionMs: PATIENCE_MS, passagesMs: PATIENCE_MS * 10 };
  return openEmbedder({ baseUrl, apiKey, model }, { clock: systemClock, limits });
}

/** @throws {Error} with the first clause that cannot be embedded. */
export async function embedAll(db: Database, embedder: Embedder): Promise<void> {
  await embedMissing(await listPublishedVersions(db), {
    db,
    embedder,
    signal: new AbortController().signal,
    mayGoOn: async () => true,
    onEmbedded: () => undefined,
    onRefused: (_, error) => {
      throw error;
    },
  });
}
