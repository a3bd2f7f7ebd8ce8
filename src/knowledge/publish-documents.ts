import { createHash } from 'node:crypto';
import type { Database, SqlExecutor } from '../database/executor.ts';
import type { Clock } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import { isVerbatim } from '../shared/text.ts';
import { coversClause } from './clause-path.ts';
import type { Clause } from './clause-reader.ts';
import {
  findKnownVersions,
  insertClauses,
  insertDocuments,
  insertVersions,
  supersedeVersions,
} from './document-store.ts';
import type { DocumentSource } from './policy-document.ts';
import { earlierOf } from './validity.ts';

/** How many statements' worth of rows travel at once. */
const BATCH = 500;

export interface Published {
  /** 文号 of the documents that are new or changed. */
  changed: string[];
}

/**
 * Brings the documents into the database. A document whose text, metadata and cut are as they were
 * keeps its version; a changed one supersedes its old version, all in one transaction. Documents
 * that are not among `sources` stay as they are. Search must be refreshed afterwards.
 */
export async function publishDocuments(
  db: Database,
  sources: readonly DocumentSource[],
  clock: Clock,
): Promise<Published> {
  const now = clock();
  const drafts = sources.map((source) => draftOf(source, now));
  return await db.transaction(async (executor) => {
    // Identical processes may start at the same moment over one database.
    await executor.query(`select pg_advisory_xact_lock(hashtext('publish-documents'))`);
    const known = await findKnownVersions(executor);
    const changed = drafts.filter(
      (draft) => known.get(draft.number)?.fingerprint !== draft.fingerprint,
    );
    const outdated = changed.flatMap(({ number }) => known.get(number)?.versionId ?? []);
    await supersedeVersions(executor, outdated, now);
    for (let at = 0; at < changed.length; at += BATCH)
      await insertDrafts(executor, changed.slice(at, at + BATCH), known);
    return { changed: changed.map((draft) => draft.number) };
  });
}

type Draft = ReturnType<typeof draftOf>;

async function insertDrafts(
  executor: SqlExecutor,
  drafts: readonly Draft[],
  known: Awaited<ReturnType<typeof findKnownVersions>>,
): Promise<void> {
  const placed = drafts.map((draft) => {
    const documentId = known.get(draft.number)?.documentId;
    return { ...draft, isNew: documentId === undefined, documentId: documentId ?? newId() };
  });
  await insertDocuments(
    executor,
    placed.filter((draft) => draft.isNew),
  );
  await insertVersions(executor, placed);
  await insertClauses(
    executor,
    placed.flatMap((draft) => draft.clauses),
  );
}

function draftOf({ metadata, text, clauses }: DocumentSource, now: Date) {
  const versionId = newId();
  const { periods, repealedOn, ...described } = metadata;
  return {
    ...described,
    versionId,
    text,
    validTo: repealedOn,
    knownFrom: now.toISOString(),
    fingerprint: fingerprintOf({ metadata, text, clauses }),
    clauses: clauses.map((clause) => ({
      ...clause,
      id: newId(),
      versionId,
      ...endOf(clause, { periods, expiresOn: metadata.expiresOn }),
      validFrom: metadata.effectiveFrom,
      validTo: repealedOn,
      knownFrom: now.toISOString(),
    })),
  };
}

/** When the clause is over, and which of its words are over before that. */
function endOf(
  clause: Clause,
  { periods, expiresOn }: Pick<DocumentSource['metadata'], 'periods' | 'expiresOn'>,
) {
  const own = periods.filter((period) => coversClause(period.clause, clause.path));
  const whole = own.filter((period) => period.quote === undefined);
  return {
    expiresOn: whole.map((period) => period.expiresOn).reduce(earlierOf, expiresOn),
    endedQuotes: own.flatMap((period) =>
      period.quote !== undefined && isVerbatim(period.quote, clause.text)
        ? [{ quote: period.quote, expiresOn: period.expiresOn }]
        : [],
    ),
  };
}

function fingerprintOf(source: DocumentSource): string {
  return createHash('sha256').update(JSON.stringify(source)).digest('hex');
}
