import { createHash } from 'node:crypto';
import type { Database, SqlExecutor } from '../database/executor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import { isVerbatim } from '../shared/text.ts';
import { coversClause } from './clause-path.ts';
import type { Clause } from './clause-reader.ts';
import { forgetDrafts } from './document-drafts.ts';
import {
  copyVersions,
  findVersions,
  insertClauses,
  insertDocuments,
  insertVersions,
  type StoredVersion,
  supersedeVersions,
} from './document-store.ts';
import { placeVersion, type TimelineChange, withdrawFrom } from './document-timeline.ts';
import type { DocumentSource } from './policy-document.ts';
import { earlierOf } from './validity.ts';

/** How many documents travel at once. */
const BATCH = 500;

/** Told whenever a document was published or withdrawn, by any process. The payload says nothing. */
export const DOCUMENTS_CHANGED = 'documents_changed';

export interface Published {
  /** 文号 of the documents that are new or changed. */
  changed: string[];
}

/**
 * Brings documents into force: each is a version of the document of its number, from its first day
 * on. From the same day as a version known before it corrects that one; from a later day it replaces
 * it, and what was in force stays findable for the days before. What did not change keeps its version.
 * All in one transaction; documents that are not among `sources` stay as they are.
 */
export async function publishDocuments(
  db: Database,
  sources: readonly DocumentSource[],
  clock: Clock,
): Promise<Published> {
  return publish(db, { sources, clock, origin: 'import' });
}

/**
 * The same for the files that the product brings along, at every start. A file is published once: what
 * staff corrected, replaced or withdrew since stays so until the file itself changes.
 */
export async function publishFiles(
  db: Database,
  sources: readonly DocumentSource[],
  clock: Clock,
): Promise<Published> {
  return publish(db, { sources, clock, origin: 'file' });
}

/**
 * From that day on the document is found no more; answers for the days before, and the clauses that
 * old answers cite, stay.
 *
 * @throws {DomainError} `document-not-found` when nothing of it is in force on that day or later.
 */
export async function withdrawDocument(
  db: Database,
  { number, from }: { number: string; from: string },
  clock: Clock,
): Promise<void> {
  await db.transaction(async (executor) => {
    await lockPublishing(executor);
    const versions = (await findVersions(executor, [number])).get(number) ?? [];
    const change = withdrawFrom(
      versions.filter(({ isKnown }) => isKnown),
      from,
    );
    if (change.superseded.length + change.shortened.length === 0)
      throw new DomainError('not-found', 'document-not-in-force', { number, from });
    await applyChange(executor, change, laterOf(clock(), versions));
    await tellOthers(executor);
  });
}

interface Publishing {
  sources: readonly DocumentSource[];
  clock: Clock;
  origin: StoredVersion['origin'];
}

async function publish(db: Database, { sources, clock, origin }: Publishing): Promise<Published> {
  const now = clock();
  return await db.transaction(async (executor) => {
    await lockPublishing(executor);
    const changed: string[] = [];
    for (const round of roundsOf(sources)) {
      const drafts = round.map((source) => ({ ...draftOf(source, now), origin }));
      changed.push(...(await publishRound(executor, drafts)));
    }
    if (changed.length > 0) await tellOthers(executor);
    return { changed };
  });
}

/** Identical processes may start at the same moment over one database. */
async function lockPublishing(executor: SqlExecutor): Promise<void> {
  await executor.query(`select pg_advisory_xact_lock(hashtext('publish-documents'))`);
}

async function tellOthers(executor: SqlExecutor): Promise<void> {
  await executor.query('select pg_notify($1::text, $2::text)', [DOCUMENTS_CHANGED, '']);
}

/** In the order given; two versions of one document never share a round. */
function* roundsOf(sources: readonly DocumentSource[]): Generator<DocumentSource[]> {
  let round = new Map<string, DocumentSource>();
  for (const source of sources) {
    if (round.size >= BATCH || round.has(source.metadata.number)) {
      yield [...round.values()];
      round = new Map();
    }
    round.set(source.metadata.number, source);
  }
  if (round.size > 0) yield [...round.values()];
}

type Draft = ReturnType<typeof draftOf> & { origin: StoredVersion['origin'] };

async function publishRound(executor: SqlExecutor, drafts: readonly Draft[]): Promise<string[]> {
  const stored = await findVersions(
    executor,
    drafts.map(({ number }) => number),
  );
  const placed = drafts.flatMap((draft) => place(draft, stored.get(draft.number) ?? []) ?? []);
  if (placed.length === 0) return [];
  for (const { change, now } of placed) await applyChange(executor, change, now);
  const versions = placed.map(({ version }) => version);
  await insertDocuments(
    executor,
    versions.filter((version) => version.isNew),
  );
  await insertVersions(executor, versions);
  await insertClauses(
    executor,
    versions.flatMap((version) => version.clauses),
  );
  const numbers = versions.map(({ number }) => number);
  await forgetDrafts(executor, numbers);
  return numbers;
}

/** Undefined where nothing is to be done. */
function place(draft: Draft, versions: readonly StoredVersion[]) {
  if (draft.origin === 'file' && wasPublished(draft, versions)) return undefined;
  const known = versions.filter(({ isKnown }) => isKnown);
  const { repealedOn, effectiveFrom, bodyDigest } = draft;
  const { validTo, ...change } = placeVersion(known, {
    validFrom: effectiveFrom,
    repealedOn,
    bodyDigest,
  });
  const isSame = known.some((version) => isSameVersion(version, { draft, validTo }));
  if (isSame) return undefined;
  const now = laterOf(draft.now, versions);
  const documentId = versions[0]?.documentId;
  const own = { validTo, knownFrom: now.toISOString() };
  const version = {
    ...draft,
    ...own,
    isNew: documentId === undefined,
    documentId: documentId ?? newId(),
    clauses: draft.clauses.map((clause) => ({ ...clause, ...own })),
  };
  return { change, now, version };
}

function isSameVersion(
  version: StoredVersion,
  { draft, validTo }: { draft: Draft; validTo: string | null },
): boolean {
  return version.fingerprint === draft.fingerprint && version.validTo === validTo;
}

/** A file whose words did not change is only cut anew, and only where it is still what is known. */
function wasPublished(draft: Draft, versions: readonly StoredVersion[]): boolean {
  const last = versions.findLast(({ origin }) => origin === 'file');
  if (last === undefined) return false;
  if (last.fingerprint === draft.fingerprint) return true;
  const isSameSource = last.sourceFingerprint === draft.sourceFingerprint;
  return isSameSource && !(last.isKnown && last.validTo === draft.repealedOn);
}

/** What becomes known later is later on record, also where the clocks of two machines differ. */
function laterOf(now: Date, versions: readonly StoredVersion[]): Date {
  const latest = Math.max(now.getTime(), ...versions.map(({ knownFrom }) => knownFrom.getTime()));
  return new Date(latest);
}

async function applyChange(
  executor: SqlExecutor,
  { superseded, shortened }: TimelineChange,
  now: Date,
): Promise<void> {
  const ended = shortened.map(({ versionId }) => versionId);
  await supersedeVersions(executor, [...superseded, ...ended], now);
  await copyVersions(executor, shortened, now);
}

function draftOf({ metadata, text, clauses }: DocumentSource, now: Date) {
  const versionId = newId();
  const { periods, ...described } = metadata;
  return {
    ...described,
    now,
    versionId,
    text,
    bodyDigest: createHash('md5').update(text).digest('hex'),
    fingerprint: fingerprintOf({ metadata, text, clauses }),
    sourceFingerprint: fingerprintOf({ metadata, text }),
    clauses: clauses.map((clause) => ({
      ...clause,
      id: newId(),
      versionId,
      ...endOf(clause, { periods, expiresOn: metadata.expiresOn }),
      validFrom: metadata.effectiveFrom,
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

function fingerprintOf(source: object): string {
  return createHash('sha256').update(JSON.stringify(source)).digest('hex');
}
