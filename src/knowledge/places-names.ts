import { pairOf } from '../shared/piece-index.ts';
import type { PlaceRules, PlaceSources } from './places-rules.ts';
import type { Division, PlaceTable } from './places-table.ts';

/** What a spelling may stand for; `complete` when it is the whole official name or as good as it. */
export interface NameEntry {
  division: Division;
  complete: boolean;
}

export interface PlaceNames {
  /** Everything a spelling may stand for, without regard to a document or a sentence. */
  entriesOf(name: string): readonly NameEntry[];
  /** Lengths of the names that begin with the two characters that stand there, the shortest first. */
  lengthsAt(text: string, at: number): readonly number[];
  isEveryday(name: string): boolean;
}

const COUNTY_SUFFIXES = ['县', '市', '区'];
const STREET_SUFFIXES = ['街道', '镇', '乡'];
const NONE: Division[] = [];
const NO_LENGTHS: readonly number[] = [];
/** A bit set of 32 holds no more; the longest name in the table has 25 characters. */
const ALL_LENGTHS = Array.from({ length: 30 }, (_, index) => index + 1);

/** All names of all divisions. Short names of one character are none. */
export function createPlaceNames(table: PlaceTable, sources: PlaceSources): PlaceNames {
  const { complete, short, lengthBits } = indexNames(table, sources);
  const find = (name: string): readonly NameEntry[] => [
    ...complete.find(name).map((division) => ({ division, complete: true })),
    ...short.find(name).map((division) => ({ division, complete: false })),
  ];
  return {
    entriesOf: (name) => {
      const found = find(name);
      return found.length > 0 ? found : otherSuffix(name, find);
    },
    lengthsAt(text, at) {
      const bits = lengthBits.get(pairOf(text.charCodeAt(at), text.charCodeAt(at + 1))) ?? 0;
      return bits === 0 ? NO_LENGTHS : ALL_LENGTHS.filter((length) => bits & (1 << length));
    },
    isEveryday: everydayNames(sources),
  };
}

function indexNames(table: PlaceTable, { rules, extra }: PlaceSources) {
  /** Of all names that begin with two characters one bit for each length: most have two or three. */
  const lengthBits = new Map<number, number>();
  const complete = createNameIndex(lengthBits);
  const short = createNameIndex(lengthBits);
  const shortNamesOf = createStemmer(rules);
  for (const division of table.divisions) {
    complete.add(division.name, division);
    for (const name of zoneNames(division)) complete.add(name, division);
    for (const name of shortNamesOf(division)) short.add(name, division);
  }
  for (const { name, within } of [...shortNamesGiven(rules), ...extra]) {
    const index = /(街道|[镇乡区县市])$/.test(name) ? complete : short;
    index.add(name, divisionOf(name, within, table));
  }
  return { complete, short, lengthBits };
}

function shortNamesGiven({ shortNames }: PlaceRules): { name: string; within: string }[] {
  return Object.entries(shortNames).flatMap(([within, names]) =>
    names.map((name) => ({ name, within })),
  );
}

/** Most of the 90 000 names have one meaning: only the others get an array. */
function createNameIndex(lengthBits: Map<number, number>) {
  const divisions = new Map<string, Division | Division[]>();
  return {
    add(name: string, division: Division): void {
      const found = divisions.get(name);
      if (!found) divisions.set(name, division);
      else if (Array.isArray(found)) found.push(division);
      else divisions.set(name, [found, division]);
      const firstTwo = pairOf(name.charCodeAt(0), name.charCodeAt(1));
      lengthBits.set(firstTwo, (lengthBits.get(firstTwo) ?? 0) | (1 << name.length));
    },
    find(name: string): readonly Division[] {
      const found = divisions.get(name) ?? NONE;
      return Array.isArray(found) ? found : [found];
    },
  };
}

function divisionOf(name: string, within: string, table: PlaceTable): Division {
  const division = table.find(within);
  if (!division) throw new Error(`${name} is said to lie in ${within}, which the table lacks.`);
  return division;
}

/** In this order: the first that fits is cut off. */
const SUFFIXES_TO_CUT = {
  upper: ['自治州', '自治县', '自治旗', '自治区', '特别行政区', '地区', '林区', '特区'].concat([
    '盟',
    '省',
    '市',
    '县',
    '区',
    '旗',
  ]),
  street: ['街道办事处', '地区办事处', '街道', '民族乡', '民族镇', '苏木', '镇', '乡'],
};

/** 如皋 from 如皋市, 恩施 from 恩施土家族苗族自治州, 狼山镇 and 狼山 from 狼山镇街道. */
function createStemmer({ ethnicities }: PlaceRules): (division: Division) => string[] {
  const oneOf = ethnicities.toSorted((a, b) => b.length - a.length).join('|');
  const ethnic = new RegExp(`(?:(?:${oneOf})族|维吾尔|蒙古|哈萨克|达斡尔|塔吉克|柯尔克孜|锡伯)+$`);
  const withoutEthnicity = (name: string) => {
    const rest = name.replace(ethnic, '');
    return rest.length >= 2 ? rest : name;
  };
  return ({ name, level }) => {
    const suffixes = level === 'street' ? SUFFIXES_TO_CUT.street : SUFFIXES_TO_CUT.upper;
    const stem = cut(name, suffixes);
    if (stem === name || stem.length < 2) return [];
    const isEthnic = name.includes('族') || name.includes('自治');
    const plain = isEthnic ? withoutEthnicity(stem) : stem;
    const shorter = cut(plain, SUFFIXES_TO_CUT.street);
    const isShorter = level === 'street' && shorter !== plain && shorter.length > 1;
    return isShorter ? [plain, shorter] : [plain];
  };
}

function cut(name: string, suffixes: readonly string[]): string {
  const suffix = suffixes.find((ending) => name.endsWith(ending)) ?? '';
  return name.slice(0, name.length - suffix.length);
}

const ZONE = /^(.+?)[市县区]?(经济技术|经济|高新技术产业|高新技术)开发区$/;

/** Names people use for development zones that carry the name of what contains them: 南通开发区. */
function zoneNames({ name, parent }: Division): string[] {
  if (!name.endsWith('开发区')) return [];
  const [, base, kind = ''] = ZONE.exec(name) ?? [];
  if (!base || !parent?.name.startsWith(base)) return [];
  const endings = kind.startsWith('经济')
    ? ['开发区', '经济开发区', '经济技术开发区', '经开区']
    : ['高新区', '高新开发区', '高新技术开发区', '高新技术产业开发区'];
  const names = endings.flatMap((ending) => [base + ending, parent.name + ending]);
  return names.filter((other) => other !== name);
}

/** A county or town renamed with its rank is still known by the old one: 海安县, 草街镇. */
function otherSuffix(name: string, find: PlaceNames['entriesOf']): readonly NameEntry[] {
  const street = STREET_SUFFIXES.find((suffix) => name.endsWith(suffix));
  const county = COUNTY_SUFFIXES.find((suffix) => name.endsWith(suffix));
  const suffix = street ?? county;
  if (!suffix || name.length - suffix.length < 2) return [];
  const level = street ? 'street' : 'county';
  return find(name.slice(0, -suffix.length))
    .filter(({ division, complete }) => division.level === level && !complete)
    .map(({ division }) => ({ division, complete: true }));
}

function everydayNames({ words, rules }: PlaceSources): (name: string) => boolean {
  const everyday = new Set(rules.everyday);
  const places = new Set(rules.placeNames);
  return (name) => everyday.has(name) || (words.has(name) && !places.has(name));
}
