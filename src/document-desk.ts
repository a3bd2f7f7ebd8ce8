import type { Database } from './database/executor.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase } from './database/open-database.ts';
import { followBindingRegions } from './knowledge/binding-regions.ts';
import { type Knowledge, loadKnowledge } from './knowledge/knowledge.ts';
import { publishFiles } from './knowledge/publish-documents.ts';
import type { Clock } from './shared/clock.ts';
import type { Log } from './shared/log.ts';
import { createDocumentDesk, type DocumentDesk } from './tools/publish-document.ts';
import { createResolvePlace } from './tools/resolve-place.ts';

export type { DocumentDesk } from './tools/publish-document.ts';

export interface StartDocuments {
  db: Database;
  loaded: Knowledge;
  clock: Clock;
  log: Pick<Log, 'info' | 'error'>;
}

/** Publishes the files, and follows what is published from then on, by whomever. */
export async function startDocuments({ db, loaded, clock, log }: StartDocuments) {
  const { changed } = await publishFiles(db, loaded.documents, clock);
  if (changed.length > 0) log.info(`published ${changed.length} documents`);
  const onTrouble = (error: unknown) =>
    log.error({ err: error }, 'the regions that documents bind could not be read again');
  const regions = await followBindingRegions({ db, clock, onTrouble });
  const knowledge: Knowledge = { ...loaded, bindingRegions: regions.codes };
  const resolvePlace = createResolvePlace(loaded.gazetteer, regions.codes);
  const onChanged = () => regions.refresh();
  const documents = createDocumentDesk({ ...loaded, db, clock, resolvePlace, onChanged });
  return { knowledge, documents };
}

/**
 * The desk alone, for a command while the product does not run or runs on a server.
 *
 * @throws {FolderInUseError} when another process has the embedded store open.
 */
export async function openDocumentDesk(options: {
  databaseUrl: string | undefined;
  dataDir: string;
  clock: Clock;
}): Promise<DocumentDesk & { close(): Promise<void> }> {
  const { clock } = options;
  const db = await openDatabase({ ...options, onWarning: () => undefined });
  try {
    await migrate(db);
    const loaded = loadKnowledge();
    const onTrouble = () => undefined;
    const regions = await followBindingRegions({ db, clock, onTrouble });
    const binding = [...new Set([...loaded.bindingRegions, ...regions.codes])];
    const resolvePlace = createResolvePlace(loaded.gazetteer, binding);
    const onChanged = async () => undefined;
    const desk = createDocumentDesk({ ...loaded, db, clock, resolvePlace, onChanged });
    return { ...desk, close: () => db.close() };
  } catch (error) {
    await db.close();
    throw error;
  }
}
