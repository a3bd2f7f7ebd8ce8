import { readFile } from 'node:fs/promises';
import type { ExternalChange } from '../../src/contracts/integration.ts';
import { readChangeRows } from '../../src/integration/read-change-rows.ts';
import type { Replies } from '../../src/knowledge/replies.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { RefusedError } from '../owner/reach-owner.ts';

/**
 * The changes in a file of CSV or JSON. All of it is read before anything is done: a mistake in one line stops it.
 *
 * @throws {DomainError} naming the line.
 */
export async function readChanges(file: string, replies: Replies): Promise<ExternalChange[]> {
  return readChangeRows(await readText(file, replies), replies).map(({ line, change, wrong }) => {
    if (change !== undefined) return change;
    throw new DomainError('invalid', 'csv-row', { line: String(line), keys: wrong.join('、') });
  });
}

/** UTF-8, else what Excel saves in China: GBK, which GB 18030 contains. */
async function readText(file: string, replies: Replies): Promise<string> {
  const bytes = await readFile(file).catch(() => undefined);
  for (const encoding of bytes === undefined ? [] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this encoding: the next one is tried.
    }
  }
  throw new RefusedError(replies.say('integration.import.unreadable', { file }));
}
