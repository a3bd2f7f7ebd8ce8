import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNativeDatabase } from '../native-test-database.ts';
import { givenReceiver, type Receiver } from './receiver.ts';

/** Where a product that is killed keeps everything: a folder, and with a server a database of its own. */
export interface Store {
  engine: 'PGlite' | 'PostgreSQL';
  dataDir: string;
  databaseUrl: string | undefined;
  /** Where its ticket events go. */
  receiver: Receiver;
  /** For the product. */
  environment: Record<string, string>;
  remove(): Promise<void>;
}

/** @param serverUrl absent: the embedded engine. */
export async function givenStore(serverUrl?: string): Promise<Store> {
  const dataDir = await mkdtemp(join(tmpdir(), 'warmline-crash-'));
  const receiver = await givenReceiver();
  const { environment } = receiver;
  const removeFolder = async () => {
    await receiver.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  if (serverUrl === undefined)
    return {
      engine: 'PGlite',
      dataDir,
      databaseUrl: undefined,
      receiver,
      environment,
      remove: removeFolder,
    };
  const { url, drop } = await createNativeDatabase(serverUrl, `warmline_crash_${process.pid}`);
  return {
    engine: 'PostgreSQL',
    dataDir,
    databaseUrl: url,
    receiver,
    environment: { ...environment, DATABASE_URL: url },
    remove: () => drop().then(removeFolder),
  };
}
