import { readFileSync } from 'node:fs';
import { inProject } from '../shared/project-folder.ts';

const FILE = inProject('knowledge-base/traditional.txt');

/**
 * Each traditional character with its simplified one: 歲岁. One table for all who read what people
 * say, so that none of them knows fewer. @throws {Error} when an entry is no pair.
 */
export function loadTraditional(file: string = FILE): string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const pairs = lines.filter((line) => !line.startsWith('#')).flatMap((line) => line.split(' '));
  const written = pairs.filter((pair) => pair !== '');
  const malformed = written.find((pair) => !/^\p{L}{2}$/u.test(pair));
  if (malformed !== undefined) throw new Error(`${file}: ${malformed} is no pair of characters.`);
  return written;
}
