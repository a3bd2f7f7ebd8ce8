import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openEmbeddedDatabase } from './embedded-database.ts';
import type { Database } from './executor.ts';
import { lockFolder } from './folder-lock.ts';
import { openNativeDatabase } from './native-database.ts';
import { initialiseFolder, openWorkerEngine } from './worker-engine.ts';

const STATEMENT_LIMIT_MS = 60_000;
const IDLE_LIMIT_MS = 20_000;

export interface OpenDatabaseOptions {
  /** A PostgreSQL server; absent: the embedded engine in `dataDir`. */
  databaseUrl?: string | undefined;
  dataDir: string;
  /** How long one statement may take; a minute where nothing is said. */
  statementLimitMs?: number;
  onWarning(message: string): void;
  /** The embedded engine goes on by itself in its thread, however busy this one is. */
  onStarted?: (() => void) | undefined;
}

/** Of the embedded engine only: tells other processes where this one can be reached. */
export interface OpenedDatabase extends Database {
  setOwnerAddress(address: string): Promise<void>;
}

/** @throws {FolderInUseError} when another process has the embedded store open. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenedDatabase> {
  const { databaseUrl, statementLimitMs = STATEMENT_LIMIT_MS, onWarning } = options;
  if (databaseUrl === undefined) return openEmbedded(options);
  const db = await openNativeDatabase({
    url: databaseUrl,
    statementLimitMs,
    idleLimitMs: IDLE_LIMIT_MS,
    onWarning,
  });
  return { ...db, setOwnerAddress: async () => undefined };
}

async function openEmbedded({
  dataDir,
  statementLimitMs = STATEMENT_LIMIT_MS,
  onWarning,
  onStarted,
}: OpenDatabaseOptions): Promise<OpenedDatabase> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(dataDir);
  const folder = join(dataDir, 'postgres');
  try {
    await initialiseFolder(folder, { onStarted });
    const db = await openEmbeddedDatabase({
      openEngine: () => openWorkerEngine({ folder, statementLimitMs, onStarted }),
      idleLimitMs: IDLE_LIMIT_MS,
      onWarning,
    });
    return {
      ...db,
      setOwnerAddress: lock.setAddress,
      async close() {
        await db.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
