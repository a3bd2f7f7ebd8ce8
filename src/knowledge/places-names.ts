import type { ExtraPlace, PlaceRules, PlaceSources } from './places-rules.ts';
import type { Division, PlaceTable } from './places-table.ts';

/** What a spelling may stand for; `complete` when it is the whole official name or as good as it. */
export interface NameEntry {
  division: Division;
  complete: boolean;
}

export interface PlaceNames {
  /** Everything a spelling may stand for, without regard to a document or a sentence. */
  entriesOf(name: string): readonly NameEntry[];
  /** Lengths of the names that begin with these two characters, in no order. */
  lengthsAt(firstTwo: string): readonly number[];
  isEveryday(name: string): boolean;
}

const COUNTY_SUFFIXES = ['县', '市', '区'];
const STREET_SUFFIXES = ['街道', '镇', '乡'];
const NONE: NameEntry[] = [];

/** All names of all divisions. Short names of one character are none. */
export function createPlaceNames(table: PlaceTable, sources: PlaceSources): PlaceNames {
  const index = createNameIndex();
  const shortNamesOf = createStemmer(sources.rules);
  for (const division of table.divisions) {
    const complete = { division, complete: true };
    index.add(division.name, complete);
    for (const name of zoneNames(division)) index.add(name, complete);
    const short = { division, complete: false };
    for (const name of shortNamesOf(division)) index.add(name, short);
    for (const name of sources.rules.shortNames[division.code] ?? []) index.add(name, short);
  }
  for (const extra of sources.extra) index.add(extra.name, extraEntry(extra, table));

  return {
    entriesOf: (name) => {
      const found = index.find(name);
      return found.length > 0 ? found : otherSuffix(name, index.find);
    },
    lengthsAt: index.lengthsAt,
    isEveryday: everydayNames(sources),
  };
}

/** Most of the 90 000 names have one entry: only the others get an array. */
function createNameIndex() {
  const entries = new Map<string, NameEntry | NameEntry[]>();
  const lengths = new Map<string, number[]>();
  return {
    add(name: string, entry: NameEntry): void {
      const found = entries.get(name);
      if (!found) entries.set(name, entry);
      else if (Array.isArray(found)) found.push(entry);
      else entries.set(name, [found, entry]);
      const firstTwo = name.slice(0, 2);
      const known = lengths.get(firstTwo);
      if (!known) lengths.set(firstTwo, [name.length]);
      else if (!known.includes(name.length)) known.push(name.length);
    },
    find(name: string): readonly NameEntry[] {
      const found = entries.get(name) ?? NONE;
      return Array.isArray(found) ? found : [found as NameEntry];
    },
    lengthsAt: (firstTwo: string): readonly number[] => lengths.get(firstTwo) ?? [],
  };
}

function extraEntry({ name, within }: ExtraPlace, table: PlaceTable): NameEntry {
  const division = table.find(within);
  if (!division) throw new Error(`extra.yaml puts ${name} into ${within}, which does not exist.`);
  return { division, complete: /(街道|[镇乡区县市])$/.test(name) };
}

const UPPER_SUFFIX = /(自治州|自治县|自治旗|自治区|特别行政区|地区|林区|特区|[盟省市县区旗])$/;
const STREET_SUFFIX = /(街道办事处|地区办事处|街道|民族乡|民族镇|苏木|[镇乡])$/;

/** 如皋 from 如皋市, 恩施 from 恩施土家族苗族自治州, 狼山镇 and 狼山 from 狼山镇街道. */
function createStemmer({ ethnicities }: PlaceRules): (division: Division) => string[] {
  const oneOf = ethnicities.toSorted((a, b) => b.length - a.length).join('|');
  const ethnic = new RegExp(`(?:(?:${oneOf})族|维吾尔|蒙古|哈萨克|达斡尔|塔吉克|柯尔克孜|锡伯)+$`);
  const withoutEthnicity = (name: string) => {
    const rest = name.replace(ethnic, '');
    return rest.length >= 2 ? rest : name;
  };
  return ({ name, level }) => {
    const stem = name.replace(level === 'street' ? STREET_SUFFIX : UPPER_SUFFIX, '');
    if (stem === name) return [];
    const plain = /自治|民族|族[乡镇]$/.test(name) ? withoutEthnicity(stem) : stem;
    const shorter = level === 'street' ? plain.replace(STREET_SUFFIX, '') : plain;
    return [...new Set([plain, shorter])].filter((short) => short.length >= 2);
  };
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
  if (!suffix || name.length - suffix.length < 2) return NONE;
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
