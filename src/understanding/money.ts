import type { Lexicon } from '../knowledge/lexicon.ts';
import type { Finding } from './fact-rules.ts';
import { type Period, periodOf } from './money-periods.ts';
import { findNumbers, type NumberRange, type SpokenNumber } from './numbers.ts';
import { type Clause, clauseAt, type Passage } from './passage.ts';
import { compilePhrases, findAll, saysAny } from './phrases.ts';
import type { KnownIncome } from './understanding.ts';

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
}

type Kind = 'standard' | 'each' | 'total' | 'sole' | 'earned' | 'other';
type FamilyKind = Exclude<Kind, 'earned' | 'other'>;

/** What is known besides the words of the sum. */
interface Told {
  /** How many live together, where the words say so. */
  sizes: readonly number[];
  /** The income told of earlier, which 「收入是三千」 alone corrects. */
  knownIncome: KnownIncome | undefined;
}

export interface MoneyReader {
  sums(passage: Passage): SpokenSum[];
  findings(passage: Passage, told: Told): Finding[];
}

const UNIT = /^(?:块钱|块|元钱|元|圆|人民币|rmb|大洋|钱|蚊|纹|文钱|张票子)/;
/** What follows a number that counts something else. */
const NO_MONEY =
  /^(?:个|口|岁|年|月|天|号|日|级|倍|次|人|亩|斤|公里|平|间|楼|套|辆|台|点|分|小时|周|度|路|%|成|折|期|条|项|份|户|名|里|层|栋|幢|排|组|队|米|代|世纪|型|[a-z-])/;
/** Nobody tells of more; each is weighed against the words of its whole clause. */
const MOST_SUMS = 60;
/** 一天挣八十: who is paid by the day leaves out the 块. */
const DAY_WAGE = /(?:一天|每天|天天|一日|日)[挣赚拿给得能有收弄搞工资钱才到只也就个]{0,4}$/;
/** Yearly sums are often named without 一年: above this a bare sum is not taken for a month's. */
const PLAIN_MONTH_AT_MOST = { each: 6000, total: 20_000, standard: 3000, sole: 20_000 } as const;

export function createMoneyReader({ words }: Lexicon): MoneyReader {
  const kinds: Kinds = [
    ['standard', compilePhrases(words['moneyStandard'])],
    ['each', compilePhrases(words['moneyEach'])],
    ['sole', compilePhrases(words['moneySole'])],
    ['other', compilePhrases(words['moneyOther'])],
    ['total', compilePhrases(words['moneyTotal'])],
    ['earned', compilePhrases(words['moneyEarned'])],
  ];
  const oneEarner = {
    alone: compilePhrases(words['moneyAlone']),
    spouseEarnsNothing: compilePhrases(words['moneySpouseNone']),
  };

  return {
    sums: sumsOf,
    findings: (passage, told) => [
      ...nothingOf(passage, { kinds, oneEarner, ...told }),
      ...sumsOf(passage).flatMap((sum) => {
        if (isNothing(sum)) return [];
        const kind = kindOf(passage, sum, { kinds, oneEarner, ...told });
        // The 标准 is a published figure: nobody can work with half of one.
        const isUsable = kind !== 'standard' || sum.yuan !== null;
        return kind && isUsable && isPlausible(sum, kind)
          ? [{ ...findingOf(sum, kind), ...retraction(passage.text, sum) }]
          : [];
      }),
    ],
  };
}

export function sumsOf(passage: Passage): SpokenSum[] {
  const numbers = withSpans(passage.text, findNumbers(passage.text).slice(0, MOST_SUMS));
  return numbers.flatMap((number, index) => {
    const clause = clauseAt(passage, number.start);
    if (!clause || !isMoney(passage.text, number)) return [];
    const period = periodOf(passage, clause, [number, ...numbers.slice(index + 1)]);
    return period === undefined ? [] : [monthlySum(passage.text, number, { clause, period })];
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

/** 一千二到一千八 is one number that may be anything between. */
function withSpans(text: string, numbers: readonly SpokenNumber[]): SpokenNumber[] {
  const joined: SpokenNumber[] = [];
  for (const number of numbers) {
    const before = joined.at(-1);
    if (before && UP_TO.test(text.slice(before.end, number.start)) && number.value > before.value)
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
    range: { from: first.value, to: last.value },
  };
}

/** 加一块, 住一块: together, and not one yuan. */
const TOGETHER = /^[加合凑在住拢到过跟放][一1]块$/;

function isMoney(text: string, { start, end, value }: SpokenNumber): boolean {
  const after = text.slice(end, end + 4);
  if (TOGETHER.test(text.slice(Math.max(0, start - 1), end + 1))) return false;
  if (UNIT.test(after)) return true;
  if (value >= 20 && value < 1000 && DAY_WAGE.test(text.slice(Math.max(0, start - 8), start)))
    return !NO_MONEY.test(after);
  if (value < 100 || value > 10_000_000 || NO_MONEY.test(after)) return false;
  return !/(?:[第a-z\d〔[(#号-]|百分之)$/.test(text.slice(Math.max(0, start - 3), start));
}

const NOTHING =
  /(?<!别的|其他|其它|旁的|另外|身上|兜里|手里|口袋)[一半零](?:分|毛|块|厘|角|个子儿?|蚊|文|点)(?:钱)?(?:的)?(?:收入|进账|进项|工资|来钱|人工)(?:都|也)?(?:没|冇|无)(?:有|得)?|(?:收入|进账|进项)(?:是|为|也是|就是|真的是|等于)?(?:零|0(?![\d.])|[一半](?:分|毛|蚊|个子儿?)(?:钱)?(?:都|也)?(?:没|冇|无)(?:有|得)?)|零收入|(?:没|没有|没得|冇|无)(?:有|得)?(?:任何|半分|一分钱?|一毛钱?)(?:的)?收入/g;

/** 家里一分钱收入都没有 is an income of 0; 没有收入 alone may be one person's. */
function nothingOf(passage: Passage, { kinds, sizes }: KindContext): Finding[] {
  return findAll(NOTHING, passage.text).flatMap((span) => {
    const clause = clauseAt(passage, span.start);
    const before = clause && passage.clauses[passage.clauses.indexOf(clause) - 1];
    const isOwn = SOMEBODYS.test(clause?.text ?? '');
    const told = isOwn ? clause?.text : `${before?.text ?? ''} ${clause?.text ?? ''}`;
    const isCounted = sizes.includes(1) || (sizes.length > 0 && !isOwn);
    if (!isCounted && !says(kinds, 'total', told ?? '')) return [];
    return [{ ...span, key: 'monthlyIncome', value: 0, status: 'said', scope: 'household' }];
  });
}

/** The 一分 of 一分收入都没有. */
function isNothing({ clause, start }: SpokenSum): boolean {
  const at = start - clause.start;
  return findAll(NOTHING, clause.text).some((it) => it.start <= at && at < it.end);
}

/** 不是两千是一千五 takes back two thousand. */
function retraction(text: string, { start }: SpokenSum): { retracts?: true } {
  return /(?:不是|并非)$/.test(text.slice(Math.max(0, start - 3), start)) ? { retracts: true } : {};
}

type Kinds = readonly (readonly [Kind, RegExp])[];

interface KindContext extends Told {
  kinds: Kinds;
  /** What tells that nobody else earns, beside the words of the sum itself. */
  oneEarner: { alone: RegExp; spouseEarnsNothing: RegExp };
}

/** What a sum is: the nearest word before it in its clause, else after it, else in the clause before. */
function kindOf(passage: Passage, sum: SpokenSum, context: KindContext): FamilyKind | undefined {
  const { kinds } = context;
  const { clause } = sum;
  const previous = passage.clauses[passage.clauses.indexOf(clause) - 1]?.text ?? '';
  const isSole = isOnlyEarner(passage, context);
  const kind =
    nearestKind(kinds, clause.text, sum.start - clause.start) ??
    nearestKind(kinds, previous, previous.length) ??
    (isSole && sum.hasPeriod ? 'earned' : undefined) ??
    (isWholeFamilys(clause, sum, context) && !says(kinds, 'other', passage.text)
      ? 'total'
      : undefined);
  if (kind === 'other') return undefined;
  if (kind === undefined) return correctedSum([clause.text, previous], context);
  if (kind !== 'earned') return kind;
  if (isSole) return 'sole';
  if (isWholeFamilys(clause, sum, context)) return 'total';
  return (
    familyEarning(kinds, clause.text, previous) ?? correctedKind([clause.text, previous], context)
  );
}

/** Of 我一个人挣三千 老婆挣两千 neither sum is the family's. */
function isOnlyEarner({ text }: Passage, { kinds, sizes, oneEarner }: KindContext): boolean {
  if (sizes.includes(1) || says(kinds, 'sole', text)) return true;
  if ((text.match(/[挣赚]/g)?.length ?? 0) > 1 || /也(?:能|在)?[挣赚拿]/.test(text)) return false;
  const { alone, spouseEarnsNothing } = oneEarner;
  return saysAny(alone, text) || (sizes.includes(2) && saysAny(spouseEarnsNothing, text));
}

const SOMEBODYS =
  /[我俺](?!们|家|屋|俩|两|仨)|[他她](?!们|家|俩)|老[公婆伴头]|儿|女|妈|爸|爹|娘|男人|媳妇|丈夫|妻|爱人|弟|哥|姐|妹|孙|退休|养老|对象|一个人|每人|人均/;

/** 一家三口 每月打工挣三千: nobody else is named whose wage it could be. */
function isWholeFamilys({ text }: Clause, sum: SpokenSum, { sizes }: KindContext): boolean {
  return sizes.length > 0 && sum.hasPeriod && !SOMEBODYS.test(text);
}

const BARE_INCOME =
  /^(?:那个|这个|我们|家里|总)?(?:收入|进账|进项)(?:也|都)?(?:不对|错了|搞错了)?(?:应该|其实)?(?:是|有|写错)?/;

/** 「收入是三千」 once the income was told: that of the same kind. */
function correctedKind(
  texts: readonly string[],
  { knownIncome }: KindContext,
): FamilyKind | undefined {
  return texts.some((text) => BARE_INCOME.test(text)) ? kindOfKnown(knownIncome) : undefined;
}

const SUM_IS_WRONG =
  /(?:钱|收入|工资|数)(?:也|都|刚才|前头)*(?:说|讲|报|写|记|弄|搞|算)?(?:错|岔)|^(?:哎呀?|哦|刚才|刚刚|我)*(?:说|讲|报|写|记|按|算)(?:错|岔|拐|差)了?$|(?:钱|收入)?也?不是[\d一二两三四五六七八九十百千万]+(?:块|元)?$/;

/** 「钱也说错了 一个月两千七」, 「不是三千 三千六」 once the income was told. */
function correctedSum(
  texts: readonly string[],
  { knownIncome }: KindContext,
): FamilyKind | undefined {
  return texts.some((text) => SUM_IS_WRONG.test(text)) ? kindOfKnown(knownIncome) : undefined;
}

function kindOfKnown(known: KnownIncome | undefined): FamilyKind | undefined {
  if (known === 'monthlyIncome') return 'total';
  return known === 'perCapitaIncome' ? 'each' : undefined;
}

/** What somebody earns is the family's income only where the words say so: 全家收入. */
function familyEarning(kinds: Kinds, own: string, previous: string): FamilyKind | undefined {
  const isOwn = /[我俺他她]/.test(own);
  return says(kinds, 'total', isOwn ? own : `${previous} ${own}`) ? 'total' : undefined;
}

function says(kinds: Kinds, wanted: Kind, text: string): boolean {
  return kinds.some(([kind, words]) => kind === wanted && saysAny(words, text));
}

function nearestKind(kinds: Kinds, text: string, at: number): Kind | undefined {
  const found = kinds.flatMap(([kind, words]) =>
    findAll(words, text).map((it) => ({
      kind,
      distance: it.end <= at ? at - it.end : it.start - at + 40,
    })),
  );
  const nearest = found.toSorted((a, b) => a.distance - b.distance)[0]?.kind;
  if (nearest !== 'earned' && nearest !== 'total') return nearest;
  const each = found.some(({ kind }) => kind === 'each');
  return each ? 'each' : nearest;
}

function isPlausible({ yuan, range, hasPeriod }: SpokenSum, kind: FamilyKind): boolean {
  const most = yuan ?? range?.to ?? range?.from ?? 0;
  return most > 0 && (hasPeriod || most <= PLAIN_MONTH_AT_MOST[kind]);
}

function findingOf({ start, end, yuan, range, status }: SpokenSum, kind: FamilyKind): Finding {
  const key = (
    {
      standard: 'localStandard',
      each: 'perCapitaIncome',
      total: 'monthlyIncome',
      sole: 'monthlyIncome',
    } as const
  )[kind];
  return { start, end, key, value: yuan, status, scope: 'household', ...(range && { range }) };
}
