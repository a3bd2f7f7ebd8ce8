import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { inProject } from '../shared/project-folder.ts';

const READ_BEFORE = inProject('build/knowledge');

/**
 * What a YAML text says. A start reads three megabytes of it, which takes a second; what a build has read before is
 * kept as JSON and takes a tenth.
 *
 * @param readBefore the folder of what is kept: under the digest of the text, so that it never stands for another.
 * @throws {YAMLException} naming the line that is no YAML.
 */
export function parseYaml(text: string, readBefore = READ_BEFORE): unknown {
  try {
    return JSON.parse(readFileSync(path.join(readBefore, nameOfRead(text)), 'utf8'));
  } catch {
    // Nothing is kept of it, or only a part.
    return load(text);
  }
}

/** The name of the file that keeps what the text says. */
export function nameOfRead(text: string): string {
  return `${createHash('sha256').update(text).digest('hex')}.json`;
}
