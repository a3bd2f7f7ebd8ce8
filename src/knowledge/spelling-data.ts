import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../shared/project-folder.ts';
import { type EverydayWords, loadEverydayWords } from './everyday-words.ts';
import { loadSounds, type Sounds } from './sounds.ts';

const FOLDER = inProject('knowledge-base');
/** Where people's own words and the law's stand, as they are spelt. */
const WRITTEN = ['matters', 'phrases', 'terms', 'cards', 'documents'];
/** They list how words are misspelt. */
const MISSPELT = new Set(['facts-variants.yaml', 'danger-spellings.yaml', 'danger-learned.tsv']);
/** 㐀 to 鿿. */
const FIRST_HAN = 0x34_00;
const HAN_CODES = 0x6c_00;

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
  const known = new Set<number>();
  for (const text of [...everyday.keys(), ...writtenTexts(folder)]) addPairs(pairs, known, text);
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

/** Millions of characters at every start: pairs are told apart by their codes, and only new ones are cut out. */
function addPairs(pairs: Set<string>, known: Set<number>, text: string): void {
  for (let at = 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at) - FIRST_HAN;
    const before = text.charCodeAt(at - 1) - FIRST_HAN;
    if (code < 0 || code >= HAN_CODES || before < 0 || before >= HAN_CODES) continue;
    const pair = before * HAN_CODES + code;
    if (known.has(pair)) continue;
    known.add(pair);
    pairs.add(text.slice(at - 1, at + 1));
  }
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
