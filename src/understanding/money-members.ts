import { hasLeft } from './departures.ts';
import { areApart, NOTHING_ELSE, together, whoseAre } from './money-adding.ts';
import type { FindOwners, Owner } from './money-owners.ts';
import type { SpokenSum } from './money-sums.ts';
import { clauseAt, type Passage } from './passage.ts';

/** 爱人没上班, 小孩三岁: nothing comes from them. */
const BRINGS_NOTHING =
  /没(?:有|得)?(?:上班|班上|工作|收入|活|进账|退休金|养老金)|不(?:上班|挣)|不能(?:干|做|挣)|(?:干|做)不(?:了|动|起)|(?:上|读|念)(?:学|书|小学|初|高|大|中专|技校|幼儿园|[一二三四五六七八九]年级)|在家(?:带|看|照顾|躺|养)|照顾|伺候|瘫|智力|精神(?:病|残|分裂|[一二三]级)|一级|一分(?:钱)?(?:都|也)?没|没(?:有|得)?一分|(?<![十\d])[一二两三四五六七八九十1-9](?:个月|岁)|(?<!\d)1[0-7]岁|(?<![二三四五六七八九])十[一二三四五六七]岁/;
/** Who lives elsewhere brings home nothing; and what was once earned is none of it. */
const ELSEWHERE = /在外|外头|外地|外面|分家|单过|不跟|不管|嫁|给(?:我|俺|家里)|寄/;
const CHILDREN = new Set(['child', 'grandchild', '小的']);

interface Ledger {
  /** What is brought home, each sum as it was told. */
  sums: readonly SpokenSum[];
  sizes: readonly number[];
  findOwners: FindOwners;
}

/**
 * 四口人 我月月4200 爱人没上班 老人退休1500 小孩三岁: what each of them brings home makes the income of all where
 * nobody of the family is left out, or where the words say that this is all.
 */
export function sumOfAllMembers(passage: Passage, ledger: Ledger): SpokenSum | undefined {
  const [first, ...more] = ledger.sums;
  if (!first || !areOfDifferent(passage, ledger)) return undefined;
  if (ledger.sums.some(({ clause }) => ELSEWHERE.test(clause.text))) return undefined;
  if (GIFTS.test(passage.text)) return undefined;
  const isAll = more.length > 0 && NOTHING_ELSE.test(passage.text);
  if (!isAll && !areEverybodys(passage, ledger)) return undefined;
  return more.reduce(together, { ...first, status: statusOf(ledger.sums) });
}

/** 儿子女儿过年各给一千, 闺女有时候给点. */
const GIFTS =
  /(?:[儿女]|孩子|娃|孙|侄|亲戚)[^,。;!?\s]{0,6}[给寄](?:了|过|个|我|俺|他|她|家里|来)*(?:点|些|[几一二两三四五六七八九\d]+(?:百|千|\d))/;

/** Whether none of the sums may be another one told again. */
function areOfDifferent(passage: Passage, { sums, findOwners }: Ledger): boolean {
  return areApart(passage.text, sums, earnersIn(passage, { sums, findOwners }));
}

/** Those sums of which the words say who or what brings them in: 所以一个月三千二 is none of them. */
export function ofSomebody(passage: Passage, { sums, findOwners }: Ledger): SpokenSum[] {
  const whose = whoseAre(passage.text, sums, earnersIn(passage, { sums, findOwners }));
  return sums.filter((_, at) => whose[at] !== '');
}

function earnersIn({ text }: Passage, { sums, findOwners }: Pick<Ledger, 'sums' | 'findOwners'>) {
  const owners = findOwners(text).filter((it) => !hasLeft(text, it));
  return (_: string, at: number) => earnerAt(owners, sums, at)?.id ?? '';
}

function areEverybodys(passage: Passage, { sums, sizes, findOwners }: Ledger): boolean {
  const [size] = sizes;
  if (size === undefined || sizes.length > 1) return false;
  const owners = findOwners(passage.text).filter((it) => !hasLeft(passage.text, it));
  const earners = sums.map((_, at) => earnerAt(owners, sums, at));
  if (!earners.every((it) => it !== undefined)) return false;
  const count = countOf(earners);
  return count <= size && count + dependants(passage, owners, earners) >= size;
}

function statusOf([first, ...more]: readonly SpokenSum[]): SpokenSum['status'] {
  return more.length === 0 && first ? first.status : 'inferred';
}

const SPEAKER: Owner = { start: 0, end: 0, id: 'self', count: 1 };

/** Who is named last before a sum and after the one before; nobody named at all is the speaker. */
function earnerAt(
  owners: readonly Owner[],
  sums: readonly SpokenSum[],
  at: number,
): Owner | undefined {
  const [start, from] = [sums[at]?.start ?? 0, sums[at - 1]?.end ?? 0];
  const before = owners.filter((it) => !CHILDREN.has(it.id) && it.end <= start && it.start >= from);
  return before.at(-1) ?? (at === 0 ? SPEAKER : undefined);
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
