import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';

/** What was done to the files below a folder, in order. A file keeps its number whatever it is called. */
export type DiskStep =
  | { what: 'write'; file: number; at: number; bytes: Buffer }
  | { what: 'truncate'; file: number; size: number }
  | { what: 'sync'; file: number }
  | { what: 'create'; name: string; file: number }
  | { what: 'make folder' | 'remove'; name: string }
  | { what: 'rename'; name: string; to: string }
  | { what: 'sync folder'; name: string };

export interface RecordedDisk {
  /** The folder as it was when the recording began: all of that is on the disk. */
  base: string;
  /** The files of then by name; folders end with a slash. */
  names: ReadonlyMap<string, number>;
  steps: readonly DiskStep[];
  stop(): void;
}

type Files = typeof fs;

/** What is known while it is recorded. */
interface Recording {
  folder: string;
  files: Files;
  steps: DiskStep[];
  /** The files by the names they have now. */
  current: Map<string, number>;
  opened: Map<number, { name: string; file: number | undefined; appends: boolean }>;
  lastFile: number;
}

/**
 * Records what this process does to the files below `folder`, through the functions of `node:fs` that the
 * embedded engine's file layer calls, and copies what is there to `base` first.
 */
export function recordDisk(folder: string, base: string): RecordedDisk {
  fs.cpSync(folder, base, { recursive: true });
  const names = new Map(listNames(base).map((name, file) => [name, file]));
  const files = { ...fs };
  const recording: Recording = {
    folder,
    files,
    steps: [],
    current: new Map(names),
    opened: new Map(),
    lastFile: names.size,
  };
  const recorded = { ...onContents(recording), ...onNames(recording) };
  Object.assign(fs, recorded);
  syncBuiltinESMExports();
  return {
    base,
    names,
    steps: recording.steps,
    stop() {
      for (const name of Object.keys(recorded) as (keyof typeof recorded)[])
        Object.assign(fs, { [name]: files[name] });
      syncBuiltinESMExports();
    },
  };
}

/** Every file, and every folder with a slash at its end. */
function listNames(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true, recursive: true }).map((entry) => {
    const name = path.relative(folder, path.join(entry.parentPath, entry.name));
    return entry.isDirectory() ? `${name}/` : name;
  });
}

/** The functions that open files and change what is in them. */
function onContents(recording: Recording): Partial<Files> {
  const { files, steps, current, opened } = recording;
  const truncate = (file: number | undefined, size: number) => {
    if (file !== undefined) steps.push({ what: 'truncate', file, size });
  };
  return {
    openSync(target, flags, mode) {
      const fd = files.openSync(target, flags, mode);
      const name = nameOf(recording, target);
      if (name !== undefined) open(recording, { fd, name, flags: Number(flags) || 0 });
      return fd;
    },
    closeSync(fd) {
      opened.delete(fd);
      files.closeSync(fd);
    },
    writeSync: ((...given: [number, Uint8Array, number, number, number]) => {
      const [fd, bytes, offset, , position] = given;
      const { file, appends } = opened.get(fd) ?? {};
      const at = appends ? files.fstatSync(fd).size : position;
      const written = files.writeSync(...given);
      const copy = Buffer.from(bytes.slice(offset, offset + written));
      if (file !== undefined) steps.push({ what: 'write', file, at, bytes: copy });
      return written;
    }) as Files['writeSync'],
    writeFileSync(target, data, options) {
      files.writeFileSync(target, data, options);
      const name = nameOf(recording, target);
      if (name === undefined) return;
      const file = current.get(name) ?? create(recording, name);
      truncate(file, 0);
      steps.push({ what: 'write', file, at: 0, bytes: Buffer.from(data as string) });
    },
    ftruncateSync(fd, size) {
      files.ftruncateSync(fd, size);
      truncate(opened.get(fd)?.file, size ?? 0);
    },
    truncateSync(target, size) {
      files.truncateSync(target, size);
      truncate(current.get(nameOf(recording, target) ?? ''), Number(size ?? 0));
    },
    fsyncSync(fd) {
      files.fsyncSync(fd);
      const { name, file } = opened.get(fd) ?? {};
      if (file !== undefined) steps.push({ what: 'sync', file });
      else if (name !== undefined) steps.push({ what: 'sync folder', name });
    },
  };
}

/** The functions that change what files are called. */
function onNames(recording: Recording): Partial<Files> {
  const { files, steps, current } = recording;
  const remove = (name: string | undefined) => {
    if (name === undefined) return;
    current.delete(name);
    steps.push({ what: 'remove', name });
  };
  return {
    mkdirSync: ((target, options) => {
      const made = files.mkdirSync(target, options);
      const name = nameOf(recording, target);
      if (name !== undefined) steps.push({ what: 'make folder', name });
      return made;
    }) as Files['mkdirSync'],
    unlinkSync(target) {
      files.unlinkSync(target);
      remove(nameOf(recording, target));
    },
    rmdirSync(target) {
      files.rmdirSync(target);
      remove(nameOf(recording, target));
    },
    renameSync(from, to) {
      files.renameSync(from, to);
      const [name, newName] = [nameOf(recording, from), nameOf(recording, to)];
      if (name === undefined || newName === undefined) return;
      const file = current.get(name);
      current.delete(name);
      if (file !== undefined) current.set(newName, file);
      steps.push({ what: 'rename', name, to: newName });
    },
  };
}

/** Below the folder; undefined elsewhere. */
function nameOf({ folder }: Recording, target: unknown): string | undefined {
  const name = typeof target === 'string' ? path.relative(folder, target) : '..';
  return name.startsWith('..') ? undefined : name;
}

function open(
  recording: Recording,
  { fd, name, flags }: { fd: number; name: string; flags: number },
): void {
  const { files, steps, current, opened } = recording;
  const isFolder = files.fstatSync(fd).isDirectory();
  const file = isFolder ? undefined : (current.get(name) ?? create(recording, name));
  if (file !== undefined && flags & fs.constants.O_TRUNC)
    steps.push({ what: 'truncate', file, size: 0 });
  opened.set(fd, { name, file, appends: (flags & fs.constants.O_APPEND) !== 0 });
}

function create(recording: Recording, name: string): number {
  recording.lastFile += 1;
  recording.current.set(name, recording.lastFile);
  recording.steps.push({ what: 'create', name, file: recording.lastFile });
  return recording.lastFile;
}
