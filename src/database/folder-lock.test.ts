import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderInUseError, type FolderOwner, findFolderOwner, lockFolder } from './folder-lock.ts';
import { describeProcess } from './process-identity.ts';

describe('the folder lock', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warmline-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Leaves a lock as another process would have written it. */
  async function leaveLock(change: Partial<FolderOwner>): Promise<string> {
    await mkdir(join(folder, 'lock'), { recursive: true });
    const path = join(folder, 'lock', '00000007.json');
    await writeFile(path, JSON.stringify({ ...(await describeProcess()), ...change }));
    return path;
  }

  it('gives an empty folder to the first that asks', async () => {
    const lock = await lockFolder(folder);

    expect((await findFolderOwner(folder))?.pid).toBe(process.pid);
    await lock.release();
  });

  it('names the living owner to the second that asks', async () => {
    const lock = await lockFolder(folder);

    const error = await lockFolder(folder).catch((caught: unknown) => caught);

    expect(error).toBeInstanceOf(FolderInUseError);
    expect(String(error)).toContain(`process ${process.pid}`);
    expect((error as FolderInUseError).values['since']).toMatch(/^\d{4}-\d\d-\d\dT/);
    await lock.release();
  });

  it('is free again after it was released', async () => {
    await (await lockFolder(folder)).release();

    expect(await findFolderOwner(folder)).toBeUndefined();
    await (await lockFolder(folder)).release();
  });

  it('recovers from an owner that died', async () => {
    await leaveLock({ pid: 2 ** 22 + 1 });

    const lock = await lockFolder(folder);

    expect((await findFolderOwner(folder))?.pid).toBe(process.pid);
    await lock.release();
  });

  it('recovers from an owner whose number went to another process', async () => {
    await leaveLock({ startTicks: '1' });

    const lock = await lockFolder(folder);

    expect(await readdir(join(folder, 'lock'))).toEqual(['00000008.json']);
    await lock.release();
  });

  it('recovers from an owner that ran before the machine was started', async () => {
    await leaveLock({ boot: 'another start' });

    await (await lockFolder(folder)).release();
  });

  it('leaves the folder to an owner that it cannot see and that shows a sign of life', async () => {
    await leaveLock({ pidSpace: 'pid:[1]' });

    await expect(lockFolder(folder)).rejects.toThrow(FolderInUseError);
  });

  it('recovers from an owner that it cannot see and that has been silent', async () => {
    const path = await leaveLock({ pidSpace: 'pid:[1]' });
    await utimes(path, 1_000, 1_000);

    await (await lockFolder(folder)).release();
  });

  it('gives the folder of a dead owner to one of many that ask at once', async () => {
    await leaveLock({ pid: 2 ** 22 + 1 });

    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => lockFolder(folder)));

    const winners = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(winners).toHaveLength(1);
    await winners[0]?.release();
  });

  it('keeps the address that the owner gives', async () => {
    const lock = await lockFolder(folder);

    await lock.setAddress('http://127.0.0.1:3000');

    expect((await findFolderOwner(folder))?.address).toBe('http://127.0.0.1:3000');
    await lock.release();
  });
});
