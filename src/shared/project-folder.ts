import path from 'node:path';

/** Two folders up from here, and as many from `build/server`, where a start finds all of it in one file. */
const ROOT = path.join(import.meta.dirname, '../..');

/** The path of what stands in the project: `inProject('knowledge-base/cards')`. */
export function inProject(name: string): string {
  return path.join(ROOT, name);
}
