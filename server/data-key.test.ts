import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDataKey } from './data-key.ts';

describe('the data key', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warmline-key-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is made on the first start and stays the same', async () => {
    const first = await loadDataKey(folder);

    expect(first).toHaveLength(32);
    expect(await loadDataKey(folder)).toEqual(first);
  });

  it('is one key for processes that start at once, and leaves no other file', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadDataKey(folder)));

    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect(await readdir(folder)).toEqual(['data-key']);
  });

  it('can be read by its owner only', async () => {
    await loadDataKey(folder);

    expect((await stat(join(folder, 'data-key'))).mode & 0o777).toBe(0o600);
  });

  it('is taken from the environment where it is set, and then nothing is written', async () => {
    const key = Buffer.alloc(32, 7);

    expect(await loadDataKey(folder, key.toString('base64'))).toEqual(key);
    expect(await loadDataKey(folder, key.toString('base64url'))).toEqual(key);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ['empty', ''],
    ['too short', Buffer.alloc(16).toString('base64')],
    ['too long', Buffer.alloc(33).toString('base64')],
    ['hexadecimal', Buffer.alloc(32).toString('hex')],
    ['no base64', `${'A'.repeat(42)}!=`],
  ])('is refused with the form it must have when it is %s', async (_, text) => {
    await expect(loadDataKey(folder, text)).rejects.toThrow(
      'DATA_KEY must be 32 random bytes written in base64',
    );
  });

  it('is never replaced when its file is damaged', async () => {
    await writeFile(join(folder, 'data-key'), 'damaged');

    await expect(loadDataKey(folder)).rejects.toThrow('data-key must be 32 random bytes');
  });
});
