import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeFolder } from './data-folder.ts';

function givenFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe('makeFolder', () => {
  it('makes the folders above too', async () => {
    const path = join(givenFolder(), 'a/b/c');

    await makeFolder(path);

    expect(existsSync(path)).toBe(true);
  });

  it('leaves a folder that is there alone', async () => {
    const folder = givenFolder();

    await expect(makeFolder(folder)).resolves.toBeUndefined();
  });

  it('refuses to make one below a file', async () => {
    const file = join(givenFolder(), 'file');
    writeFileSync(file, '');

    await expect(makeFolder(join(file, 'a'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it('comes back where nothing can be made', async () => {
    await expect(makeFolder('/proc/warmline/data')).rejects.toBeInstanceOf(Error);
  });
});
