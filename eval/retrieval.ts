import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '../src/database/migrate.ts';
import { openDatabase } from '../src/database/open-database.ts';
import type { DocumentSource } from '../src/knowledge/policy-document.ts';
import { publishDocuments } from '../src/knowledge/publish-documents.ts';
import { loadTerms } from '../src/knowledge/terms.ts';
import { createTermsDesk } from '../src/knowledge/terms-desk.ts';
import { createDenseRanking } from '../src/retrieval/dense-ranking.ts';
import { createSearch } from '../src/retrieval/search.ts';
import { createSegmenter } from '../src/retrieval/segmenter.ts';
import { calendarDate } from '../src/shared/calendar-date.ts';
import { systemClock } from '../src/shared/clock.ts';
import { type Collection, type Passage, readCollection } from './beir.ts';
import { embedAll, findEmbedder } from './dense.ts';
import { createPlainBm25 } from './plain-bm25.ts';
import { characterPairs, jiebaWords } from './plain-words.ts';
import { percentile, rankingMetrics } from './ranking-metrics.ts';

const DEPTH = 100;
/** Every passage binds one invented place. */
const REGION = '000000';
const TODAY = calendarDate('2000-01-01');

/**
 * Ranks a folder in BEIR form with the product's own search over a database that is thrown away, with
 * vectors where `EMBEDDING_MODEL` is set. Prints a table; the last line is one JSON object.
 */
export async function runRetrieval(folder: string): Promise<void> {
  const collection = await readCollection(folder);
  const terms = createTermsDesk(loadTerms());
  const segmenter = createSegmenter(terms);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'warmline-retrieval-'));
  const db = await openDatabase({ dataDir, onWarning: (message) => console.error(message) });
  try {
    const describePlace = (code: string) => ({ code, name: '', path: '' });
    const embedder = await findEmbedder(process.env);
    const onTrouble = (error: unknown) => {
      throw error;
    };
    const dense = embedder && createDenseRanking({ db, embedder, onTrouble });
    const { search, prepare } = createSearch({ db, segmenter, terms, describePlace, dense });
    const indexMs = await timed(async () => {
      await migrate(db);
      await publishDocuments(db, collection.corpus.map(toDocument), systemClock);
      await prepare();
      if (embedder !== undefined) await embedAll(db, embedder);
    });
    const ours = await rankAll(collection, async (text) => {
      const hits = await search({ text, ladder: [REGION], asOf: TODAY, limit: DEPTH });
      return hits.map((hit) => hit.document.number);
    });
    const baselines = {
      'jieba bm25': await rankPlainly(collection, jiebaWords),
      'bigram bm25': await rankPlainly(collection, characterPairs),
    };
    report(collection, { indexMs, ours, baselines });
    await embedder?.close();
  } finally {
    await db.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function toDocument({ _id, title, text }: Passage): DocumentSource {
  return {
    metadata: {
      number: _id,
      title: title ?? '',
      issuer: '',
      region: REGION,
      kind: '',
      bindingForce: '',
      issuedOn: null,
      effectiveFrom: TODAY,
      effectiveFromPrecision: 'day',
      expiresOn: null,
      repealedOn: null,
      leansOn: [],
      periods: [],
    },
    text: '',
    clauses: [{ path: '一', heading: '', text, ordinal: 1, start: 0, end: text.length }],
  };
}

interface Ranked {
  rankings: { ranked: string[]; relevance: ReadonlyMap<string, number> }[];
  milliseconds: number[];
}

async function rankAll(
  { queries, relevance }: Collection,
  rank: (text: string) => Promise<string[]>,
): Promise<Ranked> {
  const done: Ranked = { rankings: [], milliseconds: [] };
  for (const { _id, text } of queries) {
    let ranked: string[] = [];
    const ms = await timed(async () => {
      ranked = await rank(text);
    });
    done.milliseconds.push(ms);
    done.rankings.push({ ranked, relevance: relevance.get(_id) ?? new Map() });
  }
  return done;
}

function rankPlainly(collection: Collection, segment: (text: string) => string[]): Promise<Ranked> {
  const documents = collection.corpus.map(({ _id, title, text }) => ({
    id: _id,
    words: segment(`${title ?? ''} ${text}`),
  }));
  const plain = createPlainBm25(documents);
  return rankAll(collection, async (text) => plain.rank(segment(text), DEPTH));
}

function report(
  { corpus, queries }: Collection,
  measured: { indexMs: number; ours: Ranked; baselines: Record<string, Ranked> },
): void {
  const { indexMs, ours } = measured;
  const metrics = rankingMetrics(ours.rankings);
  const baselines = Object.fromEntries(
    Object.entries(measured.baselines).map(([name, { rankings }]) => [
      name,
      rankingMetrics(rankings),
    ]),
  );
  console.log(`${corpus.length} passages published and indexed in ${Math.round(indexMs / 1000)} s`);
  console.table({ search: metrics, ...baselines });
  const line = {
    ...metrics,
    queries: queries.length,
    'p50 ms': percentile(ours.milliseconds, 0.5),
    'p95 ms': percentile(ours.milliseconds, 0.95),
    baselines,
  };
  console.log(JSON.stringify(line));
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
