import type { Lexicon } from '../knowledge/lexicon.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import { findDates } from './dates.ts';
import type { Finding } from './fact-rules.ts';
import type { Guards } from './guards.ts';
import { findNumbers, type SpokenNumber } from './numbers.ts';
import { type Clause, clauseAt, type Passage } from './passage.ts';
import { compilePhrases, findAll, matchesOf, type Span, saysAny } from './phrases.ts';

export interface IncomeReader {
  ratios(passage: Passage, told: ToldOfRatio): Finding[];
  rises(passage: Passage, situation: { today: CalendarDate; isExpected: boolean }): Finding[];
}

/** What makes a number a ratio where the words do not: it was asked for, or told of before. */
interface ToldOfRatio {
  isAsked: boolean;
  isKnown: boolean;
}

const TIMES = /^倍半?/;
/** 一倍三 is 1.3. */
const TENTHS = /^倍([一二三四五六七八九])(?![十百千万成倍个月年])/;
const NOT_EXACT =
  /^(?:倍半?)(?:多|还多|还要多|还不止|都不止|以下|以内|之内|之下|以上|左右|不到|几|出头|的样子)/;
const STANDARD = /低保|标准|保障线|线|它的?$|它的[一二两三四五六七八九\d]/;
const OWN_INCOME = /人均|收入|家里|我家|屋头|平均|算下来|算出来|现在|我们|俺|每人|刚好|正好|差不多/;
const MORE_BY = /(?:高|多|超)(?:出|过|了)?(?:当地)?(?:低保)?(?:标准|线)?的?$/;
const LESS_BY = /(?:低|少)(?:了|出|于|过)?(?:当地)?(?:低保)?(?:标准|线)?的?$/;
const SHARE = /^[成折](?!员)/;
const SAME_AS =
  /(?:刚好|正好|恰好|刚刚|正正|差不多)?(?:等于|就是|卡在|跟|和|与)低保(?:标准|线)(?:一样|相同|持平|相等|一样多|一分不差|一模一样|分毫不差)|(?:刚好|正好|恰好|刚刚好)(?:等于|是|卡在|够|就是|到|踩着?)?(?:当地)?(?:一个|一份)?低保(?:标准|线)(?!的|[一二两三四五六\d]|百分)|(?:差不多)?(?:等于|相当于)(?:当地)?(?:一个)?低保(?:标准|线)(?!的)|(?:和|跟|与|同)?低保(?:标准|线)(?:持平|一样高|一般高|相当)/g;
const DOUBTFUL = /(?:估计|可能|好像|也许|怕是|说不定)[^,。;!?\s]{0,10}$/;
const HALF_OF = /(?:低保)?(?:标准|低保线|保障线)的?(?:[一]半|二分之一)/g;
const PERCENT = /(百分之)?$/;
/** 灵活就业 is how somebody is insured. */
const FLEXIBLE = /灵活$/;

export function createIncomeReader({ words, cues }: Lexicon, guards: Guards): IncomeReader {
  const ruleTalk = compilePhrases(cues['ruleTalk']);
  const context = compilePhrases(cues['riseContext']);
  const jobs = compilePhrases(words['job']);
  const others = compilePhrases(words['otherRise']);
  const changes = compilePhrases(words['riseChange']);

  const stated = (passage: Passage, phrases: RegExp) =>
    findAll(phrases, passage.text).flatMap((span) => {
      const clause = clauseAt(passage, span.start);
      const stance = clause && guards.stanceOf(clause, span);
      if (FLEXIBLE.test(passage.text.slice(0, span.start))) return [];
      return clause && stance === 'stated' ? [{ span, clause }] : [];
    });

  return {
    ratios: (passage, told) => [
      ...findNumbers(passage.text).flatMap((it) => {
        const clause = clauseAt(passage, it.start);
        if (!clause || saysAny(ruleTalk, clause.text)) return [];
        return ratioOf(passage, it, { clause, told });
      }),
      ...sameAsStandard(passage, told.isAsked),
    ],
    rises(passage, { today, isExpected }) {
      if (!isExpected && !saysAny(context, passage.text)) return [];
      const other = stated(passage, others)[0];
      const cause = other ?? stated(passage, jobs)[0];
      if (!cause) return [];
      const isChange = other !== undefined || saysAny(changes, cause.clause.text);
      return risesOf(passage, { ...cause, value: other ? 'other' : 'employment', isChange, today });
    },
  };
}

interface Cause {
  span: Span;
  clause: Clause;
  value: 'other' | 'employment';
  /** 进厂了 tells of a change, 在厂里上班 only of a state. */
  isChange: boolean;
  today: CalendarDate;
}

function risesOf(passage: Passage, { span, clause, value, isChange, today }: Cause): Finding[] {
  const status = isChange || hasDate(clause, today) ? 'said' : 'inferred';
  const reason: Finding = { ...span, key: 'incomeRiseReason', value, status, scope: 'household' };
  const isDated = value === 'employment' && hasFullDate(clause, today);
  return isChange || isDated ? [reason, ...dateOf(passage, clause, today)] : [reason];
}

function ratioOf(
  passage: Passage,
  number: SpokenNumber,
  { clause, told }: { clause: Clause; told: ToldOfRatio },
): Finding[] {
  const before = clause.text.slice(0, number.start - clause.start);
  const after = clause.text.slice(number.end - clause.start);
  const isMeant = told.isAsked || told.isKnown || isOfIncome({ clause, before, after }, passage);
  if (!isWhole(number) || !isMeant || DOUBTFUL.test(before)) return [];
  const isCorrected =
    told.isKnown && !after.startsWith('倍') && isDecimalAlone(number, before, after);
  const value = isCorrected ? number.value : ratioValue(number, before, after);
  if (value === undefined) return [];
  const end = number.end + (isCorrected ? 0 : (TIMES.exec(after)?.[0].length ?? 1));
  const span = { start: number.start, end };
  const retracts = /不是$/.test(before) ? { retracts: true } : {};
  return [{ ...span, key: 'incomeRatio', value, status: 'said', scope: 'household', ...retracts }];
}

/** The words tell of the 标准, and of an income of their own. */
function isOfIncome(
  { clause, before, after }: { clause: Clause; before: string; after: string },
  passage: Passage,
): boolean {
  if (!STANDARD.test(clause.text) && !isOfEach(before, after, passage)) return false;
  return OWN_INCOME.test(passage.text) || /[是为有]$/.test(before);
}

/** 人均1.3倍了, where the words around tell of 低保: times of nothing else. */
function isOfEach(before: string, after: string, { text }: Passage): boolean {
  return (
    after.startsWith('倍') &&
    /(?:人均|平均)[^,。;!?\s涨增翻多高]{0,6}$/.test(before) &&
    /低保/.test(text)
  );
}

const LEAD_OF_CORRECTION = /(?:^|[是那要])(?:要是|就是|应该是|只有)?$/;

/** 「是1.7」, 「那1.4」, 「是1.4不是1.6」 puts right the ratio that was told before. */
function isDecimalAlone({ value }: SpokenNumber, before: string, after: string): boolean {
  return (
    !Number.isInteger(value) &&
    /^(?:倍)?(?:才?对|没错|是对的)?[呢吧了啊嘛]?(?:而?不是[\d.一二两三四五六七八九点]{1,6}倍?)?$/.test(
      after,
    ) &&
    LEAD_OF_CORRECTION.test(before)
  );
}

function isWhole({ precision }: SpokenNumber): boolean {
  return precision === 'exact';
}

/** 1.3倍, 一倍半, 高30%, 八成, 百分之一百二. */
function ratioValue({ value }: SpokenNumber, before: string, after: string): number | undefined {
  if (NOT_EXACT.test(after)) return undefined;
  const tenths = TENTHS.exec(after)?.[1];
  if (tenths) return rounded(value + (findNumbers(tenths)[0]?.value ?? 0) / 10);
  if (after.startsWith('倍半')) return rounded(value + 0.5);
  if (after.startsWith('倍')) return rounded(MORE_BY.test(before) ? value + 1 : value);
  const isPercent = after.startsWith('%') || /百分之$/.test(before);
  if (!isPercent && !SHARE.test(after)) return undefined;
  return shareOf(isPercent ? value / 100 : value / 10, before.replace(PERCENT, ''));
}

function shareOf(share: number, lead: string): number | undefined {
  if (MORE_BY.test(lead)) return rounded(1 + share);
  if (LESS_BY.test(lead)) return rounded(1 - share);
  return /(?:的|是|有|到|标准|线)$/.test(lead) ? rounded(share) : undefined;
}

function sameAsStandard({ text }: Passage, asked: boolean): Finding[] {
  if (!asked && !/人均|收入|家里|我家|平均|屋头/.test(text)) return [];
  const named = (words: RegExp, value: number): Finding[] =>
    matchesOf(words, text).map((it) => ({
      start: it.index,
      end: it.index + it[0].length,
      key: 'incomeRatio',
      value,
      status: it[0].includes('差不多') ? 'inferred' : 'said',
      scope: 'household',
    }));
  return [...named(SAME_AS, 1), ...named(HALF_OF, 0.5)];
}

function hasFullDate(clause: Clause, today: CalendarDate): boolean {
  return findDates(clause.text, today).some(({ coarse }) => !coarse);
}

function hasDate(clause: Clause, today: CalendarDate): boolean {
  return findDates(clause.text, today).length > 0;
}

/** The date nearest to the cause: in its clause, else in the one before, else in the one after. */
function dateOf(passage: Passage, clause: Clause, today: CalendarDate): Finding[] {
  const at = passage.clauses.indexOf(clause);
  const near = [clause, passage.clauses[at - 1], passage.clauses[at + 1]];
  for (const it of near) {
    if (!it) continue;
    const date = findDates(it.text, today).find(({ coarse }) => !coarse);
    if (date) return [riseDate(it, date)];
  }
  return [];
}

function riseDate(
  clause: Clause,
  date: Span & { date: CalendarDate; status: Finding['status'] },
): Finding {
  const span = { start: clause.start + date.start, end: clause.start + date.end };
  return {
    ...span,
    key: 'incomeRoseOn',
    value: date.date,
    status: date.status,
    scope: 'household',
  };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
