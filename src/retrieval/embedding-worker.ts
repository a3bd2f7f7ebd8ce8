import type { Database } from '../database/executor.ts';
import type { Embedder } from '../model/embedder.ts';
import type { Clock } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import type { Log } from '../shared/log.ts';
import {
  findPublishedVersions,
  findRevision,
  type IndexRevision,
  listChangedVersions,
  listPublishedVersions,
  type PublishedVersion,
} from './clause-source.ts';
import { embedMissing } from './embed-missing.ts';
import { createEmbeddingProgress } from './embedding-progress.ts';
import { announceModel, endTurn, takeTurn } from './embedding-turn.ts';
import { SEARCH_CHANGED } from './published-index.ts';
import { createSleep } from './sleep.ts';
import {
  countEmbedded,
  deleteOutdatedVectors,
  deleteVectors,
  findDimensions,
} from './vector-store.ts';

export interface EmbeddingPauses {
  /** While another process embeds. */
  waitMs: number;
  /** After a failure; doubled with each further one. */
  retryMs: number;
}

export interface EmbeddingWorkerNeeds {
  db: Database;
  embedder: Embedder;
  clock: Clock;
  log: Pick<Log, 'info' | 'warn'>;
  pauses?: EmbeddingPauses;
}

const PAUSES: EmbeddingPauses = { waitMs: 15_000, retryMs: 1000 };
const LONGEST_RETRY_MS = 60_000;
/** A notice may get lost while a connection breaks: so often it is looked without one. */
const LOOK_AGAIN_MS = 300_000;
/** Longer than a batch can take, since it is renewed with each. */
const TURN_SECONDS = 90;
/** Any text: the model's answer tells how many numbers its vectors have. */
const PROBE = '社会救助';

/**
 * Embeds in the background whatever is published and has no vector of the model yet: at the start
 * everything, then what changes. One process at a time does it; the others look on, and take over
 * when it ends.
 */
export function createEmbeddingWorker(needs: EmbeddingWorkerNeeds) {
  const stopping = new AbortController();
  const progress = createEmbeddingProgress(needs);
  const sleep = createSleep(stopping.signal);
  let running: Promise<void> = Promise.resolve();
  let unlisten = async () => {};

  return {
    async start(): Promise<void> {
      unlisten = await needs.db.listen(SEARCH_CHANGED, sleep.wake);
      running = run({ ...needs, progress, sleep, signal: stopping.signal, holder: newId() });
    },
    /** In English, for administrators; empty once every clause has a vector. */
    troubles: progress.troubles,
    /** Ends within a request to the model; what was embedded is kept. */
    async close(): Promise<void> {
      stopping.abort(new Error('The process is closing.'));
      await running;
      await unlisten();
    },
  };
}

interface Working extends EmbeddingWorkerNeeds {
  progress: ReturnType<typeof createEmbeddingProgress>;
  sleep: ReturnType<typeof createSleep>;
  signal: AbortSignal;
  holder: string;
}

async function run(working: Working): Promise<void> {
  const { db, embedder, progress, sleep, signal, holder } = working;
  const { waitMs, retryMs } = working.pauses ?? PAUSES;
  let isAnnounced = false;
  let reached: IndexRevision | undefined;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const isAlone = db.capabilities.engine === 'embedded';
      if (!isAnnounced) await announceModel(db, { model: embedder.model, isAlone });
      isAnnounced = true;
      const now = await embedWhatChanged(reached, working);
      reached = now ?? reached;
      failures = 0;
      await sleep.for(now === undefined ? waitMs : LOOK_AGAIN_MS);
    } catch (error) {
      if (signal.aborted) break;
      progress.fail(error);
      failures += 1;
      await sleep.for(Math.min(retryMs * 2 ** failures, LONGEST_RETRY_MS));
    }
  }
  // Where the database is gone as well, the turn ends by itself.
  await endTurn(db, holder).catch(() => undefined);
}

/** The revision up to which everything is embedded now; undefined while another process is at it. */
async function embedWhatChanged(
  reached: IndexRevision | undefined,
  working: Working,
): Promise<IndexRevision | undefined> {
  const { db, embedder, progress, holder } = working;
  const { model } = embedder;
  const mayGoOn = () => takeTurn(db, { model, holder, seconds: TURN_SECONDS });
  if (!(await mayGoOn())) {
    progress.begin(await countEmbedded(db, model));
    return undefined;
  }
  const at = await findRevision(db);
  if (reached === undefined) await forgetOtherDimensions(working);
  const versions = await listVersionsSince(reached, at, db);
  progress.begin(await countEmbedded(db, model));
  const { onEmbedded, onRefused } = progress;
  const isDone = await embedMissing(versions, { ...working, mayGoOn, onEmbedded, onRefused });
  if (!isDone) return undefined;
  if (versions.length > 0) await deleteOutdatedVectors(db, model);
  await endTurn(db, holder);
  progress.complete();
  return at;
}

async function listVersionsSince(
  reached: IndexRevision | undefined,
  at: IndexRevision,
  db: Database,
): Promise<PublishedVersion[]> {
  if (reached === undefined || reached.epoch !== at.epoch) return listPublishedVersions(db);
  if (reached.revision === at.revision) return [];
  return findPublishedVersions(db, await listChangedVersions(db, reached.revision));
}

/** A server may have put another model behind the same name: its vectors cannot be compared. */
async function forgetOtherDimensions({ db, embedder, signal }: Working): Promise<void> {
  const stored = await findDimensions(db, embedder.model);
  if (stored === undefined) return;
  const [probe] = await embedder.embedPassages([PROBE], signal);
  if (probe?.length !== stored) await deleteVectors(db, embedder.model);
}
