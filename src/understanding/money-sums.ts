import { type Period, periodOf } from './money-periods.ts';
import { findNumbers, type NumberRange, type SpokenNumber } from './numbers.ts';
import { type Clause, clauseAt, type Passage } from './passage.ts';
import type { Span } from './phrases.ts';
import { takesPlaceOf } from './self-corrections.ts';

/** A sum somebody named, brought to yuan a month. */
export interface SpokenSum {
  start: number;
  end: number;
  /** Null where only a band was named: 两三千, 一千二到一千八. */
  yuan: number | null;
  /** What a sum that is not exact may be, yuan a month. */
  range?: NumberRange;
  status: 'said' | 'inferred';
  clause: Clause;
  /** Whether the words say per month, year, day; a bare sum may be any. */
  hasPeriod: boolean;
  /** Twice what was named: 我俩一人两百. */
  isOfBoth?: boolean;
  /** The sum just named that this one takes the place of: 1800 说错了 1600. */
  inPlaceOf?: Span;
}

const UNIT = /^(?:块钱|块|元钱|元|圆|人民币|rmb|大洋|钱|蚊|纹|文钱|张票子)/;
/** What follows a number that counts something else. */
const NO_MONEY =
  /^(?:个|口|岁|年|月|天|号|日|级|倍|次|人|亩|斤|公里|平|间|楼|套|辆|台|点|分|小时|周|度|路|%|成|折|期|条|项|份|户|名|里|层|栋|幢|排|组|队|米|代|世纪|型|[a-z-])/;
/** Nobody tells of more; each is weighed against the words of its whole clause. */
const MOST_SUMS = 60;
/** 一天挣八十: who is paid by the day leaves out the 块. */
const DAY_WAGE = /(?:一天|每天|天天|一日|日)[挣赚拿给得能有收弄搞工资钱才到只也就个]{0,4}$/;

/** From left to right; a sum that puts the one before right has its period where it names none itself. */
export function sumsOf(passage: Passage): SpokenSum[] {
  const numbers = withSpans(passage.text, findNumbers(passage.text).slice(0, MOST_SUMS));
  let last: { number: SpokenNumber; period: Period } | undefined;
  return numbers.flatMap((number, index) => {
    const clause = clauseAt(passage, number.start);
    if (!clause || !isMoney(passage.text, number)) return [];
    const own = periodOf(passage, clause, [number, ...numbers.slice(index + 1)]);
    const corrected = last && takesPlaceOf(passage.text, last.number, number) ? last : undefined;
    const period = own?.said ? own : (corrected?.period ?? own);
    if (period === undefined) return [];
    last = { number, period };
    const sum = monthlySum(passage.text, number, { clause, period });
    return [{ ...sum, ...(corrected && { inPlaceOf: corrected.number }) }];
  });
}

function monthlySum(
  text: string,
  { start, end, value, precision, range }: SpokenNumber,
  { clause, period }: { clause: Clause; period: Period },
): SpokenSum {
  const monthly = (sum: number) => Math.round((sum / period.months) * 100) / 100;
  const unit = UNIT.exec(text.slice(end))?.[0] ?? '';
  const isDoubted = DOUBTED.test(text.slice(Math.max(0, start - 6), start));
  const isNamed = (precision === 'exact' || precision === 'about') && !isDoubted && !period.days;
  const band = period.days ? bandOf(value, period.days) : range;
  return {
    start,
    end: end + unit.length,
    yuan: isNamed ? monthly(value) : null,
    ...(band && rangeBy(band, period.days ? (sum) => sum : monthly)),
    status: precision === 'exact' && !period.derived ? 'said' : 'inferred',
    clause,
    hasPeriod: period.said,
  };
}

/** 一天一百二 一个月最多干15天: what so many days bring. */
function bandOf(daily: number, { from, to }: NumberRange): NumberRange {
  return { from: daily * Math.floor(from), to: to === null ? null : daily * Math.floor(to) };
}

function rangeBy(
  { from, to }: NumberRange,
  monthly: (sum: number) => number,
): { range: NumberRange } {
  return { range: { from: monthly(from), to: to === null ? null : monthly(to) } };
}

/** 好像是九百: who is not sure names a range. */
const DOUBTED = /(?:好像|可能|估计|也许|说不定)(?:是|有|个|要|就)?$/;
const UP_TO = /^(?:块钱|块|元)?(?:到|至|-|~|—)+$/;

/** 好的时候两千 差的时候八百. */
const AT_OTHER_TIMES =
  /^(?:块钱|块|元)?[,\s]*(?:[差少淡闲坏好多旺忙]|不好|没活)的?(?:时候|月份|季节?|年成)(?:就|只|才|有|也就|能|挣|一个月)*$/;

/** 一千二到一千八 is one number that may be anything between. */
function withSpans(text: string, numbers: readonly SpokenNumber[]): SpokenNumber[] {
  const joined: SpokenNumber[] = [];
  for (const number of numbers) {
    const before = joined.at(-1);
    const gap = before ? text.slice(before.end, number.start) : '';
    const isUpTo = before && UP_TO.test(gap) && number.value > before.value;
    if (isUpTo || (before && AT_OTHER_TIMES.test(gap)))
      joined.splice(-1, 1, spanning(before, number));
    else joined.push(number);
  }
  return joined;
}

function spanning(first: SpokenNumber, last: SpokenNumber): SpokenNumber {
  return {
    start: first.start,
    end: last.end,
    value: (first.value + last.value) / 2,
    precision: 'band',
    range: {
      from: Math.min(first.value, last.value),
      to: Math.max(first.value, last.value),
    },
  };
}

/** 差20块也行, 超了两百. */
const DIFFERENCE = /(?:(?<!相)差(?:了|个|着)?|[超高多低]出|[超高多少低]了)$/;
/** 加一块, 住一块, 一块打工: together, and not one yuan. */
const TOGETHER =
  /^(?:[加合凑在住拢到过跟放][一1]块(?!钱)|.?[一1]块儿?(?![钱多几零半一二两三四五六七八九\d毛的左,。;!?\s]|$))/;

function isMoney(text: string, { start, end, value }: SpokenNumber): boolean {
  const after = text.slice(end, end + 4);
  if (TOGETHER.test(text.slice(Math.max(0, start - 1), end + 4))) return false;
  if (DIFFERENCE.test(text.slice(Math.max(0, start - 4), start))) return false;
  if (UNIT.test(after)) return true;
  if (value >= 20 && value < 1000 && DAY_WAGE.test(text.slice(Math.max(0, start - 8), start)))
    return !NO_MONEY.test(after);
  if (value < 100 || value > 10_000_000 || NO_MONEY.test(after)) return false;
  return !/(?:[第a-z\d〔[(#号-]|百分之)$/.test(text.slice(Math.max(0, start - 3), start));
}
