import { FolderInUseError, findFolderOwner } from './database/folder-lock.ts';
import {
  type OpenDatabaseOptions,
  type OpenedDatabase,
  openDatabase,
} from './database/open-database.ts';
import { loadReplies, type Replies } from './knowledge/replies.ts';
import type { Assistant } from './use-cases.ts';

/**
 * What a process can say before it has loaded the service: that somebody else has the folder, at
 * once and not after the dictionaries.
 *
 * @throws {FolderInUseError} naming the process that has it.
 */
export async function refuseFolderInUse(dataDir: string): Promise<void> {
  const owner = await findFolderOwner(dataDir);
  if (owner !== undefined) throw new FolderInUseError(dataDir, owner);
}

/**
 * Begins to open the store, and returns once that goes on by itself: an embedded engine's thread is started only
 * after its folder is locked, and whoever then reads the modules and the knowledge leaves no moment for it.
 * Whoever takes `opened` closes what it opens.
 *
 * @throws what {@link openDatabase} throws before that.
 */
export async function openStore(
  options: OpenDatabaseOptions,
): Promise<{ opened: Promise<OpenedDatabase> }> {
  const { promise: started, resolve: onStarted } = withResolvers();
  const opened = openDatabase({ ...options, onStarted });
  // It may fail before anybody waits for it.
  opened.catch(() => undefined);
  await Promise.race([started, opened]);
  return { opened };
}

function withResolvers() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** The Chinese sentence of a problem; `internal` where the code has none. */
export function createProblemText(replies: Replies): Assistant['problemText'] {
  return (code, values) =>
    replies.say(`problems.${replies.has(`problems.${code}`) ? code : 'internal'}`, values);
}

/** For a process that could not start an assistant. */
export const problemText: Assistant['problemText'] = (code, values) =>
  createProblemText(loadReplies())(code, values);
