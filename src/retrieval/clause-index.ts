import type { Database, SqlExecutor } from '../database/executor.ts';
import { BM25_REVISION, countWords, wordWeight } from './bm25.ts';
import {
  type ClauseToIndex,
  clearIndex,
  findIndexState,
  findWordIds,
  type IndexState,
  insertClauseWords,
  listClausesToIndex,
  measureClauses,
  recountWords,
  removeUnknownClauses,
  saveIndexState,
} from './index-store.ts';
import type { Segmenter } from './segmenter.ts';

const BATCH = 500;
/** The stored weights hold an average length; within this drift they are as good as new. */
const TOLERATED_DRIFT = 0.05;

/**
 * Brings the search index to what is published: every clause known today has its words, weighed by
 * the segmenter in use. Does nothing when nothing changed. Call it after publishing.
 */
export async function refreshSearchIndex(db: Database, segmenter: Segmenter): Promise<void> {
  const dictionary = `${segmenter.fingerprint} ${BM25_REVISION}`;
  await db.transaction(async (executor) => {
    await executor.query(`select pg_advisory_xact_lock(hashtext('refresh-search-index'))`);
    const state = await findIndexState(executor);
    const measured = await measureClauses(executor, db.capabilities);
    if (state && isFresh(state, dictionary, measured)) return;
    const keeps = state?.dictionary === dictionary && !hasDrifted(state, measured);
    if (keeps) await removeUnknownClauses(executor);
    else await clearIndex(executor);
    const averageLength = keeps ? state.averageLength : measured.averageLength;
    const indexing = { db, executor, segmenter, averageLength, ids: new Map<string, number>() };
    await indexMissingClauses(indexing);
    await recountWords(executor);
    const clauseCount = measured.clauseCount;
    await saveIndexState(executor, { dictionary, clauseCount, averageLength });
    // Without fresh statistics the planner looks up every clause on its own.
    await executor.query(
      'analyze documents, document_versions, clauses, clause_words, search_words',
    );
  });
}

type Measured = Awaited<ReturnType<typeof measureClauses>>;

function isFresh(state: IndexState, dictionary: string, measured: Measured): boolean {
  return state.dictionary === dictionary && measured.missing === 0 && measured.stale === 0;
}

function hasDrifted(state: IndexState, measured: Measured): boolean {
  const drift = Math.abs(state.averageLength - measured.averageLength);
  return drift > TOLERATED_DRIFT * state.averageLength || measured.withoutVector > 0;
}

interface Indexing {
  db: Database;
  executor: SqlExecutor;
  segmenter: Segmenter;
  averageLength: number;
  /** Word ids met so far. */
  ids: Map<string, number>;
}

async function indexMissingClauses(indexing: Indexing): Promise<void> {
  for (let after: string | null = null; ; ) {
    const clauses: ClauseToIndex[] = await listClausesToIndex(indexing.executor, after, BATCH);
    const last = clauses.at(-1);
    if (!last) return;
    await indexClauses(indexing, clauses);
    after = last.id;
  }
}

async function indexClauses(
  { db, executor, segmenter, averageLength, ids }: Indexing,
  clauses: readonly ClauseToIndex[],
): Promise<void> {
  const counted = clauses.map((clause) => ({ clause, counts: countClause(clause, segmenter) }));
  const words = new Set(counted.flatMap(({ counts }) => [...counts.keys()]));
  await findWordIds(executor, words, ids);
  const rows = counted.map(({ clause, counts }) => ({
    clauseId: clause.id,
    length: clause.length,
    entries: [...counts].map(([word, count]) => ({
      word,
      id: ids.get(word) ?? 0,
      count,
      weight: wordWeight(count, clause.length, averageLength),
    })),
  }));
  await insertClauseWords(executor, db.capabilities, rows);
}

function countClause(clause: ClauseToIndex, segmenter: Segmenter): Map<string, number> {
  return countWords({
    body: segmenter.segment(clause.text),
    heading: segmenter.segment(clause.heading),
    title: segmenter.segment(clause.title),
  });
}
