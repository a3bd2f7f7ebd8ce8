import { FolderInUseError, findFolderOwner } from './database/folder-lock.ts';
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

/** The Chinese sentence of a problem; `internal` where the code has none. */
export function createProblemText(replies: Replies): Assistant['problemText'] {
  return (code, values) =>
    replies.say(`problems.${replies.has(`problems.${code}`) ? code : 'internal'}`, values);
}

/** For a process that could not start an assistant. */
export const problemText: Assistant['problemText'] = (code, values) =>
  createProblemText(loadReplies())(code, values);
