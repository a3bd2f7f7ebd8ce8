import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CIPHER_KEY_BYTES } from '../src/shared/cipher.ts';

const FILE_NAME = 'data-key';

/**
 * The key that encrypts personal data: DATA_KEY where it is set, else the one kept in `dataDir`, which
 * is made on the first start. Whoever loses it loses what it encrypted, so it is never replaced.
 *
 * @throws {Error} when the key is not base64 of 32 bytes.
 */
export async function loadDataKey(dataDir: string, fromEnvironment?: string): Promise<Buffer> {
  if (fromEnvironment !== undefined) return parseKey(fromEnvironment, 'DATA_KEY');
  const path = join(dataDir, FILE_NAME);
  const text = (await readIfPresent(path)) ?? (await keepNewKey(dataDir, path));
  return parseKey(text.trim(), `The file ${path}`);
}

function parseKey(text: string, where: string): Buffer {
  const key = Buffer.from(text, 'base64');
  const standard = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  if (key.length === CIPHER_KEY_BYTES && key.toString('base64').replace(/=+$/, '') === standard)
    return key;
  throw new Error(
    `${where} must be ${CIPHER_KEY_BYTES} random bytes written in base64 (44 characters, ` +
      `as "openssl rand -base64 ${CIPHER_KEY_BYTES}" prints them); found ${text.length} ` +
      `characters that are not that.`,
  );
}

/** Two processes may start at once: the hard link lets one key win, and both then read that one. */
async function keepNewKey(dataDir: string, path: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const partial = `${path}.${randomUUID()}`;
  await writeDurably(partial, `${randomBytes(CIPHER_KEY_BYTES).toString('base64')}\n`);
  try {
    await link(partial, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(partial);
  }
  await syncFolder(dataDir);
  return readFile(path, 'utf8');
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
