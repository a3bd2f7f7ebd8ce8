import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../shared/project-folder.ts';
import { pairsIn } from '../shared/text.ts';
import { type EverydayWords, loadEverydayWords } from './everyday-words.ts';
import { loadSounds, type Sounds } from './sounds.ts';

const FOLDER = inProject('knowledge-base');
/** Where people's own words and the law's stand, as they are spelt. */
const WRITTEN = ['matters', 'phrases', 'terms', 'cards', 'documents'];
/** They list how words are misspelt. */
const MISSPELT = new Set(['facts-variants.yaml', 'danger-spellings.yaml', 'danger-learned.tsv']);
const HAN_RUN = /[㐀-鿿]{2,}/g;

/** What is needed to tell how a misspelt word is meant. */
export interface SpellingData {
  sounds: Sounds;
  /** By character as it is written: those that look like it, or that it stands for in a dialect. */
  lookAlikes: ReadonlyMap<string, string>;
  everyday: EverydayWords;
  /** Neighbouring characters of the knowledge base and of everyday words: they are spelt right. */
  pairs: ReadonlySet<string>;
}

export function loadSpellingData(folder: string = FOLDER): SpellingData {
  const everyday = loadEverydayWords();
  const pairs = new Set<string>();
  for (const word of everyday.keys()) addPairs(pairs, word);
  for (const text of writtenTexts(folder)) addPairs(pairs, text);
  return {
    sounds: loadSounds(),
    lookAlikes: loadLookAlikes(path.join(folder, 'look-alikes.txt')),
    everyday,
    pairs,
  };
}

function writtenTexts(folder: string): string[] {
  return WRITTEN.flatMap((name) => {
    const files = readdirSync(path.join(folder, name)).filter((file) => !MISSPELT.has(file));
    return files.map((file) => readFileSync(path.join(folder, name, file), 'utf8'));
  });
}

function addPairs(pairs: Set<string>, text: string): void {
  for (const [run] of text.matchAll(HAN_RUN)) for (const pair of pairsIn(run)) pairs.add(pair);
}

/** @throws {Error} when a group is like nothing. */
function loadLookAlikes(file: string): Map<string, string> {
  const alike = new Map<string, string>();
  const lines = readFileSync(file, 'utf8').split('\n');
  const groups = lines.filter((line) => !line.startsWith('#')).flatMap((line) => line.split(' '));
  for (const [written, meant] of groups.filter((it) => it !== '').flatMap(likenessesIn)) {
    if (meant === '') throw new Error(`${file}: ${written} is like nothing.`);
    alike.set(written, (alike.get(written) ?? '') + meant);
  }
  return alike;
}

/** 己已巳 is mutual, 偶>我 is one way. */
function likenessesIn(group: string): [string, string][] {
  const [written = '', meant] = group.split('>');
  if (meant !== undefined) return [[written, meant]];
  return [...group].map((one) => [one, group.replace(one, '')]);
}
