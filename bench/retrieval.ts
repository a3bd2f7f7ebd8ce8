import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from '../src/database/executor.ts';
import { migrate } from '../src/database/migrate.ts';
import { openDatabase } from '../src/database/open-database.ts';
import type { DocumentSource } from '../src/knowledge/policy-document.ts';
import { publishDocuments } from '../src/knowledge/publish-documents.ts';
import { createSearch, type Search } from '../src/retrieval/search.ts';
import { systemClock } from '../src/shared/clock.ts';
import { generateDocuments, LADDERS } from './corpus.ts';
import { type Findability, findability } from './findability.ts';
import { type LadderFigures, measureLadders } from './ladders.ts';
import { countLeaks, type Leaks } from './leaks.ts';
import { prepareRivals, type Rival } from './rivals.ts';
import { logSlope, rounded, timed } from './statistics.ts';
import { createWordSource, type WordSource } from './words.ts';

export interface RetrievalOptions {
  sizes: readonly number[];
  /** Above this many clauses the rivals stay out: they take minutes to index. */
  rivalsUpTo: number;
  /** Above this many clauses recall is not measured: reading them all anew takes half an hour. */
  exactUpTo: number;
  /** Questions a size and ladder. */
  questions: number;
  /** Questions of the leak test, at its own size. */
  leakQuestions: number;
  /** A server of its own beside the embedded database; its tables must be empty. */
  databaseUrl?: string | undefined;
}

export interface SizeFigures {
  engine: string;
  clauses: number;
  ladders: LadderFigures[];
  ingest: IngestFigures;
  findable: Findability;
}

interface IngestFigures {
  'publish clauses/s': number;
  'index clauses/s': number;
  'of the parse + segment + insert floor': number;
  'rss MB': number;
}

/** What the product's search costs, beside what else could search the same clauses. */
export async function benchRetrieval(options: RetrievalOptions) {
  const words = createWordSource();
  const sizes: SizeFigures[] = [];
  for (const databaseUrl of [undefined, ...(options.databaseUrl ? [options.databaseUrl] : [])])
    for (const clauses of options.sizes)
      sizes.push(
        await onEmptyDatabase(databaseUrl, (db) => measureSize({ db, clauses, words, options })),
      );
  const leaks: Leaks = await onEmptyDatabase(undefined, (db) =>
    countLeaks(db, { words, questions: options.leakQuestions }),
  );
  return { sizes, slopes: slopesOf(sizes), leaks };
}

interface Measuring {
  db: Database;
  clauses: number;
  words: WordSource;
  options: RetrievalOptions;
}

async function measureSize({ db, clauses, words, options }: Measuring): Promise<SizeFigures> {
  const documents = () => generateDocuments(clauses, words);
  const search = createSearch({
    db,
    segmenter: words.segmenter,
    terms: words.desk,
    readMatters: words.readMatters,
    describePlace: (code) => ({ code, name: '', path: '' }),
  });
  const ingest = await measureIngest({ db, clauses, words, search, documents });
  console.error(`${db.capabilities.engine} ${clauses}: ready`, ingest);
  const rivals: Rival[] =
    clauses <= options.rivalsUpTo ? await prepareRivals(db, documents(), words.segmenter) : [];
  const isExact = clauses <= options.exactUpTo;
  const ladders = await measureLadders({ search, rivals, words, documents, options, isExact });
  console.error(ladders);
  const findable = await findability(db, { search, words });
  return { engine: db.capabilities.version, clauses, ladders, ingest, findable };
}

/** The rivals index for minutes. */
const LONGEST_STATEMENT_MS = 1_800_000;
const PUBLISH_AT_ONCE = 2_500;

async function measureIngest({
  db,
  clauses,
  words,
  search,
  documents,
}: Omit<Measuring, 'options'> & {
  search: Search;
  documents: () => Iterable<DocumentSource>;
}): Promise<IngestFigures> {
  let publishMs = 0;
  let floorMs = 0;
  for (const batch of batchesOf(documents())) {
    publishMs += (await timed(() => publishDocuments(db, batch, systemClock))).ms;
    floorMs += (await timed(async () => segmentAll(batch, words))).ms;
  }
  const { ms: indexMs } = await timed(() => search.prepare());
  const { rss } = process.memoryUsage();
  return {
    'publish clauses/s': rounded((clauses / publishMs) * 1000),
    'index clauses/s': rounded((clauses / indexMs) * 1000),
    'of the parse + segment + insert floor': rounded((publishMs + floorMs) / (publishMs + indexMs)),
    'rss MB': Math.round(rss / 2 ** 20),
  };
}

/** What nothing that searches words can do without. */
function segmentAll(documents: readonly DocumentSource[], { segmenter }: WordSource): void {
  for (const { metadata, clauses } of documents)
    for (const { heading, text } of clauses)
      segmenter.segment(`${metadata.title}\n${heading}\n${text}`);
}

export function* batchesOf(documents: Iterable<DocumentSource>): Generator<DocumentSource[]> {
  let batch: DocumentSource[] = [];
  for (const document of documents) {
    batch.push(document);
    if (batch.length < PUBLISH_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

/** Of each ladder: how the product's p95 grows with the clauses. */
function slopesOf(sizes: readonly SizeFigures[]) {
  const engines = [...new Set(sizes.map(({ engine }) => engine))];
  return engines.flatMap((engine) =>
    LADDERS.map(({ keeps }) => ({
      engine,
      keeps,
      'slope of log p95 over log N': rounded(
        logSlope(
          sizes
            .filter((size) => size.engine === engine)
            .map(({ clauses, ladders }) => ({
              x: clauses,
              y: ladders.find((figures) => figures.keeps === keeps)?.p95 ?? Number.NaN,
            })),
        ),
      ),
    })),
  );
}

export async function onEmptyDatabase<Result>(
  databaseUrl: string | undefined,
  work: (db: Database) => Promise<Result>,
): Promise<Result> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'warmline-bench-'));
  const db = await openDatabase({
    databaseUrl,
    dataDir,
    statementLimitMs: LONGEST_STATEMENT_MS,
    onWarning: () => undefined,
  });
  try {
    await migrate(db);
    await refuseFilled(db);
    return await work(db);
  } finally {
    await db.query('truncate documents, search_changes, search_revision cascade');
    await db.query(
      'truncate conversations, receipts, tickets, ticket_chain, ticket_counters cascade',
    );
    await db.query('drop table if exists bench_clauses');
    await db.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** @throws {Error} before anything of somebody else's is touched. */
async function refuseFilled(db: Database): Promise<void> {
  const { rows } = await db.query('select document.id from documents as document limit 1');
  if (rows.length > 0) throw new Error('The database is in use: the bench empties its tables.');
}
