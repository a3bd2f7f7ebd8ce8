import type { Database } from '../database/executor.ts';
import { createBlockBuilder } from './block-builder.ts';
import { type ClauseIndex, createClauseIndex } from './clause-index.ts';
import {
  findPublishedVersions,
  findRevision,
  type IndexRevision,
  listChangedVersions,
  listPublishedClauses,
  listPublishedVersions,
  type PublishedClause,
  type PublishedVersion,
} from './clause-source.ts';
import type { IndexedClause, PostingBlock } from './posting-block.ts';
import type { Segmenter } from './segmenter.ts';

/** How many clauses are read and segmented at once; between two batches others get their turn. */
const BATCH = 1_000;
/** How many clauses share a block when everything is read. */
const BLOCK = 16_384;
/** So many clauses are cut into words within a second. */
const REBUILT_AT_ONCE = 3_000;
/** No day lies behind it. */
const NEVER = 99_991_231;
export const FRAME_PATHS = new Set(['抬头', '结尾', '附件目录']);
/** Sent by a trigger whenever a clause or a version was written. */
export const SEARCH_CHANGED = 'search_changed';

/** The index as it stood at one revision. */
export interface IndexAt {
  index: ClauseIndex;
  at: IndexRevision;
  /** By which the clauses were cut into words. */
  dictionary: string;
}

/**
 * The index over what is published, kept beside the database by every process for itself. A search
 * compares its revision with the database's in the statement that reads its hits, or is told that
 * nothing changed since then, so that a clause published or withdrawn by any process is found or gone
 * with the next question.
 */
export function createPublishedIndex({ db, segmenter }: { db: Database; segmenter: Segmenter }) {
  let current: IndexAt | undefined;
  let syncing: Promise<IndexAt> | undefined;

  const sync = (): Promise<IndexAt> => {
    syncing ??= bringUp({ db, segmenter, current })
      .then((up) => {
        current = up;
        return up;
      })
      .finally(() => {
        syncing = undefined;
      });
    return syncing;
  };

  return {
    /** After the dictionary changed, a large index answers by the old one until it is built anew. */
    async current(): Promise<IndexAt> {
      if (current?.dictionary === segmenter.fingerprint) return current;
      const anew = sync();
      if (!current || current.index.size() <= REBUILT_AT_ONCE) return await anew;
      anew.catch(() => undefined);
      return current;
    },
    sync,
    /** Reads everything, and from then on each change as soon as it is committed. */
    async prepare(onTrouble: (error: unknown) => void = () => undefined): Promise<void> {
      await db.listen(SEARCH_CHANGED, () => {
        sync().catch(onTrouble);
      });
      await sync();
    },
  };
}

interface Bringing {
  db: Database;
  segmenter: Segmenter;
  current: IndexAt | undefined;
}

async function bringUp({ db, segmenter, current }: Bringing): Promise<IndexAt> {
  const at = await findRevision(db);
  const dictionary = segmenter.fingerprint;
  if (current?.at.epoch !== at.epoch || current.dictionary !== dictionary)
    return { index: await readAll(db, segmenter), at, dictionary };
  if (current.at.revision === at.revision) return current;
  const { index } = current;
  const changed = await listChangedVersions(db, current.at.revision);
  await rewrite(new Set(changed), { db, segmenter, index });
  await rewrite(index.versionsToJoin(), { db, segmenter, index });
  return { index, at, dictionary };
}

async function readAll(db: Database, segmenter: Segmenter): Promise<ClauseIndex> {
  const index = createClauseIndex();
  const versions = await listPublishedVersions(db);
  index.replace(new Set(), await buildBlocks({ db, segmenter, versions }));
  return index;
}

async function rewrite(
  versionIds: ReadonlySet<string>,
  { db, segmenter, index }: { db: Database; segmenter: Segmenter; index: ClauseIndex },
): Promise<void> {
  if (versionIds.size === 0) return;
  const versions = await findPublishedVersions(db, [...versionIds]);
  index.replace(versionIds, await buildBlocks({ db, segmenter, versions }));
}

async function buildBlocks(reading: Reading): Promise<PostingBlock[]> {
  const blocks: PostingBlock[] = [];
  let builder = createBlockBuilder(reading.segmenter);
  for await (const { clauses, versions } of readClauses(reading)) {
    for (const clause of clauses) {
      const version = versions.get(clause.versionId);
      if (version) builder.add(toIndexed(clause, version), { ...clause, title: version.title });
      if (builder.size() < BLOCK) continue;
      blocks.push(builder.build());
      builder = createBlockBuilder(reading.segmenter);
    }
  }
  return builder.size() > 0 ? [...blocks, builder.build()] : blocks;
}

interface Reading {
  db: Database;
  segmenter: Segmenter;
  versions: readonly PublishedVersion[];
}

type Version = Omit<PublishedVersion, 'clauses'>;

interface ReadBatch {
  versions: ReadonlyMap<string, Version>;
  /** Those of a region side by side. */
  clauses: PublishedClause[];
}

/** The database reads the next batch while this one is cut into words. */
async function* readClauses({ db, versions }: Reading): AsyncGenerator<ReadBatch> {
  const batches = batchesOf(versions);
  let coming = readNext(db, batches);
  for (let batch = await coming; batch; batch = await coming) {
    coming = readNext(db, batches);
    // Whoever waits for it hears of a failure; until then it is nobody's.
    coming.catch(() => undefined);
    yield batch;
  }
}

async function readNext(
  db: Database,
  batches: Generator<PublishedVersion[]>,
): Promise<ReadBatch | undefined> {
  const { value, done } = batches.next();
  if (done || !value) return undefined;
  const versions = new Map(value.map(({ clauses: _, ...version }) => [version.id, version]));
  return { versions, clauses: await listPublishedClauses(db, [...versions.keys()]) };
}

function toIndexed(
  { id, ordinal, path, validFrom, validTo, expiresOn }: PublishedClause,
  version: Version,
): IndexedClause {
  return {
    id,
    version,
    path,
    ordinal,
    validFrom,
    validTo: validTo ?? NEVER,
    expiresOn: expiresOn ?? NEVER,
    isFrame: FRAME_PATHS.has(path),
  };
}

/** In their order, each with about as many clauses. */
export function* batchesOf(versions: readonly PublishedVersion[]): Generator<PublishedVersion[]> {
  let batch: PublishedVersion[] = [];
  let clauses = 0;
  for (const version of versions) {
    batch.push(version);
    clauses += version.clauses;
    if (clauses < BATCH) continue;
    yield batch;
    batch = [];
    clauses = 0;
  }
  if (batch.length > 0) yield batch;
}
