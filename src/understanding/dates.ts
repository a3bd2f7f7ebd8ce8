import { MESSAGE_MAX_CHARACTERS } from '../contracts/conversations.ts';
import {
  addDays,
  addMonths,
  type CalendarDate,
  isCalendarDate,
  yearOf,
} from '../shared/calendar-date.ts';
import { findNumbers } from './numbers.ts';
import { matchesOf, type Span } from './phrases.ts';

/** `status` is `inferred` where the words leave the day open: 上个月, 去年三月, 前年. */
export interface SpokenDate extends Span {
  date: CalendarDate;
  status: 'said' | 'inferred';
  /** Only the year is known. */
  coarse?: true;
}

const NUMBER = '([0-9零〇一二两三四五六七八九十半]{1,4})';
const AGO = new RegExp(
  `${NUMBER}(个半月|个月|天|日|个星期|个礼拜|星期|礼拜|周|年半|年)(?:以前|之前|前)`,
  'g',
);
const YEAR_WORDS: Readonly<Record<string, number>> = {
  今年: 0,
  去年: -1,
  上年: -1,
  旧年: -1,
  前年: -2,
};
const ON_DAY = new RegExp(
  `(?:(今年|去年|上年|旧年|前年|\\d{4}年|[零〇一二三四五六七八九]{4}年))?${NUMBER}月份?(?:${NUMBER}[号日])?`,
  'g',
);
const WRITTEN = /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/g;
const YEAR_ONLY = /(今年|去年|上年|旧年|大前年|前年|\d{4}年|[零〇一二三四五六七八九]{4}年)/g;
const FIXED: readonly [RegExp, (today: CalendarDate) => CalendarDate][] = [
  [/上上个?月/g, (today) => addMonths(today, -2)],
  [/(?<!上)上个?月/g, (today) => addMonths(today, -1)],
  [/(?:这个?月|本月)/g, firstOfMonth],
  [/(?:上个?(?:星期|礼拜|周)|前几天|前些天|前两天|这几天|前阵子)/g, (today) => addDays(today, -7)],
  [/大前天/g, (today) => addDays(today, -3)],
  [/(?<!大)前[天日](?!子)/g, (today) => addDays(today, -2)],
  [/昨[天日晚夜儿]|昨个|夜里个|昨儿/g, (today) => addDays(today, -1)],
  [/今[天日晚早儿个]/g, (today) => today],
  [/年初|开年|过完年|年后/g, (today) => yearStart(today, 0)],
];

/** Dates from left to right; where two readings overlap, the more exact one stays. */
export function findDates(words: string, today: CalendarDate): SpokenDate[] {
  const text = words.slice(0, MESSAGE_MAX_CHARACTERS);
  const found = [
    ...written(text),
    ...ago(text, today),
    ...onDay(text, today),
    ...fixed(text, today),
    ...yearOnly(text, today),
  ].filter((it) => it.date <= today);
  return withoutOverlaps(found, text.length).toSorted((a, b) => a.start - b.start);
}

/** Only what overlaps nothing that was found before it. */
export function withoutOverlaps<Found extends Span>(
  found: readonly Found[],
  length: number,
): Found[] {
  const isTaken = new Uint8Array(length);
  return found.filter(({ start, end }) => {
    const isFree = !isTaken.subarray(start, end).includes(1);
    isTaken.fill(1, start, end);
    return isFree;
  });
}

function written(text: string): SpokenDate[] {
  return matchesOf(WRITTEN, text).flatMap((it) =>
    dateAt(it, `${it[1]}-${pad(it[2])}-${pad(it[3])}`, 'said'),
  );
}

/** 半年前, 三个月前, 一个半月前, 两年前. */
function ago(text: string, today: CalendarDate): SpokenDate[] {
  return matchesOf(AGO, text).flatMap((it) => {
    const count = it[1] === undefined ? undefined : numberOf(it[1]);
    if (count === undefined) return [];
    const status = count === Math.trunc(count) && it[2] === '个月' ? 'said' : 'inferred';
    return [{ ...spanOf(it), date: before(today, count, it[2] ?? ''), status }];
  });
}

function before(today: CalendarDate, count: number, unit: string): CalendarDate {
  if (unit === '天' || unit === '日') return addDays(today, -Math.trunc(count));
  if (/星期|礼拜|周/.test(unit)) return addDays(today, -7 * Math.trunc(count));
  if (unit === '个半月') return addDays(addMonths(today, -count), -15);
  if (unit === '年半') return addMonths(today, -12 * count - 6);
  return addMonths(today, -Math.trunc(unit === '年' ? 12 * count : count));
}

function onDay(text: string, today: CalendarDate): SpokenDate[] {
  return matchesOf(ON_DAY, text).flatMap((it) => {
    const month = numberOf(it[2] ?? '');
    if (month === undefined || month < 1 || month > 12) return [];
    const day = it[3] === undefined ? undefined : numberOf(it[3]);
    const suffix = `-${pad(month)}-${pad(day ?? 1)}`;
    const year = it[1] === undefined ? latestYear(today, suffix) : yearFrom(it[1], today);
    return dateAt(it, `${year}${suffix}`, day === undefined ? 'inferred' : 'said');
  });
}

function latestYear(today: CalendarDate, suffix: string): number {
  const year = yearOf(today);
  return `${year}${suffix}` <= today ? year : year - 1;
}

function fixed(text: string, today: CalendarDate): SpokenDate[] {
  return FIXED.flatMap(([words, toDate]) =>
    matchesOf(words, text).map((it) => ({
      ...spanOf(it),
      date: toDate(today),
      status: 'inferred' as const,
    })),
  );
}

/** The middle of a year that is over; 大前年 and the current year stay too vague or start in January. */
function yearOnly(text: string, today: CalendarDate): SpokenDate[] {
  return matchesOf(YEAR_ONLY, text).flatMap((it) => {
    const words = it[1] ?? '';
    if (words === '大前年') return [];
    const year = yearFrom(words, today);
    const day = year === yearOf(today) ? '01-01' : '07-01';
    return dateAt(it, `${year}-${day}`, 'inferred').map((date) => ({
      ...date,
      coarse: true as const,
    }));
  });
}

function yearFrom(words: string, today: CalendarDate): number {
  const relative = YEAR_WORDS[words];
  if (relative !== undefined) return yearOf(today) + relative;
  return findNumbers(words)[0]?.value ?? 0;
}

function dateAt(match: RegExpMatchArray, text: string, status: SpokenDate['status']): SpokenDate[] {
  return isCalendarDate(text) ? [{ ...spanOf(match), date: text, status }] : [];
}

function spanOf(match: RegExpMatchArray): Span {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
}

function numberOf(words: string): number | undefined {
  const number = findNumbers(words)[0];
  return number && number.end === words.length && number.start === 0 ? number.value : undefined;
}

function firstOfMonth(today: CalendarDate): CalendarDate {
  return addDays(today, 1 - Number(today.slice(8)));
}

function yearStart(today: CalendarDate, offset: number): CalendarDate {
  return addMonths(firstOfMonth(today), 1 - Number(today.slice(5, 7)) + 12 * offset);
}

function pad(value: string | number | undefined): string {
  return String(value).padStart(2, '0');
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
