import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '../shared/errors.ts';
import { createGate } from './gate.ts';
import { describeProcess, isRunning, type ProcessIdentity } from './process-identity.ts';

/** Who has the data folder open. */
export interface FolderOwner extends ProcessIdentity {
  /** Where it can be asked to do something, once it has said so. */
  address?: string;
  /** Set by an owner that closed the folder. */
  released?: boolean;
}

export interface FolderLock {
  /** Tells other processes where this one can be reached. */
  setAddress(address: string): Promise<void>;
  release(): Promise<void>;
}

export class FolderInUseError extends DomainError {
  constructor(folder: string, owner: FolderOwner) {
    super('unavailable', 'folder-in-use', {
      folder,
      pid: String(owner.pid),
      since: owner.startedAt,
    });
    this.name = 'FolderInUseError';
    this.message =
      `The data folder ${folder} is in use by process ${owner.pid} on ${owner.host}, ` +
      `running since ${owner.startedAt}. Stop that process, or set DATA_DIR to another folder.`;
  }
}

/** An owner that cannot be looked up by its pid (another container) shows by this that it lives. */
const HEARTBEAT_MS = 5_000;
const SILENT_MS = 30_000;
const FILE_NAME = /^(\d{8})\.json$/;

/**
 * Takes the folder for this process. Every owner has a file of its own with a higher number than the
 * last, made by a hard link: of several processes that find a dead owner, one gets the next number.
 * A file is never taken from an owner and never reused, so nobody can steal from the living.
 *
 * @throws {FolderInUseError} at once when a living process has it.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const locks = join(folder, 'lock');
  await mkdir(locks, { recursive: true, mode: 0o700 });
  const identity = await describeProcess();
  for (;;) {
    const last = await findLast(locks);
    if (last?.inUse) throw new FolderInUseError(folder, last.owner);
    const number = (last?.number ?? 0) + 1;
    if (await claim(locks, number, identity)) return keepLock(locks, number, identity);
  }
}

/** The living owner of the folder, for a command that wants to run inside it. */
export async function findFolderOwner(folder: string): Promise<FolderOwner | undefined> {
  const locks = join(folder, 'lock');
  const last = existsSync(locks) ? await findLast(locks) : undefined;
  return last?.inUse ? last.owner : undefined;
}

async function findLast(locks: string) {
  for (;;) {
    const number = Math.max(0, ...(await listNumbers(locks)));
    if (number === 0) return undefined;
    try {
      const owner = JSON.parse(await readFile(pathOf(locks, number), 'utf8')) as FolderOwner;
      return { number, owner, inUse: await isInUse(owner, pathOf(locks, number)) };
    } catch (error) {
      // The next owner has cleared it away between our listing and our reading.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}

async function listNumbers(locks: string): Promise<number[]> {
  const names = await readdir(locks);
  return names.flatMap((name) => FILE_NAME.exec(name)?.[1] ?? []).map(Number);
}

async function isInUse(owner: FolderOwner, path: string): Promise<boolean> {
  if (owner.released) return false;
  const running = await isRunning(owner);
  if (running !== 'unknown') return running === 'yes';
  return (await silenceMs(path)) < SILENT_MS;
}

/** Measured on the file system's own clock, which need not be ours when the folder is shared. */
async function silenceMs(path: string): Promise<number> {
  const probe = `${path}.${randomUUID()}.now`;
  await writeFile(probe, '');
  const now = await stat(probe);
  await rm(probe);
  const last = await stat(path);
  return now.mtimeMs - last.mtimeMs;
}

/** Whether the number became ours. */
async function claim(locks: string, number: number, owner: FolderOwner): Promise<boolean> {
  const partial = await writePartial(locks, owner);
  try {
    await link(partial, pathOf(locks, number));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(partial, { force: true });
  }
  return isStillLast(locks, number);
}

/**
 * A process that slept between looking and claiming may have claimed a number that others had left
 * behind: it sees theirs, gives its own back and looks again.
 */
async function isStillLast(locks: string, number: number): Promise<boolean> {
  const numbers = await listNumbers(locks);
  const ours = Math.max(...numbers) === number;
  const left = ours ? numbers.filter((one) => one < number) : [number];
  for (const one of left) await rm(pathOf(locks, one), { force: true });
  return ours;
}

function keepLock(locks: string, number: number, identity: FolderOwner): FolderLock {
  const gate = createGate();
  let owner = identity;
  const write = (change: Partial<FolderOwner>) =>
    gate(async () => {
      owner = { ...owner, ...change };
      await rename(await writePartial(locks, owner), pathOf(locks, number));
    });
  const heartbeat = setInterval(() => {
    // A beat that fails (a full disk) is followed by others; the owner works on.
    write({}).catch(() => undefined);
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    setAddress: (address) => write({ address }),
    async release() {
      clearInterval(heartbeat);
      await write({ released: true });
    },
  };
}

async function writePartial(locks: string, owner: FolderOwner): Promise<string> {
  const partial = join(locks, `${randomUUID()}.partial`);
  await writeFile(partial, JSON.stringify(owner), { mode: 0o600 });
  return partial;
}

function pathOf(locks: string, number: number): string {
  return join(locks, `${String(number).padStart(8, '0')}.json`);
}
