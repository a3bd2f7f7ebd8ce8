import { hasLeft } from './departures.ts';
import { areApart, together } from './money-adding.ts';
import type { FindOwners, Owner } from './money-owners.ts';
import type { SpokenSum } from './money-sums.ts';
import { clauseAt, type Passage } from './passage.ts';

/** 爱人没上班, 小孩三岁: nothing comes from them. */
const BRINGS_NOTHING =
  /没(?:有|得)?(?:上班|班上|工作|收入|活|进账|退休金|养老金)|不(?:上班|挣)|不能(?:干|做|挣)|(?:干|做)不(?:了|动|起)|(?:上|读|念)(?:学|书|小学|初|高|大|中专|技校|幼儿园|[一二三四五六七八九]年级)|在家(?:带|看|照顾|躺|养)|照顾|伺候|瘫|智力|精神(?:病|残|分裂|[一二三]级)|一级|(?<![十\d])[一二两三四五六七八九十1-9](?:个月|岁)|(?<!\d)1[0-7]岁|(?<![二三四五六七八九])十[一二三四五六七]岁/;
/** Who lives elsewhere brings home nothing; and what was once earned is none of it. */
const ELSEWHERE = /在外|外头|外地|外面|分家|单过|不跟|不管|嫁|给(?:我|俺|家里)|寄/;
const ONCE = /以前|原来|之前|先前|去年|涨到|降到|变成/;
const CHILDREN = new Set(['child', 'grandchild', '小的']);

/**
 * 四口人 我月月4200 爱人没上班 老人退休1500 小孩三岁: what each of them brings home makes the income of all where
 * nobody of the family is left out.
 */
export function sumOfAllMembers(
  passage: Passage,
  {
    sums,
    sizes,
    findOwners,
  }: { sums: readonly SpokenSum[]; sizes: readonly number[]; findOwners: FindOwners },
): SpokenSum | undefined {
  const [size] = sizes;
  const [first, ...more] = sums;
  if (size === undefined || sizes.length > 1 || !first || ONCE.test(passage.text)) return undefined;
  const owners = findOwners(passage.text).filter((it) => !hasLeft(passage.text, it));
  const earners = sums.map((sum, at) => earnerOf(owners, sum, sums[at - 1]));
  if (!earners.every((it) => it !== undefined)) return undefined;
  if (!areApart(passage.text, sums, (_, at) => earners[at]?.id ?? '')) return undefined;
  if (sums.some(({ clause }) => ELSEWHERE.test(clause.text))) return undefined;
  const isComplete = countOf(earners) + dependants(passage, owners, earners) >= size;
  return isComplete ? more.reduce(together, { ...first, status: statusOf(sums) }) : undefined;
}

function statusOf([first, ...more]: readonly SpokenSum[]): SpokenSum['status'] {
  return more.length === 0 && first ? first.status : 'inferred';
}

const SPEAKER: Owner = { start: 0, end: 0, id: 'self', count: 1 };

/** Who is named last before a sum and after the one before; nobody named at all is the speaker. */
function earnerOf(
  owners: readonly Owner[],
  { start }: SpokenSum,
  previous: SpokenSum | undefined,
): Owner | undefined {
  const before = owners.filter(
    (it) => !CHILDREN.has(it.id) && it.end <= start && it.start >= (previous?.end ?? 0),
  );
  return before.at(-1) ?? (previous === undefined ? SPEAKER : undefined);
}

function countOf(owners: readonly Owner[]): number {
  const each = new Map(owners.map((it) => [it.id, it.count]));
  return [...each.values()].reduce((all, count) => all + count, 0);
}

function dependants(passage: Passage, owners: readonly Owner[], earners: readonly Owner[]): number {
  const others = owners.filter(({ id }) => earners.every((it) => it.id !== id));
  return countOf(others.filter((it) => CHILDREN.has(it.id) || bringsNothing(passage, it)));
}

/** 我们夫妻俩加个上初中的儿子: of the two nothing is told. */
const BOTH_BRING_NOTHING = /^(?:都|也|现在|又)*[没不]/;

function bringsNothing(passage: Passage, { id, start, end }: Owner): boolean {
  if (id === 'couple') return BOTH_BRING_NOTHING.test(passage.text.slice(end, end + 6));
  return BRINGS_NOTHING.test(clauseAt(passage, start)?.text ?? '');
}
