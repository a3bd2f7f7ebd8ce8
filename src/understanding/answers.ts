import { type FactKey, FactsSchema } from '../contracts/facts.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import { findDates, overlaps } from './dates.ts';
import type { Finding } from './fact-rules.ts';
import { sumsOf } from './money-sums.ts';
import { findNumbers, type SpokenNumber } from './numbers.ts';
import { type Clause, clauseAt, type Passage } from './passage.ts';
import { compilePhrases, type Span, saysAny } from './phrases.ts';
import type { UnderstandingContext } from './understanding.ts';

/** @param found what the same words say anyway: a sum that is the 标准 is not the income as well. */
export type ReadAnswer = (
  passage: Passage,
  context: UnderstandingContext,
  found: readonly Finding[],
) => Finding[];

/** An answer is short: a longer message speaks for itself. */
const LONGEST_ANSWER = 24;
const PERSONAL = new Set<FactKey>([
  'age',
  'seriousIllness',
  'seriousIllnessCertified',
  'disabilityKind',
  'disabilityGrade',
  'workAbility',
  'hasLivelihoodSource',
  'supporters',
  'selfCare',
  'supportMode',
  'wantsInstitution',
  'hasSomeIncomeOrProperty',
  'appliesInPerson',
  'pensionInsurance',
  'employed',
  'drawingPension',
]);
const MONEY = new Set<FactKey>(['monthlyIncome', 'perCapitaIncome', 'localStandard']);
/** 有 and 没有 answer the question as it is worded; where that is two questions they say nothing. */
const NOT_YES_NO = new Set<FactKey>(['vehicles', 'homes', 'supporters', 'selfCare', 'workAbility']);
const TRAILING = /[啊呀哦喔嘛呢吧的了哈哒唉哎嘞]$/;

/** The bare answer to our last question: 三个, 有, 没得, 1200, 自己去. */
export function createAnswerReader({ answers, cues, words }: Lexicon): ReadAnswer {
  const rules = answers.map((rule) => ({
    rule,
    say: compilePhrases(rule.say, words),
    unless: compilePhrases(rule.unless, words),
  }));
  const yes = new Set(cues['yes']);
  const no = new Set(cues['no']);

  const leftOpen = compilePhrases(cues['leftOpen'], words);
  const otherMoney = compilePhrases(words['moneyOther'], words);
  const resumes = compilePhrases(cues['resumes'], words);
  const comesToMind = compilePhrases(cues['comesToMind'], words);
  // 好 接着刚才说 agrees to go on and answers nothing; nor does 对了 before something else.
  const isNoAnswer = ({ clauses, text }: Passage) =>
    saysAny(resumes, text) || (clauses.length > 1 && saysAny(comesToMind, clauses[0]?.text ?? ''));

  return (passage, { asking, today }, found) => {
    const key = factKeyOf(asking);
    if (!key || passage.text.length > LONGEST_ANSWER) return [];
    const stated = passage.text.replace(leftOpen, (it) => '·'.repeat(it.length));
    const rule = rules.find(
      (it) => it.rule.key === key && saysAny(it.say, stated) && !saysAny(it.unless, stated),
    );
    if (rule) return [finding(key, rule.rule.value, whole(passage))];
    const said = passage.clauses.find(({ text }) => !saysAny(leftOpen, text));
    const polarity = isNoAnswer(passage) ? undefined : polarityOf(said, yes, no);
    if (polarity !== undefined) return yesNo(passage, key, polarity);
    return quantity(passage, key, today).filter(
      (it) =>
        !found.some((other) => overlaps(other, it)) &&
        !(MONEY.has(key) && saysAny(otherMoney, clauseAt(passage, it.start)?.text ?? '')),
    );
  };
}

export function factKeyOf(asking: UnderstandingContext['asking']): FactKey | undefined {
  return asking === null || asking === 'region' || asking === 'whereabouts' || asking === 'contact'
    ? undefined
    : asking;
}

/** Of 有没有残疾 没得 the first clause only says our question over. */
function polarityOf(
  first: Clause | undefined,
  yes: ReadonlySet<string>,
  no: ReadonlySet<string>,
): boolean | undefined {
  if (!first) return undefined;
  const forms = [first.text, first.text.replace(TRAILING, '')];
  if (forms.some((it) => no.has(it))) return false;
  return forms.some((it) => yes.has(it)) ? true : undefined;
}

function yesNo(passage: Passage, key: FactKey, value: boolean): Finding[] {
  if (!value && (key === 'vehicles' || key === 'homes')) return [finding(key, [], whole(passage))];
  if (!value && key === 'disabilityKind') return [finding(key, 'none', whole(passage))];
  const isBoolean = FactsSchema.safeParse({ [key]: value }).success;
  return isBoolean && !NOT_YES_NO.has(key) ? [finding(key, value, whole(passage))] : [];
}

function quantity(passage: Passage, key: FactKey, today: UnderstandingContext['today']): Finding[] {
  switch (key) {
    case 'monthlyIncome':
    case 'perCapitaIncome':
    case 'localStandard':
      return sums(passage, key);
    case 'familySize':
    case 'age':
    case 'incomeRatio':
      return counts(passage, key);
    case 'disabilityGrade':
      return counts(passage, key).filter(({ value }) => Number(value) <= 4);
    case 'incomeRoseOn': {
      const date = findDates(passage.text, today).find(({ coarse }) => !coarse);
      return date ? [{ ...finding(key, date.date, date), status: date.status }] : [];
    }
    default:
      return [];
  }
}

function sums(passage: Passage, key: FactKey): Finding[] {
  const usable = sumsOf(passage).filter(({ yuan }) => yuan !== null || key !== 'localStandard');
  // 有时一千 有时三千 tells neither.
  const isAlone = usable.length === 1;
  return usable.map((sum) => ({
    ...finding(isAlone && isNoStandard(key, sum.yuan) ? 'monthlyIncome' : key, sum.yuan, sum),
    ...(sum.range && { range: sum.range }),
    status: sum.status,
    ...retraction(passage, sum),
  }));
}

/** A rule of reading, no figure of a document: 「一个月三千」 is taken for what the family earns, and read back. */
const ABOVE_ANY_STANDARD = 2500;

function isNoStandard(key: FactKey, yuan: number | null): boolean {
  return key === 'localStandard' && yuan !== null && yuan >= ABOVE_ANY_STANDARD;
}

/** 不是三个是四个 takes back three and states four. */
function counts(passage: Passage, key: FactKey): Finding[] {
  const { text } = passage;
  return findNumbers(text).flatMap((it) => {
    const value = countOf(text, it, key);
    const isValid = value !== undefined && FactsSchema.safeParse({ [key]: value }).success;
    return isValid ? [{ ...finding(key, value, it), ...retraction(passage, it) }] : [];
  });
}

/** 两个人 is no age, and 六个月 none of six years. */
const COUNTS_OTHER = /^(?:个|口|人|级|块|元|百|千|万|月|天|号|楼|倍|斤|亩)/;

/** 一倍半 is one number, and the half of it no second one. */
function countOf(text: string, number: SpokenNumber, key: FactKey): number | undefined {
  const { value, precision } = number;
  if (precision !== 'exact' && key !== 'age') return undefined;
  if (key === 'age' && COUNTS_OTHER.test(text.slice(number.end))) return undefined;
  if (key !== 'incomeRatio') return value === 0.5 ? undefined : Math.trunc(value);
  if (value === 0.5 && text[number.start - 1] === '倍') return undefined;
  return text.startsWith('倍半', number.end) ? value + 0.5 : value;
}

function retraction({ text }: Passage, { start }: Span): { retracts?: true } {
  return /不是$/.test(text.slice(0, start)) ? { retracts: true } : {};
}

function finding(key: FactKey, value: unknown, { start, end }: Span): Finding {
  const scope = PERSONAL.has(key) ? 'person' : 'household';
  return { start, end, key, value, status: 'said', scope };
}

function whole({ text }: Passage): Span {
  return { start: 0, end: text.length };
}
