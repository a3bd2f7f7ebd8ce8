import { MESSAGE_MAX_CHARACTERS } from '../contracts/conversations.ts';
import type { Span } from './phrases.ts';

/** A number as people say it. `exact` is false for 两千出头, 三四百, 快七十, 一千多. */
export interface SpokenNumber extends Span {
  value: number;
  /** `band` 三四百, `above` 一千多, `below` 快七十, `about` 两千左右. */
  precision: 'exact' | 'about' | 'above' | 'below' | 'band';
  /** What a number that is not exact may be, both ends included. */
  range?: NumberRange;
}

export interface NumberRange {
  from: number;
  /** Null: nobody said how far it goes. */
  to: number | null;
}

const DIGITS = new Map(
  Array.from('零一二三四五六七八九〇两俩仨', (it, at) => [
    it,
    at < 10 ? at : ([0, 2, 2, 3][at - 10] ?? 0),
  ]),
);
const UNITS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
  ['万', 10_000],
]);
const ARABIC = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d{1,4})?|\d+(?:\.\d{1,4})?/y;
const START =
  /[\d零〇一二两俩仨三四五六七八九十半]|[百千万](?=[一二三四五六七八九](?![百千万\d一二三四五六七八九分]))/g;
/** 千二 is 1200 to Cantonese and Sichuan speakers; 千万, 百分之 and 百十 are none. */
const NO_SHORT = /[\d零〇一二两三四五六七八九十百千万几上成]/;
/** 九百一个月 is nine hundred a month. */
const ONE_OF = /^一(?:个[月人]|[年天月])/;
const AFTER_ABOVE =
  /^(?:[块元岁]?(?:多|来|好几|几(?![号月年级个])|有余|余|出头|挂零|朝上|往上|开外)|以上|大几)/;
/** 一千八以上 names no end, 一千多 ends with the thousand. */
const NO_END_AFTER = /^[块元]?(?:以上|往上|朝上|开外|大几|好几)/;
const NO_END_BEFORE = /(?:超过|多于|好几|不止|至少|起码)[能要干做上挣拿有是得赚收给发落]?$/;
const AFTER_BELOW =
  /^[块元岁]?钱?(?:以下|以内|之内|之下|不到|不足|都(?:没有|不到|没得|没|挣不到|拿不到))/;
const NEARLY = /(?:快|快要|快满|将近|接近|奔|近|差点)$/;
const AFTER_ABOUT = /^(?:[块元岁倍]?钱?(?:左右|上下|的样子|把))/;
const BEFORE_BELOW =
  /(?:快|快要|快满|将近|不到|接近|奔|近|差点|少于|不足|不满|不超过|没到|没有|冇|(?:顶多|最多)(?:能|只能|也就|就)?[干做上挣拿有是得赚收给发落]?|[挣赚拿刨落收领得搞弄]不(?:到|出|了|够|满)(?:个)?)$/;
const BEFORE_ABOVE =
  /(?:超过|多于|好几|不止|(?:至少|起码)(?:能|要)?[干做上挣拿有是得赚收给发落]?)$/;
const BEFORE_ABOUT = /(?:大概|大约|差不多|约|约莫|可能|好像|估计|也就)(?:是|有|个|要)?$/;

/**
 * Every number of a text from left to right, including 一千二, 1千2, 1.2k, 七十有二 and 一点八. Reads no more
 * than the longest message that the service accepts; each of several readers of one message asks for them.
 */
export function findNumbers(words: string): readonly SpokenNumber[] {
  if (words.length < WORTH_KEEPING) return readNumbers(words);
  if (last.words !== words)
    last = { words, numbers: readNumbers(words.slice(0, MESSAGE_MAX_CHARACTERS)) };
  return last.numbers;
}

/** A single number is read as fast as it is found again. */
const WORTH_KEEPING = 16;
let last: { words: string; numbers: readonly SpokenNumber[] } = { words: '', numbers: [] };

function readNumbers(text: string): SpokenNumber[] {
  const found: SpokenNumber[] = [];
  START.lastIndex = 0;
  for (let at = START.exec(text); at; at = START.exec(text)) {
    const number = readNumber(text, at.index);
    if (!number || isSome(text, number)) continue;
    found.push(withPrecision(text, number));
    START.lastIndex = number.end;
  }
  return found;
}

/** The 十 of 几十 and the 八百 of 千八百 count nothing by themselves. */
function isSome(text: string, { start }: Span): boolean {
  const before = text.charAt(start - 1);
  return UNITS.has(text.charAt(start)) ? /[几数]/.test(before) : /[百千万]/.test(before);
}

interface Reading extends Span {
  value: number;
  band: boolean;
  /** The last digit's own weight in a band: 100 in 三四百. */
  step?: number;
}

function readNumber(text: string, start: number): Reading | undefined {
  const first = text[start] ?? '';
  if (UNITS.has(first) && first !== '十') return readShort(text, start);
  if (first === '半') return { start, end: start + 1, value: 0.5, band: false };
  return /\d/.test(first) ? readArabic(text, start) : readChinese(text, start);
}

function readShort(text: string, start: number): Reading | undefined {
  if (NO_SHORT.test(text.charAt(start - 1))) return undefined;
  const unit = UNITS.get(text[start] ?? '') ?? 1;
  const digit = DIGITS.get(text[start + 1] ?? '') ?? 0;
  return { start, end: start + 2, value: unit + (digit * unit) / 10, band: false };
}

function readArabic(text: string, start: number): Reading | undefined {
  ARABIC.lastIndex = start;
  const digits = ARABIC.exec(text)?.[0];
  if (digits === undefined) return undefined;
  const value = Number(digits.replaceAll(',', ''));
  const after = start + digits.length;
  const unit = scaleAt(text, after);
  if (!unit) return { start, end: after, value, band: false };
  const tail = /^\d(?![\d.])/.test(text.slice(after + 1)) ? Number(text[after + 1]) : undefined;
  const end = after + 1 + (tail === undefined ? 0 : 1);
  return { start, end, value: round(value * unit + ((tail ?? 0) * unit) / 10), band: false };
}

function scaleAt(text: string, at: number): number | undefined {
  const sign = text[at] ?? '';
  if (sign === 'k' && !/[a-z]/.test(text[at + 1] ?? '')) return 1000;
  if (sign === 'w' && !/[a-z]/.test(text[at + 1] ?? '')) return 10_000;
  return sign === '十' ? undefined : UNITS.get(sign);
}

interface Progress {
  value: number;
  lastUnit: number;
  zero: boolean;
  band: boolean;
  step: number;
}

function readChinese(text: string, start: number): Reading | undefined {
  const years = /^[零〇一二三四五六七八九]{4}(?=年)/.exec(text.slice(start, start + 5))?.[0];
  if (years) return { start, end: start + 4, value: digitString(years), band: false };

  const progress: Progress = {
    value: 0,
    lastUnit: Number.POSITIVE_INFINITY,
    zero: false,
    band: false,
    step: 1,
  };
  let at = start;
  for (let step = readStep(text, at, progress); step > 0; step = readStep(text, at, progress))
    at += step;
  if (at === start) return undefined;
  const decimals = /^点([零〇一二三四五六七八九]{1,3})(?!十)/.exec(text.slice(at, at + 4))?.[1];
  if (!decimals)
    return { start, end: at, value: progress.value, band: progress.band, step: progress.step };
  const value = Number(
    `${progress.value}.${Array.from(decimals, (it) => DIGITS.get(it)).join('')}`,
  );
  const end = at + 1 + decimals.length;
  const unit = scaleAt(text, end);
  return { start, end: unit ? end + 1 : end, value: value * (unit ?? 1), band: false };
}

/** How many characters the next piece of the number takes; 0 when the number is over. */
function readStep(text: string, at: number, progress: Progress): number {
  const sign = text[at] ?? '';
  if (sign === '万') return takeTenThousand(progress);
  if (progress.lastUnit === 1) return 0;
  if (sign === '零' || sign === '〇') return readZero(text, at, progress);
  if (sign === '十' || sign === '有' || sign === '又') return readTen(text, at, progress);
  const digit = DIGITS.get(sign);
  return digit === undefined ? 0 : readDigit(text, at, { digit, progress });
}

/** 十 without a digit before it, and the 有 of 七十有二. */
function readTen(text: string, at: number, progress: Progress): number {
  if (text[at] !== '十') return progress.lastUnit === 10 && DIGITS.has(text[at + 1] ?? '') ? 1 : 0;
  return progress.value === 0 || progress.zero ? take(progress, [1, 10], 1) : 0;
}

function takeTenThousand(progress: Progress): number {
  if (progress.value === 0 || progress.lastUnit === 10_000) return 0;
  progress.value *= 10_000;
  progress.lastUnit = 10_000;
  return 1;
}

function readZero(text: string, at: number, progress: Progress): number {
  const next = text[at + 1] ?? '';
  if (progress.value === 0 && next !== '点') return 0;
  progress.zero = true;
  if (next === '点') progress.lastUnit = 1;
  return 1;
}

interface DigitState {
  digit: number;
  progress: Progress;
}

function readDigit(text: string, at: number, { digit, progress }: DigitState): number {
  const next = text[at + 1] ?? '';
  const unit = UNITS.get(next);
  if (unit !== undefined && unit < progress.lastUnit) return take(progress, [digit, unit], 2);
  const second = DIGITS.get(next);
  const bandUnit = UNITS.get(text[at + 2] ?? '');
  if (
    second !== undefined &&
    second > digit &&
    bandUnit !== undefined &&
    bandUnit < progress.lastUnit
  ) {
    progress.band = true;
    progress.step = bandUnit;
    return take(progress, [(digit + second) / 2, bandUnit], 3);
  }
  const isCounter = digit === 1 && progress.value > 0 && ONE_OF.test(text.slice(at, at + 3));
  return isCounter ? 0 : readLastDigit({ digit, progress }, second);
}

/** 一千二 is 1200, 七十二 is 72, 三 alone is 3, 七十二三 is a band. */
function readLastDigit({ digit, progress }: DigitState, second: number | undefined): number {
  const hundredUp = progress.lastUnit >= 100 && Number.isFinite(progress.lastUnit);
  const weight = hundredUp && !progress.zero ? progress.lastUnit / 10 : 1;
  const isBand = second === digit + 1;
  progress.band ||= isBand;
  if (isBand) progress.step = weight;
  progress.value += (isBand ? digit + 0.5 : digit) * weight;
  progress.lastUnit = 1;
  return isBand ? 2 : 1;
}

function take(progress: Progress, [digit, unit]: [number, number], length: number): number {
  progress.value += digit * unit;
  progress.lastUnit = unit;
  progress.zero = false;
  return length;
}

function digitString(digits: string): number {
  return Number(Array.from(digits, (it) => DIGITS.get(it) ?? 0).join(''));
}

function withPrecision(text: string, { band, step, ...number }: Reading): SpokenNumber {
  const value = round(number.value);
  const precision = precisionOf(text, { ...number, band });
  if (precision === 'exact') return { ...number, value, precision };
  const range = rangeOf(text, { ...number, value }, { precision, step: step ?? 1 });
  return { ...number, value, precision, range };
}

const ABOUT_SHARE = 0.2;

function rangeOf(
  text: string,
  { start, end, value }: Span & { value: number },
  { precision, step }: { precision: SpokenNumber['precision']; step: number },
): NumberRange {
  switch (precision) {
    case 'band':
      return { from: round(value - step / 2), to: round(value + step * 1.5 - 0.01) };
    case 'above': {
      const isOpen =
        NO_END_AFTER.test(text.slice(end, end + 4)) ||
        NO_END_BEFORE.test(text.slice(Math.max(0, start - 4), start));
      return { from: value, to: isOpen ? null : round(value + lowestUnit(value) - 0.01) };
    }
    case 'below': {
      const nearly = NEARLY.test(text.slice(Math.max(0, start - 4), start));
      return { from: nearly ? round(value / 2) : 0, to: belowOf(text, end, value) };
    }
    default:
      return { from: round(value * (1 - ABOUT_SHARE)), to: round(value * (1 + ABOUT_SHARE)) };
  }
}

/** 一千八以下 includes the sum in ordinary speech, 不到一千八 does not. */
function belowOf(text: string, end: number, value: number): number {
  return /^[块元岁]?钱?(?:以下|以内|之内)/.test(text.slice(end, end + 5))
    ? value
    : round(value - 0.01);
}

/** 1000 of 一千, 100 of 一千二百. */
function lowestUnit(value: number): number {
  let unit = 1;
  while (value >= unit * 10 && value % (unit * 10) === 0) unit *= 10;
  return unit;
}

function precisionOf(text: string, { start, end, band }: Reading): SpokenNumber['precision'] {
  const before = text.slice(Math.max(0, start - 6), start);
  const after = text.slice(end, end + 5);
  if (band) return 'band';
  if (AFTER_ABOVE.test(after) || BEFORE_ABOVE.test(before)) return 'above';
  if (BEFORE_BELOW.test(before) || AFTER_BELOW.test(after)) return 'below';
  if (AFTER_ABOUT.test(after) || BEFORE_ABOUT.test(before)) return 'about';
  return 'exact';
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
