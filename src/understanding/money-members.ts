import { together } from './money-adding.ts';
import type { SpokenSum } from './money-sums.ts';
import type { Clause, Passage } from './passage.ts';

const PERSON =
  /^(?:但|就|家里|我|俺|咱)*(我|俺|咱|老伴|老婆|老公|男人|媳妇|儿媳|爱人|婆娘|对象|儿子|女儿|闺女|崽|[爸妈爹娘哥弟姐妹]|爷爷|奶奶|老人|老娘|老爹|老汉|小孩|孩子|娃儿?|孙子|孙女|大的|小的|老大|老二)(?!们|家)/;
/** 爱人没上班, 小孩三岁: nothing comes from them. */
const BRINGS_NOTHING =
  /没(?:有|得)?(?:上班|工作|收入|活|进账|退休金)|不上班|不挣|不能(?:干|做|挣)|(?:干|做)不(?:了|动|起)|上学|读书|念书|上(?:小学|初中|高中|大学|幼儿园)|在家(?:带|看|照顾|躺|养)|瘫|[一二两三四五六七八九十1-9](?:个月|岁)|1[0-7]岁/;

/**
 * 四口人 我月月4200 爱人没上班 老人退休1500 小孩三岁: what each of them brings home makes the income of all where
 * nobody of the family is left out.
 */
export function sumOfAllMembers(
  { clauses }: Passage,
  sums: readonly SpokenSum[],
  sizes: readonly number[],
): SpokenSum | undefined {
  const members = clauses.filter(({ text }) => PERSON.test(text));
  const isComplete = sizes.length === 1 && sizes[0] === members.length && areApart(members);
  const isTold = members.every((it) => earnedIn(it, sums).length === 1 || bringsNothing(it, sums));
  const [first, ...more] = members.flatMap((it) => earnedIn(it, sums));
  const isOfAll = first !== undefined && sums.length === more.length + 1 && more.length > 0;
  if (!isComplete || !isTold || !isOfAll) return undefined;
  return more.reduce(together, { ...first, status: 'inferred' });
}

function areApart(members: readonly Clause[]): boolean {
  const names = members.map(({ text }) => PERSON.exec(text)?.[1]);
  return new Set(names).size === names.length;
}

function earnedIn(member: Clause, sums: readonly SpokenSum[]): SpokenSum[] {
  return sums.filter(({ clause, hasPeriod }) => clause === member && hasPeriod);
}

function bringsNothing(member: Clause, sums: readonly SpokenSum[]): boolean {
  return BRINGS_NOTHING.test(member.text) && sums.every(({ clause }) => clause !== member);
}
