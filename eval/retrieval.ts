import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from '../src/database/executor.ts';
import { migrate } from '../src/database/migrate.ts';
import { openDatabase } from '../src/database/open-database.ts';
import type { DocumentSource } from '../src/knowledge/policy-document.ts';
import { publishDocuments } from '../src/knowledge/publish-documents.ts';
import { loadTerms } from '../src/knowledge/terms.ts';
import { createTermsDesk } from '../src/knowledge/terms-desk.ts';
import { refreshSearchIndex } from '../src/retrieval/clause-index.ts';
import { createSearch } from '../src/retrieval/search.ts';
import { createSegmenter, type Segmenter } from '../src/retrieval/segmenter.ts';
import { calendarDate } from '../src/shared/calendar-date.ts';
import { systemClock } from '../src/shared/clock.ts';
import { type Collection, type Passage, readCollection } from './beir.ts';
import { createPlainBm25 } from './plain-bm25.ts';
import { percentile, rankingMetrics } from './ranking-metrics.ts';

const DEPTH = 100;
/** Every passage binds one invented place. */
const REGION = '000000';
const TODAY = calendarDate('2000-01-01');

/**
 * Ranks a folder in BEIR form with the product's own search over a database that is thrown away.
 * Prints a table; the last line is one JSON object.
 */
export async function runRetrieval(folder: string): Promise<void> {
  const collection = await readCollection(folder);
  const terms = createTermsDesk(loadTerms());
  const segmenter = createSegmenter(terms);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'warmline-retrieval-'));
  const db = await openDatabase({ dataDir, onWarning: (message) => console.error(message) });
  try {
    const indexMs = await timed(() => index(db, collection, segmenter));
    const describePlace = (code: string) => ({ code, name: '', path: '' });
    const { search } = createSearch({ db, segmenter, terms, describePlace });
    const ours = await rankAll(collection, async (text) => {
      const hits = await search({ text, ladder: [REGION], asOf: TODAY, limit: DEPTH });
      return hits.map((hit) => hit.document.number);
    });
    const plain = await rankPlainly(collection, segmenter);
    report(collection, { indexMs, ours, plain });
  } finally {
    await db.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function index(db: Database, { corpus }: Collection, segmenter: Segmenter): Promise<void> {
  await migrate(db);
  await publishDocuments(db, corpus.map(toDocument), systemClock);
  await refreshSearchIndex(db, segmenter);
}

function toDocument({ _id, title, text }: Passage): DocumentSource {
  return {
    metadata: {
      number: _id,
      title: '',
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
    clauses: [{ path: '一', heading: title ?? '', text, ordinal: 1, start: 0, end: text.length }],
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

function rankPlainly(collection: Collection, segmenter: Segmenter): Promise<Ranked> {
  const documents = collection.corpus.map(({ _id, title, text }) => ({
    id: _id,
    words: segmenter.segment(`${title ?? ''} ${text}`),
  }));
  const plain = createPlainBm25(documents);
  return rankAll(collection, async (text) => plain.rank(segmenter.segment(text), DEPTH));
}

function report(
  { corpus, queries }: Collection,
  { indexMs, ours, plain }: { indexMs: number; ours: Ranked; plain: Ranked },
): void {
  const metrics = rankingMetrics(ours.rankings);
  const baseline = rankingMetrics(plain.rankings);
  console.log(`${corpus.length} passages indexed in ${Math.round(indexMs / 1000)} s`);
  console.table({ search: metrics, 'plain BM25': baseline });
  const line = {
    ...metrics,
    queries: queries.length,
    'p50 ms': percentile(ours.milliseconds, 0.5),
    'p95 ms': percentile(ours.milliseconds, 0.95),
    baselines: { 'plain bm25': baseline },
  };
  console.log(JSON.stringify(line));
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
