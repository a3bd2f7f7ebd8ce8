import { toCommonForm, withoutWhitespace } from '../shared/text.ts';

/** How numbers are read; data of `knowledge-base/guardrails/numbers.yaml`. */
export interface NumberWords {
  /** Spellings of one unit; the first names it. */
  units: readonly (readonly string[])[];
  /** Names of units. */
  oneCountsBefore: readonly string[];
  halfCountsBefore: readonly string[];
  noNumbers: readonly string[];
}

/** A number that stands in a text: 三个工作日, ３天, 百分之十, 1.5倍. The value of one that was not read is NaN. */
export interface WrittenNumber {
  value: number;
  /** The unit's name; null where nothing known follows. */
  unit: string | null;
  words: string;
}

const DIGITS = '零一二三四五六七八九';
const SCALES = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
  ['万', 10_000],
  ['亿', 100_000_000],
]);
const NUMERAL = '[零〇一二两俩三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?';
const ARABIC = String.raw`\d+(?:,\d{3})*(?:\.\d+)?[十百千万亿]*`;
const NUMBER = `(?:${ARABIC}|${NUMERAL})`;
const FOUND = new RegExp(`百分之${NUMBER}|${NUMBER}分之${NUMBER}|${ARABIC}|${NUMERAL}|半`, 'gu');
/** Between numbers that share the unit of the last one: 一、二级, 30-40%. */
const LIST = /^[、,~～\-—–至到或和及]+$/u;

interface Found {
  value: number;
  unit: string | null;
  words: string;
  start: number;
  end: number;
}

/** Makes the reader of every number of a text, from left to right. */
export function createNumberReader(words: NumberWords): (text: string) => WrittenNumber[] {
  const unitAt = createUnitFinder(words);
  const silent = words.noNumbers.toSorted((left, right) => right.length - left.length);
  return (raw) => {
    const text = silent.reduce((rest, word) => rest.replaceAll(word, '；'), plain(raw));
    const { found, unread } = findWritten(text, unitAt);
    return [
      ...shareUnits(found, text)
        .filter((number) => counts(number, words))
        .map(({ value, unit, words: said }) => ({ value, unit, words: said })),
      ...unread,
    ];
  };
}

/** No clause and no reply holds so many. */
const MOST_NUMBERS = 2_000;

/** Where there are more numbers than anybody writes, the last one is none that any source could say. */
function findWritten(text: string, unitAt: UnitFinder) {
  const found: Found[] = [];
  for (const match of text.matchAll(FOUND)) {
    if (found.length >= MOST_NUMBERS)
      return { found, unread: [{ value: Number.NaN, unit: null, words: match[0].slice(0, 20) }] };
    found.push(...readMatch(match, text, unitAt));
  }
  return { found, unread: [] };
}

const FORMAL_SIGN = /[壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參叄陸兩]/g;
const FORMAL = '壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參叄陸兩';
const COMMON = '一二三四五六七八九十百千万亿二三三六两';

/** Full-width and formal digits become plain ones; white space inside a number means nothing. */
function plain(text: string): string {
  return withoutWhitespace(toCommonForm(text)).replace(
    FORMAL_SIGN,
    (sign) => COMMON[FORMAL.indexOf(sign)] ?? sign,
  );
}

type UnitFinder = (text: string, at: number) => Unit;

function createUnitFinder({ units }: NumberWords): UnitFinder {
  const spellings = units
    .flatMap((unit) => unit.map((spelling) => ({ spelling, name: unit[0] ?? spelling })))
    .toSorted((left, right) => right.spelling.length - left.spelling.length);
  const byFirst = new Map<string, typeof spellings>();
  for (const each of spellings) {
    const first = each.spelling.charAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), each]);
  }
  return (text, at) => {
    const unit = byFirst
      .get(text.charAt(at))
      ?.find(({ spelling }) => text.startsWith(spelling, at));
    return unit ? { name: unit.name, length: unit.spelling.length } : NO_UNIT;
  };
}

const NO_UNIT = { name: null, length: 0 };

interface Unit {
  name: string | null;
  length: number;
}

function readMatch(match: RegExpExecArray, text: string, unitAt: UnitFinder): Found[] {
  const [words] = match;
  const start = match.index;
  const end = start + words.length;
  const unit = unitAt(text, end);
  const place = { words, start, end: end + unit.length };
  if (words.startsWith('百分之'))
    return [{ ...place, value: readValue(words.slice(3)), unit: '%' }];
  const [below, above] = words.split('分之');
  if (below !== undefined && above !== undefined)
    return [{ ...place, value: readValue(above) / readValue(below), unit: '分之' }];
  if (isSeries(words))
    return [...words].map((digit) => ({ ...place, value: readValue(digit), unit: unit.name }));
  return [
    {
      ...place,
      value: readValue(words),
      unit: nameAsDate(unit.name, text.slice(Math.max(0, start - 2), start)),
    },
  ];
}

/** 三四个 and 一二级 are two numbers; 二〇二一 is one. */
function isSeries(words: string): boolean {
  return /^[一二三四五六七八九]{2}$/u.test(words);
}

/** The 1日 of 7月1日 is no length of time. */
function nameAsDate(unit: string | null, before: string): string | null {
  const isDay = unit !== null && ['天', '号'].includes(unit);
  return isDay && /^[\d一二三四五六七八九十]月$/u.test(before) ? '月内日期' : unit;
}

function readValue(words: string): number {
  if (words === '半') return 0.5;
  const [, digits = '', scales = ''] = /^([\d,.]+)([十百千万亿]*)$/u.exec(words) ?? [];
  if (digits !== '')
    return [...scales].reduce(
      (value, scale) => value * (SCALES.get(scale) ?? 1),
      Number(digits.replaceAll(',', '')),
    );
  const [whole = '', fraction] = words.split('点');
  const value = numeralValue(whole);
  return fraction === undefined ? value : Number(`${value}.${digitString(fraction)}`);
}

function numeralValue(numeral: string): number {
  if (!/[十百千万亿]/u.test(numeral)) return Number(digitString(numeral));
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const character of numeral) {
    const scale = SCALES.get(character);
    if (scale === undefined) digit = digitOf(character);
    else if (scale < 10_000) {
      section += (digit || 1) * scale;
      digit = 0;
    } else {
      total = (total + section + digit || 1) * scale;
      section = 0;
      digit = 0;
    }
  }
  return total + section + digit;
}

function digitString(numeral: string): string {
  return [...numeral].map(digitOf).join('');
}

function digitOf(character: string): number {
  if (character === '〇') return 0;
  return character === '两' || character === '俩' ? 2 : DIGITS.indexOf(character);
}

/** From right to left, so that a list of three passes its unit on to the first. */
function shareUnits(found: readonly Found[], text: string): Found[] {
  const shared = [...found];
  for (let index = shared.length - 2; index >= 0; index -= 1) {
    const [number, next] = [shared[index], shared[index + 1]];
    if (number === undefined || next === undefined || number.unit !== null) continue;
    if (LIST.test(text.slice(number.end, next.start)))
      shared[index] = { ...number, unit: next.unit };
  }
  return shared;
}

/** A lone Chinese numeral without a unit is part of a word: 五保, 三无. */
function counts({ words, unit }: Found, { oneCountsBefore, halfCountsBefore }: NumberWords) {
  if (/\d/u.test(words) || words.includes('分之')) return true;
  if (unit === null) return words.length > 1;
  if (words === '半') return halfCountsBefore.includes(unit);
  return words !== '一' || oneCountsBefore.includes(unit);
}
