import type { Lexicon } from '../knowledge/lexicon.ts';
import type { Finding } from './fact-rules.ts';
import { addUp, ofBoth } from './money-adding.ts';
import {
  createKinds,
  type FamilyKind,
  isPlausible,
  type Kind,
  type Kinds,
  namedKind,
  says,
} from './money-kinds.ts';
import { ofSomebody, sumOfAllMembers } from './money-members.ts';
import { findNothing, hasStopped, isNothing } from './money-not-earned.ts';
import { createOwnerFinder, type FindOwners } from './money-owners.ts';
import { plainSums } from './money-plain.ts';
import { type SpokenSum, sumsOf } from './money-sums.ts';
import { type Clause, clauseAt, type Passage } from './passage.ts';
import { compilePhrases, saysAny } from './phrases.ts';
import type { KnownIncome } from './understanding.ts';

/** What is known besides the words of the sum. */
interface Told {
  /** How many live together, where the words say so. */
  sizes: readonly number[];
  /** The income told of earlier, which 「收入是三千」 alone corrects. */
  knownIncome: KnownIncome | undefined;
}

export type FindMoney = (passage: Passage, told: Told) => Finding[];

export function createMoneyFinder(lexicon: Lexicon): FindMoney {
  const { words } = lexicon;
  const findOwners = createOwnerFinder(lexicon);
  const kinds = createKinds(words);
  const oneEarner = {
    alone: compilePhrases(words['moneyAlone']),
    spouseEarnsNothing: compilePhrases(words['moneySpouseNone']),
  };

  return (passage, told) => {
    const context = { kinds, oneEarner, findOwners, ...told };
    const found = [...nothingOf(passage, context), ...familyFindings(passage, context)];
    const ledger = { sums: plainSums(passage, context), sizes: told.sizes, findOwners };
    const ofAll = sumOfAllMembers(passage, ledger);
    if (ofAll === undefined) return withoutParts(found, ofSomebody(passage, ledger));
    return [...found.filter(({ key }) => key !== 'monthlyIncome'), findingOf(ofAll, 'total')];
  };
}

/** 我农保二百四 她二百三 田租一年六百 and more besides: what one of several brings home is no income of all. */
function withoutParts(found: Finding[], sums: readonly SpokenSum[]): Finding[] {
  if (new Set(sums.map(({ yuan }) => yuan)).size < 2) return found;
  return found.filter(
    (it) =>
      it.key !== 'monthlyIncome' ||
      !sums.some(({ start, end }) => start === it.start && end === it.end),
  );
}

/** A sum with what it is to the family. */
interface FamilySum {
  sum: SpokenSum;
  kind: FamilyKind;
  isEarned: boolean;
}

function familyFindings(passage: Passage, context: KindContext): Finding[] {
  const told = withoutFormer(familySums(passage, context));
  const incomes = told.filter(({ kind }) => kind === 'total' || kind === 'sole');
  const isOfOne = context.sizes.includes(1);
  const isComplete = isOfOne || incomes.every(({ kind }) => kind === 'total');
  const whole = addUp(passage, incomes, {
    isComplete,
    isOfOne,
    findOwners: context.findOwners,
  });
  const others = whole ? told.filter((it) => !incomes.includes(it)) : told;
  return [
    ...others.map(({ sum, kind }) => ({
      ...findingOf(sum, kind),
      ...retraction(passage.text, sum),
    })),
    ...(whole ? [findingOf(whole, 'total')] : []),
  ];
}

const FORMERLY = /(?:去年|前年|以前|原来|原先|之前|从前|先前|往年)[^,。;!?\s]*$/;

/** 养老金一千 去年是九百: what it was counts only where nobody says what it is. */
function withoutFormer(told: FamilySum[]): FamilySum[] {
  const isFormer = ({ sum: { clause, start } }: FamilySum) =>
    FORMERLY.test(clause.text.slice(0, start - clause.start));
  const now = told.filter((it) => !isFormer(it));
  return now.length > 0 ? now : told;
}

function familySums(passage: Passage, context: KindContext): FamilySum[] {
  const told: FamilySum[] = [];
  const brought = sumsOf(passage).filter((it) => !isNothing(it) && !hasStopped(passage, it));
  for (const each of brought) {
    const sum = ofBoth(each, { sizes: context.sizes, isOnly: brought.length === 1 });
    const last = told.at(-1);
    const isCorrection = last !== undefined && last.sum.start === sum.inPlaceOf?.start;
    const found = isCorrection ? last : kindOf(passage, sum, context);
    if (isCorrection) told.pop();
    if (found && isUsable(sum, found.kind)) told.push({ ...found, sum });
  }
  return told;
}

/** The 标准 is a published figure: nobody can work with half of one. */
function isUsable(sum: SpokenSum, kind: FamilyKind): boolean {
  return (kind !== 'standard' || sum.yuan !== null) && isPlausible(sum, kind);
}

/** 家里一分钱收入都没有 is an income of 0; 没有收入 alone may be one person's. */
function nothingOf(passage: Passage, { kinds, sizes }: KindContext): Finding[] {
  return findNothing(passage.text).flatMap((span) => {
    const clause = clauseAt(passage, span.start);
    const before = clause && passage.clauses[passage.clauses.indexOf(clause) - 1];
    const isOwn = SOMEBODYS.test(clause?.text ?? '');
    const told = isOwn ? clause?.text : `${before?.text ?? ''} ${clause?.text ?? ''}`;
    const isCounted = sizes.includes(1) || (sizes.length > 0 && !isOwn);
    if (!isCounted && !says(kinds, 'total', told ?? '')) return [];
    return [{ ...span, key: 'monthlyIncome', value: 0, status: 'said', scope: 'household' }];
  });
}

/** 不是两千是一千五 takes back two thousand. */
function retraction(text: string, { start }: SpokenSum): { retracts?: true } {
  return /(?:不是|并非)$/.test(text.slice(Math.max(0, start - 3), start)) ? { retracts: true } : {};
}

interface KindContext extends Told {
  kinds: Kinds;
  findOwners: FindOwners;
  /** What tells that nobody else earns, beside the words of the sum itself. */
  oneEarner: { alone: RegExp; spouseEarnsNothing: RegExp };
}

type Read = Pick<FamilySum, 'kind' | 'isEarned'>;

/** What a sum is: the nearest word before it in its clause, else after it, else in the clause before. */
function kindOf(passage: Passage, sum: SpokenSum, context: KindContext): Read | undefined {
  const { kinds, oneEarner } = context;
  const { clause } = sum;
  // The 一人 of 靠我一人上班 is not each of them.
  const previous = (passage.clauses[passage.clauses.indexOf(clause) - 1]?.text ?? '').replace(
    oneEarner.alone,
    (it) => it.replace('一人', '··'),
  );
  const isSole = isOnlyEarner(passage, context);
  const named = sum.isOfBoth
    ? 'earned'
    : (namedKind(kinds, sum, previous) ?? soleKind(isSole, sum));
  if (named !== undefined && named !== 'earned') return familyKind(named);
  const isFamilys = isWholeFamilys(clause, sum, context);
  if (named === undefined && isFamilys && !speaksOfCosts(passage, clause, kinds))
    return familyKind('total');
  const texts = [clause.text, previous];
  if (named === undefined) return familyKind(correctedSum(texts, context));
  if (isSole) return { kind: 'sole', isEarned: true };
  if (isFamilys) return { kind: 'total', isEarned: true };
  return familyKind(familyEarning(kinds, clause.text, previous) ?? correctedKind(texts, context));
}

/** In the clause of the sum or in one beside it. */
function speaksOfCosts({ clauses }: Passage, clause: Clause, kinds: Kinds): boolean {
  const at = clauses.indexOf(clause);
  return clauses
    .slice(Math.max(0, at - 1), at + 2)
    .some(({ text }) => says(kinds, 'other', text.replace(BORROWED, '')));
}

/** 那六百是跟我姐借的 tells of another sum. */
const BORROWED = /^那[\d一二三四五六七八九十百千万两]+.*[借欠]的$/;

function soleKind(isSole: boolean, { hasPeriod }: SpokenSum): Kind | undefined {
  return isSole && hasPeriod ? 'earned' : undefined;
}

function familyKind(kind: FamilyKind | 'other' | undefined): Read | undefined {
  return kind === undefined || kind === 'other' ? undefined : { kind, isEarned: false };
}

/** Of 我一个人挣三千 老婆挣两千 neither sum is the family's. */
function isOnlyEarner({ text }: Passage, { kinds, sizes, oneEarner }: KindContext): boolean {
  if (sizes.includes(1) || says(kinds, 'sole', text)) return true;
  if ((text.match(/[挣赚]/g)?.length ?? 0) > 1 || /也(?:能|在)?[挣赚拿]/.test(text)) return false;
  const { alone, spouseEarnsNothing } = oneEarner;
  return saysAny(alone, text) || (sizes.includes(2) && saysAny(spouseEarnsNothing, text));
}

const SOMEBODYS =
  /[我俺](?!们|家|屋|俩|两|仨)|[他她](?!们|家|俩)|老[公婆伴头]|儿|女|妈|爸|爹|娘|男人|媳妇|丈夫|妻|爱人|弟|哥|姐|妹|孙|奶|爷|老人|退休|养老|对象|一个人|每人|人均/;

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
  /(?:钱|收入|工资|数)(?:也|都|刚才|前头)*(?:说|讲|报|写|记|弄|搞|算)?(?:错|岔)|^(?:哎呀?|哦|刚才|刚刚|我|(?:说|讲|报|写|记|按|算)(?:错|岔|拐|差)(?:了|啦)?){0,6}(?:说|讲|报|写|记|按|算)(?:错|岔|拐|差)(?:了|啦)?[哦啊哈噢呀]?$|^(?:那|这|刚才|说的|那个|这个|我说的)*[\d一二两三四五六七八九十百千万点.]+(?:块钱?|元)?(?:是|是按|指的是)(?:一整?|全|整|每)?(?:年|个?月)(?:到头)?(?:算)?的|(?:钱|收入)?也?不是[\d一二两三四五六七八九十百千万]+(?:块|元)?$/;

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
