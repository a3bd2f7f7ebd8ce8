import type { Lexicon } from '../knowledge/lexicon.ts';
import type { Finding } from './fact-rules.ts';
import { findNumbers, type SpokenNumber } from './numbers.ts';
import { type Clause, clauseAt, type Passage } from './passage.ts';
import { compilePhrases, findAll, saysAny } from './phrases.ts';

/** A sum somebody named, brought to yuan a month. */
export interface SpokenSum {
  start: number;
  end: number;
  yuan: number;
  status: 'said' | 'inferred';
  clause: Clause;
  /** Whether the words say per month, year, day; a bare sum may be any. */
  hasPeriod: boolean;
}

type Kind = 'standard' | 'each' | 'total' | 'sole' | 'earned' | 'other';
type FamilyKind = Exclude<Kind, 'earned' | 'other'>;

export interface MoneyReader {
  sums(passage: Passage): SpokenSum[];
  findings(passage: Passage, livesAlone: boolean): Finding[];
}

const UNIT = /^(?:块钱|块|元钱|元|圆|人民币|rmb|大洋|钱)/;
/** What follows a number that counts something else. */
const NO_MONEY =
  /^(?:个|口|岁|年|月|天|号|日|级|倍|次|人|亩|斤|公里|平|间|楼|套|辆|台|点|分|小时|周|度|路|%|成|折|期|条|项|份|户|名|里|层|栋|幢|排|组|队|米|代|世纪|型|[a-z-])/;
const PERIODS: readonly [RegExp, number][] = [
  [/半年/, 6],
  [/季度|三个月/, 3],
  [/一年|每年|全年|年收入|年均|一年到头|\/年|年人均|年纯收入|去年|今年/, 12],
  [/每月|一个月|每个月|一月|月收入|月人均|按月|\/月|月均|月工资|个月/, 1],
];
const DAILY = /(?:一天|每天|一日|日工资|天)$|^(?:块钱|块|元)?(?:一天|每天|\/天|一日)/;
const DAYS = /(?:做|干|上|能做|能干|出工|有|打)(?:个|了|得|到|满)?$/;
/** Yearly sums are often named without 一年: above this a bare sum is not taken for a month's. */
const PLAIN_MONTH_AT_MOST = { each: 6000, total: 20_000, standard: 3000, sole: 20_000 } as const;

export function createMoneyReader({ words }: Lexicon): MoneyReader {
  const kinds: readonly (readonly [Kind, RegExp])[] = [
    ['standard', compilePhrases(words['moneyStandard'])],
    ['each', compilePhrases(words['moneyEach'])],
    ['sole', compilePhrases(words['moneySole'])],
    ['other', compilePhrases(words['moneyOther'])],
    ['total', compilePhrases(words['moneyTotal'])],
    ['earned', compilePhrases(words['moneyEarned'])],
  ];

  return {
    sums: sumsOf,
    findings: (passage, livesAlone) =>
      sumsOf(passage).flatMap((sum) => {
        const kind = kindOf(passage, sum, { kinds, livesAlone });
        return kind && isPlausible(sum, kind) ? [findingOf(sum, kind)] : [];
      }),
  };
}

export function sumsOf(passage: Passage): SpokenSum[] {
  const { text } = passage;
  const numbers = findNumbers(text);
  return numbers.flatMap((number, index) => {
    const clause = clauseAt(passage, number.start);
    if (!clause || !isMoney(text, number) || !isPrecise(number)) return [];
    const unit = UNIT.exec(text.slice(number.end))?.[0] ?? '';
    const period = periodOf(clause, number, numbers.slice(index + 1));
    if (period === undefined) return [];
    const yuan = Math.round((number.value / period.months) * 100) / 100;
    const status = number.precision === 'exact' && !period.derived ? 'said' : 'inferred';
    const { start } = number;
    const end = number.end + unit.length;
    return [{ start, end, yuan, status, clause, hasPeriod: period.said }];
  });
}

function isPrecise({ precision }: SpokenNumber): boolean {
  return precision === 'exact' || precision === 'about';
}

function isMoney(text: string, { start, end, value }: SpokenNumber): boolean {
  const after = text.slice(end, end + 4);
  if (UNIT.test(after)) return true;
  if (value < 50 || value > 10_000_000 || NO_MONEY.test(after)) return false;
  return !/[第a-z\d〔[(#号-]$/.test(text.slice(Math.max(0, start - 1), start));
}

interface Period {
  months: number;
  said: boolean;
  derived: boolean;
}

function periodOf(
  clause: Clause,
  number: SpokenNumber,
  later: readonly SpokenNumber[],
): Period | undefined {
  const before = clause.text.slice(0, number.start - clause.start);
  const after = clause.text.slice(number.end - clause.start);
  if (DAILY.test(before) || DAILY.test(after)) return dailyPeriod(clause, later);
  const spans = PERIODS.flatMap(([words, months]) =>
    words.test(before) || words.test(after) ? [{ months, said: true, derived: false }] : [],
  );
  return spans[0] ?? { months: 1, said: false, derived: false };
}

/** 每天80块做20天: a month's sum only when the days are said. */
function dailyPeriod(clause: Clause, later: readonly SpokenNumber[]): Period | undefined {
  const days = later.find((it) => {
    const at = it.start - clause.start;
    const before = clause.text.slice(0, at);
    return (
      clause.text.slice(at).length > 0 &&
      /^天/.test(clause.text.slice(it.end - clause.start)) &&
      DAYS.test(before)
    );
  });
  if (!days || days.value < 1 || days.value > 31) return undefined;
  return { months: 1 / days.value, said: true, derived: true };
}

interface KindContext {
  kinds: readonly (readonly [Kind, RegExp])[];
  livesAlone: boolean;
}

/** What a sum is: the nearest word before it in its clause, else after it, else in the clause before. */
function kindOf(
  passage: Passage,
  sum: SpokenSum,
  { kinds, livesAlone }: KindContext,
): FamilyKind | undefined {
  const { clause } = sum;
  const own = nearestKind(kinds, clause.text, sum.start - clause.start);
  const at = passage.clauses.indexOf(clause);
  const previous = passage.clauses[at - 1];
  const inherited = previous ? nearestKind(kinds, previous.text, previous.text.length) : undefined;
  const kind =
    own ?? (sum.hasPeriod || previous === undefined ? inherited : undefined) ?? inherited;
  if (kind === 'other' || kind === undefined) return undefined;
  if (kind !== 'earned') return kind;
  const household = kinds.some(([it, words]) => it === 'sole' && saysAny(words, passage.text));
  const total = kinds.some(([it, words]) => it === 'total' && saysAny(words, clause.text));
  return household || livesAlone ? 'sole' : total ? 'total' : undefined;
}

function nearestKind(kinds: KindContext['kinds'], text: string, at: number): Kind | undefined {
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

function isPlausible({ yuan, hasPeriod, status }: SpokenSum, kind: FamilyKind): boolean {
  return yuan > 0 && (hasPeriod || yuan <= PLAIN_MONTH_AT_MOST[kind]) && status !== undefined;
}

function findingOf({ start, end, yuan, status }: SpokenSum, kind: FamilyKind): Finding {
  const key = (
    {
      standard: 'localStandard',
      each: 'perCapitaIncome',
      total: 'monthlyIncome',
      sole: 'monthlyIncome',
    } as const
  )[kind];
  return { start, end, key, value: yuan, status, scope: 'household' };
}
