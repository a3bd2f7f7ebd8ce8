import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';

/** Beside the built service: every build begins with none. Run from its sources, which may change, it keeps nothing. */
const FOLDER = import.meta.url.includes('/build/server/')
  ? fileURLToPath(new URL('./kept', import.meta.url))
  : undefined;

/**
 * What is made of the inputs; from a file where a start before this one has made it of the same.
 *
 * @param inputs all that the outcome depends on, but for the code.
 * @param make plain data: arrays, typed arrays, maps.
 */
export function keep<Made extends object>(
  inputs: readonly string[],
  make: () => Made,
  folder = FOLDER,
): Made {
  if (folder === undefined) return make();
  const file = path.join(folder, digestOf(inputs));
  const kept = read<Made>(file);
  if (kept !== undefined) return kept;
  const made = make();
  write(file, made);
  return made;
}

/** Each with its length, so that two lists never read the same. Another Node.js may know other characters. */
function digestOf(inputs: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  for (const input of inputs) hash.update(`${input.length}:`).update(input);
  return hash.digest('hex');
}

function read<Made>(file: string): Made | undefined {
  try {
    return deserialize(readFileSync(file));
  } catch {
    // There is none, or a part of one: it is made again.
    return undefined;
  }
}

/** Whole or not at all. Where nothing can be written, the next start makes it again. */
function write(file: string, made: object): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(unfinished, serialize(made), { flush: true });
    renameSync(unfinished, file);
  } catch {
    // A folder that belongs to somebody else is no reason not to serve.
  }
}
