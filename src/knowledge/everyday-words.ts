import { readFileSync } from 'node:fs';
import { inProject } from '../shared/project-folder.ts';

const FILE = inProject('knowledge-base/places/words.txt');

/** Everyday word → cost, −ln of its relative frequency. */
export type EverydayWords = ReadonlyMap<string, number>;

export function loadEverydayWords(file: string = FILE): EverydayWords {
  const words = new Map<string, number>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('#')) continue;
    const [cost = '', ...row] = line.split(' ');
    for (const word of row) words.set(word, Number(cost));
  }
  return words;
}
