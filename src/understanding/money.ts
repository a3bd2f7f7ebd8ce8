import type { Lexicon } from '../knowledge/lexicon.ts';
import type { Finding } from './fact-rules.ts';
import { addUp, together } from './money-adding.ts';
import { createKinds, type Kind, type Kinds, kindBeside, namedKind, says } from './money-kinds.ts';
import { sumOfAllMembers } from './money-members.ts';
import { createOwnerFinder, type FindOwners } from './money-owners.ts';
import { type SpokenSum, sumsOf } from './money-sums.ts';
import { type Clause, clauseAt, type Passage } from './passage.ts';
import { compilePhrases, findAll, saysAny } from './phrases.ts';
import type { KnownIncome } from './understanding.ts';

type FamilyKind = Exclude<Kind, 'earned' | 'other'>;

/** What is known besides the words of the sum. */
interface Told {
  /** How many live together, where the words say so. */
  sizes: readonly number[];
  /** The income told of earlier, which 「收入是三千」 alone corrects. */
  knownIncome: KnownIncome | undefined;
}

export type FindMoney = (passage: Passage, told: Told) => Finding[];

/** Yearly sums are often named without 一年: above this a bare sum is not taken for a month's. */
const PLAIN_MONTH_AT_MOST = { each: 6000, total: 20_000, standard: 3000, sole: 20_000 } as const;

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
    const sums = plainSums(passage, context);
    const ofAll = sumOfAllMembers(passage, { sums, sizes: told.sizes, findOwners });
    if (ofAll === undefined) return found;
    return [...found.filter(({ key }) => key !== 'monthlyIncome'), findingOf(ofAll, 'total')];
  };
}

/** What no word makes a standard, a debt or a cost; none where one is said to be all there is. */
function plainSums(passage: Passage, { kinds, findOwners }: KindContext): SpokenSum[] {
  const told = sumsOf(passage).map((sum) => ({ sum, kind: kindBeside(kinds, sum) }));
  const isBeside =
    told.some(({ kind }) => kind === 'earned') || /进账|收入|工资|[挣赚]/.test(passage.text);
  if (told.some(({ kind }) => kind === 'sole')) return [];
  return told
    .filter(({ sum, kind }) => {
      if (isNothing(sum)) return false;
      if (kind !== undefined) return kind === 'earned';
      return sum.hasPeriod || (isBeside && isWageOf(sum, findOwners));
    })
    .map(({ sum }) => sum);
}

const COSTS = /[看治买花欠借交付给贷赔药吃]|住院/;

/** 老公做保安两千二 我打扫卫生一千六. */
function isWageOf(sum: SpokenSum, findOwners: FindOwners): boolean {
  const { clause, start } = sum;
  const before = clause.text.slice(0, start - clause.start);
  return findOwners(before).length > 0 && !COSTS.test(clause.text) && isPlausible(sum, 'each');
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
  const isComplete = context.sizes.includes(1) || incomes.every(({ kind }) => kind === 'total');
  const whole = addUp(passage, incomes, {
    isComplete,
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
  for (const each of sumsOf(passage)) {
    const sum = ofBoth(each, context.sizes);
    const last = told.at(-1);
    const isCorrection = last !== undefined && last.sum.start === sum.inPlaceOf?.start;
    const found = isCorrection ? last : isNothing(sum) ? undefined : kindOf(passage, sum, context);
    if (isCorrection) told.pop();
    if (found && isUsable(sum, found.kind)) told.push({ ...found, sum });
  }
  return told;
}

const EACH_OF_TWO =
  /(?:[我俺咱他她](?:们)?(?:俩|两个)|老?两口子?|两公婆|夫妻俩?|爸妈|父母|爹娘|公婆|二老|爷爷奶奶|两个老(?:人|的))[^,。;!?\s]{0,8}(?:一人|每人|每个人|各)(?:是|有|才|就|领|拿|每月|一个月)*$/;

/** 三口人 靠我俩的养老金一人两百一: it is no sum for each of all. */
function ofBoth(sum: SpokenSum, sizes: readonly number[]): SpokenSum {
  const isEachOfTwo = EACH_OF_TWO.test(sum.clause.text.slice(0, sum.start - sum.clause.start));
  return isEachOfTwo && !sizes.includes(2) ? { ...together(sum, sum), isOfBoth: true } : sum;
}

/** The 标准 is a published figure: nobody can work with half of one. */
function isUsable(sum: SpokenSum, kind: FamilyKind): boolean {
  return (kind !== 'standard' || sum.yuan !== null) && isPlausible(sum, kind);
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
