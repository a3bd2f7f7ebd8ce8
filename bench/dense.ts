import { embedAll } from '../eval/dense.ts';
import type { Database } from '../src/database/executor.ts';
import { publishDocuments } from '../src/knowledge/publish-documents.ts';
import { createEmbedder, type Embedder, type EmbeddingEngine } from '../src/model/embedder.ts';
import { openEmbedder } from '../src/model/open-embedder.ts';
import { createDenseRanking } from '../src/retrieval/dense-ranking.ts';
import { createSearch, type Search } from '../src/retrieval/search.ts';
import { systemClock } from '../src/shared/clock.ts';
import { AS_OF, generateDocuments, generateQuestions, LADDERS } from './corpus.ts';
import { createRandom } from './random.ts';
import { batchesOf, onEmptyDatabase } from './retrieval.ts';
import { percentile, rounded, timed } from './statistics.ts';
import { createWordSource, type WordSource } from './words.ts';

const DIMENSIONS = 384;
const LIMIT = 10;
const WARM_UP = 5;

export interface DenseOptions {
  sizes: readonly number[];
  questions: number;
  databaseUrl?: string | undefined;
  /** A folder with a model; absent: any numbers, so that only the storing and searching is measured. */
  model?: string | undefined;
}

export interface DenseFigures {
  engine: string;
  clauses: number;
  keeps: string;
  'embedded clauses/s': number;
  'words p50': number;
  'words p95': number;
  'with vectors p50': number;
  'with vectors p95': number;
}

/** What vectors cost: to make and keep them, and in a search beside the same search by words alone. */
export async function benchDense(options: DenseOptions): Promise<DenseFigures[]> {
  const words = createWordSource();
  const embedder = await openBenchEmbedder(options.model);
  const figures: DenseFigures[] = [];
  for (const databaseUrl of [undefined, ...(options.databaseUrl ? [options.databaseUrl] : [])])
    for (const clauses of options.sizes)
      figures.push(
        ...(await onEmptyDatabase(databaseUrl, (db) =>
          measure({ db, clauses, words, embedder, questions: options.questions }),
        )),
      );
  await embedder.close();
  return figures;
}

async function openBenchEmbedder(model: string | undefined): Promise<Embedder> {
  return model === undefined
    ? createEmbedder(createRandomEngine(), { clock: systemClock })
    : openEmbedder({ model }, { clock: systemClock });
}

/** Numbers that mean nothing: where a vector points does not change what an exact search costs. */
function createRandomEngine(): EmbeddingEngine {
  const random = createRandom(1);
  const vector = () => Array.from({ length: DIMENSIONS }, () => random.next() - 0.5);
  return {
    model: 'random',
    isRemote: false,
    embed: async (texts) => texts.map(vector),
    close: async () => undefined,
  };
}

interface Measuring {
  db: Database;
  clauses: number;
  words: WordSource;
  embedder: Embedder;
  questions: number;
}

async function measure(measuring: Measuring): Promise<DenseFigures[]> {
  const { db, clauses, words, embedder } = measuring;
  for (const batch of batchesOf(generateDocuments(clauses, words)))
    await publishDocuments(db, batch, systemClock);
  const needs = {
    db,
    segmenter: words.segmenter,
    terms: words.desk,
    readMatters: words.readMatters,
    describePlace: (code: string) => ({ code, name: '', path: '' }),
  };
  const plain = createSearch(needs);
  await plain.prepare();
  const { ms } = await timed(async () => embedAll(db, embedder));
  const onTrouble = (error: unknown) => {
    throw error;
  };
  const dense = createDenseRanking({ db, embedder, onTrouble });
  const fused = createSearch({ ...needs, dense });
  await fused.prepare();
  const rate = rounded((clauses / ms) * 1000);
  console.error(`${db.capabilities.engine} ${clauses}: ${rate} clauses a second`);
  const engine = db.capabilities.version;
  const figures: DenseFigures[] = [];
  for (const { keeps, ladder } of LADDERS)
    figures.push({
      engine,
      clauses,
      keeps,
      'embedded clauses/s': rate,
      ...(await measureLadder({ plain, fused, ladder, measuring })),
    });
  return figures;
}

async function measureLadder({
  plain,
  fused,
  ladder,
  measuring,
}: {
  plain: Search;
  fused: Search;
  ladder: readonly string[];
  measuring: Measuring;
}) {
  const times = { plain: [] as number[], fused: [] as number[] };
  for (const [at, text] of generateQuestions(measuring.questions, measuring.words).entries()) {
    const query = { text, ladder, asOf: AS_OF, limit: LIMIT };
    const { ms: plainMs } = await timed(() => plain.search(query));
    const { ms: fusedMs } = await timed(() => fused.search(query));
    if (at < WARM_UP) continue;
    times.plain.push(plainMs);
    times.fused.push(fusedMs);
  }
  return {
    'words p50': rounded(percentile(times.plain, 0.5)),
    'words p95': rounded(percentile(times.plain, 0.95)),
    'with vectors p50': rounded(percentile(times.fused, 0.5)),
    'with vectors p95': rounded(percentile(times.fused, 0.95)),
  };
}
