import { MESSAGE_MAX_CHARACTERS } from '../contracts/conversations.ts';
import {
  addDays,
  addMonths,
  type CalendarDate,
  isCalendarDate,
  weekdayOf,
  yearOf,
} from '../shared/calendar-date.ts';
import { withoutOverlaps } from './dates.ts';
import { findNumbers } from './numbers.ts';
import { matchesOf, type Span } from './phrases.ts';

/** A day that is still to come, today included; of several readings the earliest: help must not be late. */
export interface ComingDay extends Span {
  date: CalendarDate;
  /** `span`: how long something lasts (三天, 半个月), counted from today. */
  kind: 'day' | 'span';
}

type Reader = (match: RegExpMatchArray, today: CalendarDate) => string | undefined;

const NUMBER = '([0-9一二两三四五六七八九十半]{1,3})';
const WEEKDAYS = '一二三四五六日';

/** Where two readings overlap, the one that stands first here is kept. */
const DAYS: readonly (readonly [RegExp, Reader])[] = [
  [/(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[号日]?/g, (it) => dated(it[1], it[2], it[3])],
  [
    /(下个?月|这个?月|本月|[0-9一二两三四五六七八九十]{1,3}月)?(?:月?底|末尾?)(?!层|下|子)/g,
    ([said, month], today) => (said === '末' ? undefined : endOfMonth(month, today)),
  ],
  [/年[底末]/g, (_, today) => `${yearOf(today)}-12-31`],
  [
    new RegExp(`(下个?月)(?:初|${NUMBER}[号日])?`, 'g'),
    ([, , day], today) => dayOfMonth(addMonths(firstOfMonth(today), 1), numberOf(day ?? '1')),
  ],
  [new RegExp(`${NUMBER}月${NUMBER}[号日]?`, 'g'), ([, m, d], today) => nextDate(m, d, today)],
  [
    new RegExp(`(?<![月0-9一二三四五六七八九十])${NUMBER}[号日](?![楼院线店桥栋门床病机])`, 'g'),
    ([, day], today) => nextDayOfMonth(numberOf(day ?? ''), today),
  ],
  [/大后[天日]/g, (_, today) => addDays(today, 3)],
  [/(?<![大以之往然今])后[天日朝]/g, (_, today) => addDays(today, 2)],
  [/(?<![声说表证])明[天日晚早朝儿]|明个|听日/g, (_, today) => addDays(today, 1)],
  [/今[天日晚夜早朝儿]|今个|当晚/g, (_, today) => today],
  [
    /(这个?|本|下下个?|下个?|上个?)?(?:星期|礼拜|周)([一二三四五六日天末])(?!个|到|至)/g,
    ([, which, day], today) => weekday(which, day ?? '', today),
  ],
];
const UNITS: Readonly<Record<string, number>> = { 天: 1, 日: 1, 周: 7, 星期: 7, 礼拜: 7 };
const SPAN = new RegExp(`${NUMBER}(?:来|多)?(天|日(?!元)|个?星期|个?礼拜|周|个月|个半月)`, 'g');

/** From left to right. */
export function findComingDays(words: string, today: CalendarDate): ComingDay[] {
  const text = words.slice(0, MESSAGE_MAX_CHARACTERS);
  const named = DAYS.flatMap(([day, read]) =>
    matchesOf(day, text).map((it) => ({ it, date: read(it, today), kind: 'day' as const })),
  );
  const lasting = matchesOf(SPAN, text).map((it) => ({
    it,
    date: endOfSpan(it, today),
    kind: 'span' as const,
  }));
  const coming = [...named, ...lasting].flatMap(({ it, date, kind }) =>
    date !== undefined && isCalendarDate(date) && date >= today
      ? [{ start: it.index, end: it.index + it[0].length, date, kind }]
      : [],
  );
  return withoutOverlaps(coming, text.length).toSorted((one, other) => one.start - other.start);
}

/** 周四 is the next one, today included; 下周四 is in the week after this Sunday; 上周四 is over. */
function weekday(
  which: string | undefined,
  day: string,
  today: CalendarDate,
): CalendarDate | undefined {
  if (which?.startsWith('上')) return undefined;
  const index = day === '末' ? 5 : WEEKDAYS.indexOf(day === '天' ? '日' : day);
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
  const inThisWeek = addDays(monday, index);
  if (which?.startsWith('下下')) return addDays(inThisWeek, 14);
  if (which?.startsWith('下')) return addDays(inThisWeek, 7);
  if (which !== undefined || inThisWeek >= today) return inThisWeek;
  return day === '末' ? today : addDays(inThisWeek, 7);
}

/** 两三天 lasts two for certain. */
function endOfSpan([, count = '', unit = '']: RegExpMatchArray, today: CalendarDate) {
  const certain = /^[一二两三四五六七八九]{2}$/.test(count) ? count.charAt(0) : count;
  const number = numberOf(certain);
  if (number === undefined) return undefined;
  if (unit.startsWith('个') && unit.endsWith('月')) {
    const months = addMonths(today, Math.trunc(number));
    return unit === '个半月' || number % 1 > 0 ? addDays(months, 15) : months;
  }
  return addDays(today, Math.trunc(number * (UNITS[unit.replace('个', '')] ?? 1)));
}

function endOfMonth(month: string | undefined, today: CalendarDate): CalendarDate | undefined {
  const first = firstOfMonth(today);
  if (month === undefined || /^[这本]/.test(month)) return lastOfMonth(first);
  if (month.startsWith('下')) return lastOfMonth(addMonths(first, 1));
  const named = numberOf(month.slice(0, -1));
  if (named === undefined || named < 1 || named > 12) return undefined;
  const ahead = (named - Number(today.slice(5, 7)) + 12) % 12;
  return lastOfMonth(addMonths(first, ahead));
}

function nextDate(month: string | undefined, day: string | undefined, today: CalendarDate) {
  const [m, d] = [numberOf(month ?? ''), numberOf(day ?? '')];
  if (m === undefined || d === undefined) return undefined;
  const thisYear = dated(yearOf(today), m, d);
  return thisYear >= today ? thisYear : dated(yearOf(today) + 1, m, d);
}

function nextDayOfMonth(day: number | undefined, today: CalendarDate) {
  const first = firstOfMonth(today);
  const here = dayOfMonth(first, day);
  return here !== undefined && here >= today ? here : dayOfMonth(addMonths(first, 1), day);
}

function dayOfMonth(first: CalendarDate, day: number | undefined): string | undefined {
  return day === undefined ? undefined : `${first.slice(0, 8)}${pad(day)}`;
}

function dated(...[year, month, day]: (string | number | undefined)[]): string {
  return `${year}-${pad(month)}-${pad(day)}`;
}

function firstOfMonth(date: CalendarDate): CalendarDate {
  return addDays(date, 1 - Number(date.slice(8)));
}

function lastOfMonth(first: CalendarDate): CalendarDate {
  return addDays(addMonths(first, 1), -1);
}

function numberOf(words: string): number | undefined {
  const number = findNumbers(words)[0];
  return number?.start === 0 && number.end === words.length ? number.value : undefined;
}

function pad(value: string | number | undefined): string {
  return String(value).padStart(2, '0');
}
