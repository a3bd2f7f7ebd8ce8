import type { Database } from './database/executor.ts';
import { maskPersonalData } from './guardrails/personal-data.ts';
import { describePlaceBy } from './knowledge/describe-place.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import type { MatterReader } from './knowledge/matters/matter-reader.ts';
import type { ModelAccess } from './model/chat-agent.ts';
import type { Embedder } from './model/embedder.ts';
import { openEmbedder } from './model/open-embedder.ts';
import { createDenseRanking, type DenseRanking } from './retrieval/dense-ranking.ts';
import { createEmbeddingWorker } from './retrieval/embedding-worker.ts';
import { createSearch, type Search } from './retrieval/search.ts';
import type { Segmenter } from './retrieval/segmenter.ts';
import type { Clock } from './shared/clock.ts';
import type { Log } from './shared/log.ts';

export interface SearchOptions {
  /** Absent: search goes by words alone. Its `model` is a name, or a folder of this machine. */
  embeddingModel?: ModelAccess | undefined;
  clock: Clock;
  log: Log;
}

export interface SearchParts {
  db: Database;
  segmenter: Segmenter;
  readMatters: MatterReader;
}

/** What goes on beside search where an embedding model is configured; elsewhere it does nothing. */
export interface VectorParts {
  /** Begins to embed, in the background, what is published. */
  start(): Promise<void>;
  /** In English, for administrators; empty when every clause has its vector. */
  troubles(): string[];
  close(): Promise<void>;
}

/**
 * Search by words, and by vectors where an embedding model is configured.
 *
 * @throws {DomainError} when the model is a folder that cannot be used. A server that does not answer
 * never stops the start.
 */
export async function prepareSearch(
  { db, gazetteer, ...parts }: SearchParts & Pick<Knowledge, 'gazetteer' | 'terms'>,
  options: SearchOptions,
): Promise<{ search: Search; vectors: VectorParts }> {
  const { ranking, ...vectors } = await prepareVectors(db, options);
  const describePlace = describePlaceBy(gazetteer);
  const search = createSearch({ ...parts, db, describePlace, dense: ranking });
  const onTrouble = (error: unknown) =>
    options.log.error({ err: error }, 'the search index fell behind');
  await search.prepare(onTrouble);
  // So that the first question need not wait for it.
  parts.readMatters('');
  return { search, vectors };
}

const WITHOUT_MODEL: VectorParts = {
  start: async () => undefined,
  troubles: () => [],
  close: async () => undefined,
};

async function prepareVectors(
  db: Database,
  { embeddingModel, clock, log }: SearchOptions,
): Promise<VectorParts & { ranking?: DenseRanking }> {
  if (embeddingModel === undefined) return WITHOUT_MODEL;
  const embedder = await openEmbedder(embeddingModel, { clock });
  if (!db.capabilities.vector) {
    await embedder.close();
    const trouble = 'dense vectors are off: EMBEDDING_MODEL needs a database with pgvector';
    return { ...WITHOUT_MODEL, troubles: () => [trouble] };
  }
  const ranking = createDenseRanking({
    db,
    embedder: maskingQuestions(embedder),
    onTrouble: (error) => log.warn(`dense vectors: searched by words alone: ${String(error)}`),
  });
  const worker = createEmbeddingWorker({ db, embedder, clock, log });
  return {
    ranking,
    start: worker.start,
    troubles: () => [...worker.troubles(), ...ranking.troubles()],
    close: () => worker.close().finally(embedder.close),
  };
}

/** Clauses are public; what a citizen types is not, and leaves the house only without personal data. */
function maskingQuestions(embedder: Embedder): Pick<Embedder, 'model' | 'embedQuestion'> {
  const { model, isRemote, embedQuestion } = embedder;
  return {
    model,
    embedQuestion: (text) => embedQuestion(isRemote ? maskPersonalData(text) : text),
  };
}
