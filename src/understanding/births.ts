import { type CalendarDate, partsOf } from '../shared/calendar-date.ts';
import type { Finding } from './fact-rules.ts';
import { matchesOf } from './phrases.ts';

const OLDEST = 120;
const DIGITS = '[零〇一二三四五六七八九]';
const YEAR = `(?:19|20)\\d{2}|[一二][九零〇]${DIGITS}{2}|\\d{2}|${DIGITS}{2}`;
const MONTH = '\\d{1,2}|[一二三四五六七八九]|十[一二]?|[正冬腊]';
const DAY = '(?:(\\d{1,2})[日号])?';
/** 20年生了场病 tells of no birth. */
const IS_BORN = '(?:生人|生的|出生|生(?![了病活意产娃孩个过下养育效]))';
/** 66年生的, 五九年正月生的. */
const BORN = `(${YEAR})年(?:(${MONTH})月)?${DAY}(?:${IS_BORN}|的人)`;
/** 我爸45年的: nothing but its place makes it a birth, right after a person. */
const OF_YEAR = `(?<=(?:[我俺他她妈爸爹娘爷奶公婆伴汉儿女娃叔伯舅姑姨弟哥姐妹]|老头|[头妻孙妹嫂侄儿婶小伢]子)(?:今年|都)?是?)(${YEAR})年(?:(${MONTH})月)?${DAY}的(?=[,。;!?\\s]|$)`;
const BORN_IN = `(?:生于|出生于|生在)(${YEAR})年?(?:(${MONTH})月)?${DAY}`;
const BIRTHS = [BORN, OF_YEAR, BORN_IN].map((it) => new RegExp(it, 'g'));
/** By the old calendar 冬月 and 腊月 reach into the next year as often as not. */
const NAMED_MONTHS: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'一二三四五六七八九十'].map((it, index) => [it, index + 1])),
  ...{ 十一: 11, 十二: 12, 正: 1, 冬: 12, 腊: 12 },
};

/** The ages of those whose year of birth is told; whose month is still to come lacks a year. */
export function findBirths(text: string, today: CalendarDate): Finding[] {
  return BIRTHS.flatMap((words) => matchesOf(words, text)).flatMap((match) => {
    const value = ageOf(match, today);
    if (value < 0 || value > OLDEST) return [];
    const start = match.index;
    const end = start + match[0].length;
    return [{ start, end, key: 'age', value, status: 'inferred', scope: 'person' }];
  });
}

function ageOf([, said = '', month, day]: RegExpExecArray, today: CalendarDate): number {
  const now = partsOf(today);
  const year = yearMeant(said, Number(now.year));
  const born = month === undefined ? 0 : (NAMED_MONTHS[month] ?? Number(month));
  const isLater = born > Number(now.month);
  const isLaterDay = born === Number(now.month) && Number(day ?? 0) > Number(now.day);
  return Number(now.year) - year - (isLater || isLaterDay ? 1 : 0);
}

/** Of 09 and 65 the one is this century's. */
function yearMeant(said: string, now: number): number {
  const digits = Array.from(said.replaceAll('零', '〇'), (it) =>
    '〇一二三四五六七八九'.indexOf(it),
  );
  const year = Number(digits.some((it) => it >= 0) ? digits.join('') : said);
  if (year >= 100) return year;
  return year + (year > now % 100 ? 1900 : 2000);
}
