import type { FindOwners } from './money-owners.ts';
import type { SpokenSum } from './money-sums.ts';
import type { NumberRange } from './numbers.ts';
import type { Passage } from './passage.ts';

/** What a sum is to the family; earned is what one of them brings home. */
export interface Earning {
  sum: SpokenSum;
  isEarned: boolean;
}

const SOURCE =
  /养老金|农保|优抚金|抚恤金|退休金|退休工资|打零工|打工|零工|散工|捡[^,。\s]{1,2}|种[^,。\s养]{1,2}|养[^,。\s老]|地租|租金|工资|保洁|保安|摆摊|卖[^,。\s]{1,2}|手工|扫[^,。\s]{1,2}|带[^,。\s]{1,2}|亩半?[地田山塘]|包[给出]|租[给出]|流转|门面|分红/g;
/** Nobody brings home anything besides. */
export const NOTHING_ELSE =
  /(?:别的|其他|其它|旁的|另外)[^,。;!?\s]{0,6}[没冇无]|[没冇无][^,。;!?\s]{0,3}(?:别的|其他|其它|旁的|另外)|就[这那](?:些|点|么多|[两几]笔|几个钱|[几两三四]样|[两三四]份)|就[他她我俺]们?(?:老?两口|两个|俩)(?=$|[,。;!?\s])/;
/** Who lives elsewhere brings home nothing; and what was once earned is none of it. */
const ELSEWHERE_OR_ONCE =
  /在外|外头|外地|分家|分开|单过|不跟|不管|嫁|以前|原来|之前|先前|去年|涨到|降到|变成/;

/**
 * 我挣三千二 老婆两千一 别的没有: what each of them brings home makes the income of all. Nothing where two of the
 * sums may be one and the same.
 */
export function addUp(
  { text }: Passage,
  earnings: readonly Earning[],
  {
    isComplete,
    isOfOne,
    findOwners,
  }: { isComplete: boolean; isOfOne: boolean; findOwners: FindOwners },
): SpokenSum | undefined {
  const [first, ...more] = earnings.map(({ sum }) => sum);
  const isWhole = isComplete || NOTHING_ELSE.test(text);
  if (!first || more.length === 0 || !isWhole || ELSEWHERE_OR_ONCE.test(text)) return undefined;
  const ownerIn = (told: string) => findOwners(told).at(-1)?.id ?? '';
  if (!earnings.every(({ isEarned }) => isEarned) || !areApart(text, [first, ...more], ownerIn))
    return undefined;
  if (isOfOne && earnersOf(text, [first, ...more], ownerIn) > 1) return undefined;
  return more.reduce(together, { ...first, status: 'inferred' });
}

/** 她农保一百六 我四千, where she lives alone: mine is none of hers. */
function earnersOf(
  text: string,
  sums: readonly SpokenSum[],
  ownerIn: (told: string) => string,
): number {
  const owners = sums.map((it, at) => ownerIn(text.slice(sums[at - 1]?.end ?? 0, it.start)));
  return new Set(owners.filter((it) => it !== '')).size;
}

/** Each with an earner or a source of its own; `earnerIn` is empty where nobody is named. */
export function areApart(
  text: string,
  sums: readonly SpokenSum[],
  earnerIn: (told: string, at: number) => string,
): boolean {
  const whose = whoseAre(text, sums, earnerIn);
  return whose.every((it) => it !== '') && new Set(whose).size === whose.length;
}

/** Who or what brings each of them in; empty where the words do not say. */
export function whoseAre(
  text: string,
  sums: readonly SpokenSum[],
  earnerIn: (told: string, at: number) => string,
): string[] {
  return sums.map((sum, at) => {
    const told = text.slice(sums[at - 1]?.end ?? 0, sum.start);
    return `${earnerIn(told, at)}${sourceIn(told)}`;
  });
}

/** What brings the money in: 养老金, 打零工. */
function sourceIn(told: string): string {
  return told.match(SOURCE)?.at(-1) ?? '';
}

export function together(one: SpokenSum, other: SpokenSum): SpokenSum {
  const isExact = one.yuan !== null && other.yuan !== null;
  const [a, b] = [rangeOf(one), rangeOf(other)];
  const { range: _, ...rest } = one;
  return {
    ...rest,
    end: other.end,
    yuan: isExact ? Number(one.yuan) + Number(other.yuan) : null,
    ...(!isExact && {
      range: { from: a.from + b.from, to: a.to === null || b.to === null ? null : a.to + b.to },
    }),
  };
}

function rangeOf({ yuan, range }: SpokenSum): NumberRange {
  return range ?? { from: yuan ?? 0, to: yuan };
}

const EACH_OF_TWO =
  /(?:[我俺咱他她](?:们)?(?:俩|两个)|老?两口子?|两公婆|夫妻俩?|爸妈|父母|爹娘|公婆|二老|爷爷奶奶|两个老(?:人|的))[^,。;!?\s]{0,8}(?:一人|每人|每个人|各)(?:是|有|才|就|领|拿|每月|一个月)*$/;

/** 三口人 靠我俩的养老金一人两百一: it is no sum for each of all; nor is it where the two bring home more. */
export function ofBoth(
  sum: SpokenSum,
  { sizes, isOnly }: { sizes: readonly number[]; isOnly: boolean },
): SpokenSum {
  const isEachOfTwo = EACH_OF_TWO.test(sum.clause.text.slice(0, sum.start - sum.clause.start));
  return isEachOfTwo && (!sizes.includes(2) || !isOnly)
    ? { ...together(sum, sum), isOfBoth: true }
    : sum;
}
