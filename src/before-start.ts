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
 * Begins to open the store, in a thread or on a server of its own, while this one still reads its modules:
 * either takes about a second. Whoever takes the promise closes what it opens.
 */
export function openStore(options: OpenDatabaseOptions): Promise<OpenedDatabase> {
  const opening = openDatabase(options);
  // It may fail before anybody waits for it.
  opening.catch(() => undefined);
  return opening;
}

/** The Chinese sentence of a problem; `internal` where the code has none. */
export function createProblemText(replies: Replies): Assistant['problemText'] {
  return (code, values) =>
    replies.say(`problems.${replies.has(`problems.${code}`) ? code : 'internal'}`, values);
}

/** For a process that could not start an assistant. */
export const problemText: Assistant['problemText'] = (code, values) =>
  createProblemText(loadReplies())(code, values);
