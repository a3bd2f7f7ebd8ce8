import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../src/shared/project-folder.ts';

export interface Build {
  /** Where it is built to. */
  dist: string;
  /** Folders and files of the project that it is built from. */
  sources: readonly string[];
}

/** Keeps in `dist` what it was built from. Contents are compared, not times: a checkout gives every file the same time. */
export function stampOf({ dist, sources }: Build) {
  const stamp = path.join(dist, '.sources');
  const now = hashOf(sources.map(inProject).flatMap(listFiles));
  return {
    isFresh: () => readIfThere(stamp) === now,
    set: () => writeFileSync(stamp, now),
  };
}

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of [...files].sort()) {
    hash.update(`${path.relative(inProject('.'), file)}\n`);
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

function listFiles(name: string): string[] {
  if (path.extname(name) !== '') return [name];
  return readdirSync(name, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'dist' || entry.name.endsWith('.test.ts')) return [];
    const file = path.join(name, entry.name);
    return entry.isDirectory() ? listFiles(file) : [file];
  });
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
