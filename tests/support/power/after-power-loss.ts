import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DiskStep, RecordedDisk } from './recorded-disk.ts';

/** A disk may write what nobody asked it to, sector by sector and in any order; it never tears one. */
const SECTOR_BYTES = 512;

export interface PowerLoss {
  /** How many steps had been done when the power went. */
  at: number;
  /** Whether a sector, or a change of names, that was never synced got to the disk all the same. */
  survives(): boolean;
}

/** Makes `target` the folder that is found when the power is back: what was synced, and what survived. */
export function leaveAfterPowerLoss(disk: RecordedDisk, target: string, loss: PowerLoss): void {
  const steps = disk.steps.slice(0, loss.at);
  const files = contentsAfter(disk, steps, loss);
  const names = namesAfter(disk, steps, loss);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { mode: 0o700 });
  const baseNames = new Map([...disk.names].map(([name, file]) => [file, name]));
  // Folders first: they are told by the slash at their end.
  for (const name of names.keys())
    if (name.endsWith('/')) mkdirSync(path.join(target, name), { recursive: true, mode: 0o700 });
  for (const [name, file] of names) {
    if (name.endsWith('/')) continue;
    const place = path.join(target, name);
    const changed = files.get(file);
    if (changed !== undefined)
      writeFileSync(place, changed.bytes.subarray(0, changed.size), { mode: 0o600 });
    else cpSync(path.join(disk.base, baseNames.get(file) ?? name), place);
  }
}

/** The bytes of every file that was written to. */
function contentsAfter(
  disk: RecordedDisk,
  steps: readonly DiskStep[],
  { survives }: PowerLoss,
): Map<number, Content> {
  const syncedUntil = new Map<number, number>();
  steps.forEach((step, at) => {
    if (step.what === 'sync') syncedUntil.set(step.file, at);
  });
  const baseNames = new Map([...disk.names].map(([name, file]) => [file, name]));
  const contents = new Map<number, Content>();
  steps.forEach((step, at) => {
    if (step.what !== 'write' && step.what !== 'truncate' && step.what !== 'create') return;
    const { file } = step;
    const content = contents.get(file) ?? readBase(disk, baseNames.get(file));
    contents.set(file, content);
    const isSynced = at < (syncedUntil.get(file) ?? -1);
    if (step.what !== 'create') apply(content, step, isSynced ? () => true : survives);
  });
  return contents;
}

/** A file's bytes, with room to grow. */
interface Content {
  bytes: Buffer;
  size: number;
}

function readBase({ base }: RecordedDisk, name: string | undefined): Content {
  const bytes = name === undefined ? Buffer.alloc(0) : readFileSync(path.join(base, name));
  return { bytes, size: bytes.length };
}

function apply(
  content: Content,
  step: Extract<DiskStep, { what: 'write' | 'truncate' }>,
  survives: () => boolean,
): void {
  if (step.what === 'truncate') {
    if (survives()) resize(content, step.size);
    return;
  }
  const { at, bytes } = step;
  for (let from = 0; from < bytes.length; from += SECTOR_BYTES) {
    if (!survives()) continue;
    const sector = bytes.subarray(from, from + SECTOR_BYTES);
    resize(content, Math.max(content.size, at + from + sector.length));
    sector.copy(content.bytes, at + from);
  }
}

function resize(content: Content, size: number): void {
  if (size > content.bytes.length) {
    const roomier = Buffer.alloc(Math.max(size, 2 * content.bytes.length));
    content.bytes.copy(roomier, 0, 0, content.size);
    content.bytes = roomier;
  }
  if (size < content.size) content.bytes.fill(0, size, content.size);
  content.size = size;
}

/**
 * What the files are called. Of each folder everything up to its last sync, and after that as many changes
 * as survive before the first that does not: a file system keeps their order.
 */
function namesAfter(
  disk: RecordedDisk,
  steps: readonly DiskStep[],
  { survives }: PowerLoss,
): Map<string, number> {
  const syncedUntil = syncsOfFolders(disk, steps);
  const ended = new Set<string>();
  const names = new Map(disk.names);
  steps.forEach((step, at) => {
    if (!('name' in step) || step.what === 'sync folder') return;
    const folder = folderOf(step.name);
    const isSynced = at < (syncedUntil.get(folder) ?? -1);
    if (!isSynced && !ended.has(folder) && !survives()) ended.add(folder);
    if (isSynced || !ended.has(folder)) rename(names, step);
  });
  return names;
}

/** Whoever syncs a file keeps its name with it: ext4 and XFS do so, and PostgreSQL rests on it. */
function syncsOfFolders(disk: RecordedDisk, steps: readonly DiskStep[]): Map<string, number> {
  const syncedUntil = new Map<string, number>();
  const names = new Map(disk.names);
  steps.forEach((step, at) => {
    if (step.what === 'sync folder') syncedUntil.set(step.name, at);
    else if (step.what === 'sync') syncedUntil.set(folderOf(nameOf(names, step.file)), at);
    else if ('name' in step) rename(names, step);
  });
  return syncedUntil;
}

/** A file that was removed while it was open has none, and lies in no folder of ours. */
function nameOf(names: ReadonlyMap<string, number>, file: number): string {
  for (const [name, each] of names) if (each === file) return name;
  return '../';
}

function rename(names: Map<string, number>, step: DiskStep): void {
  if (step.what === 'create') names.set(step.name, step.file);
  else if (step.what === 'make folder') names.set(`${step.name}/`, -1);
  else if (step.what === 'remove') {
    names.delete(step.name);
    names.delete(`${step.name}/`);
  } else if (step.what === 'rename') {
    const file = names.get(step.name);
    names.delete(step.name);
    if (file !== undefined) names.set(step.to, file);
  }
}

function folderOf(name: string): string {
  const folder = path.dirname(name);
  return folder === '.' ? '' : folder;
}
