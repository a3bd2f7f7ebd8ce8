import type { Lexicon } from '../knowledge/lexicon.ts';
import type { Finding } from './fact-rules.ts';
import { findNumbers } from './numbers.ts';
import type { Passage } from './passage.ts';
import type { Span } from './phrases.ts';

export type FindHouseholdLists = (passage: Passage, isAsked: boolean) => Finding[];

/** Somebody or several in a list of those who live together. */
interface Member extends Span {
  count: number;
  isSelf: boolean;
  /** Has a number of its own: 两个小孩, 儿子一个. */
  isCounted: boolean;
  /** How many the word stands for without a number. */
  own: number;
  /** The number stands after it, where it may count all of the list: 我跟老母亲两个. */
  isSummed: boolean;
}

const COUNT = '[一二两三四五六俩仨1-6]';
const OWNER = '(?:我|俺|咱|他|她|我们|俺们|咱们)?(?:家|屋头|屋里)?(?:的|那个|那)?';
/** Two at once: 我们两口子, 爷爷奶奶, 儿子儿媳 is two words. */
const COUPLES =
  '老两口子?|两口子|两公婆|小两口|一儿一女|一子一女|一双儿女|儿女一双|夫妻俩|夫妻两个|夫妻两人|夫妻二人|夫妇俩|夫妇二人|两夫妻|公婆|娘俩|母子俩|母女俩|爷俩|父子俩|父女俩|娘儿俩|老俩口|两老|二老';
const PLAIN = '老年人|老人家|老人|大人|学生|细娃儿?|细路仔?|奶娃|吃奶的|病人|半大小子';
const JOINT =
  /^(?:[、,\s和跟与同加带及还有以着上又外另再连下面头呀啊了咧哈]|家里|屋头|就|是|个|小|大|老|我家|剩|领|养|拖|后头|底下)*$/;
/** 两口子都没工作 带个三岁娃. */
const THEN_WITH = /^[^,。;!?\s]{0,8}[,\s]{1,2}还?(?:带|养|拖|拉扯)(?:着|了|个)?$/;
const HOME_WORD =
  /家里|屋头|屋里|我家|一家|全家|家中|户口本|家就|俺家|咱家|同住|一起过|就我|就俺|就剩|只剩|我们家|拢共|人口/;
const LIVES_WITH =
  /^(?:都|在|就|也|还)?(?:一起|一块儿?|一家|挤|相互)?(?:过|住(?=[,。;!?\s]|$|一起|了|着)|生活|吃一锅|吃饭|相依|搭伙|加起来|合起来|一共|总共|(?:两个|俩|三个|仨|四个|五个|六个)(?:人)?(?:过|住|生活|相依|在|[,。;!?\s]|$))/;
const SUM_AFTER = new RegExp(
  `^(?:[,\\s]|一共|总共|拢共|统共|共|就|是|这|都)*(${COUNT}|[七八九7-9])(?:个人|口人|口|个(?!月|多月|孩|娃|小|儿|女|孙|老)|人(?!均))`,
);
const BRINGS = /(?:一个人|独自|自己|单独|个人|一手)(?:带|拉扯|养|领|抚养)着?$/;

/** Relatives named one after the other, with the speaker among them, or with the sum of all. */
export function createHouseholdLists(lexicon: Lexicon): FindHouseholdLists {
  const counts = new Map(lexicon.kin.flatMap((kin) => kin.words.map((it) => [it, kin.count])));
  counts.set('两口子', 2);
  const kin = [...counts.keys()].toSorted((a, b) => b.length - a.length).join('|');
  const member = new RegExp(
    `(?:(?![一两][儿子双])(${COUNT})(?:个|口|位|名)?)?(?:(?:有)?残疾的?|生病的?|上学的|读书的|[一二三四五六七八九十\\d]{1,2}岁(?:多)?的?)?(?:${OWNER}(${COUPLES})|${OWNER}(${kin})(?!头)|(${PLAIN}|(?<=${COUNT}个?)(?:老的|小的|大的|老的小的))|(我|俺|咱|本人|自己)(?!们|家|屋|国|市|县|省|镇|村|的|自己))(?:(?:有)?(${COUNT})个?(?=[、,\\s。]|$|[和跟与加过住在]))?`,
    'g',
  );

  return (passage, isAsked) => {
    const { text } = passage;
    const members = [...text.matchAll(member)].map((it) => memberOf(it, counts));
    for (const group of joinedGroups(text, members)) {
      const finding = householdOf(text, group, isAsked);
      if (finding) return [finding];
    }
    return [];
  };
}

function memberOf(match: RegExpMatchArray, counts: ReadonlyMap<string, number>): Member {
  const [all, before, couple, kin, , self, after] = match;
  const start = match.index ?? 0;
  const number = before ?? after;
  const own = couple ? 2 : kin ? (counts.get(kin) ?? 1) : 1;
  const count = number && !couple ? Math.max(own, numberOf(number)) : own;
  const isSelf = self !== undefined || (couple !== undefined && !/[他她]|[儿子]女|儿女/.test(all));
  const end = start + all.length;
  const isCounted = number !== undefined;
  return { start, end, count, isSelf, isCounted, own, isSummed: before === undefined && isCounted };
}

function numberOf(word: string): number {
  return Math.trunc(findNumbers(word)[0]?.value ?? 1);
}

function joinedGroups(text: string, members: readonly Member[]): Member[][] {
  const groups: Member[][] = [];
  for (const it of members) {
    const last = groups.at(-1)?.at(-1);
    if (last && isJoint(text, last, it)) groups.at(-1)?.push(it);
    else groups.push([it]);
  }
  return groups;
}

/** 我两个娃 are the speaker's two children, and no list. */
function isJoint(text: string, last: Member, next: Member): boolean {
  const isOwner = last.isSelf && last.end === next.start && next.isCounted;
  const gap = text.slice(last.end, next.start);
  return !isOwner && (JOINT.test(gap) || (last.own > 1 && THEN_WITH.test(gap)));
}

function householdOf(text: string, group: Member[], isAsked: boolean): Finding | undefined {
  const start = group[0]?.start ?? 0;
  const end = group.at(-1)?.end ?? 0;
  const sum = SUM_AFTER.exec(text.slice(end, end + 12));
  const isWhole = group.some((it) => it.isSelf) || group.some((it) => it.count > 1);
  if (sum && isWhole && group.length > 1)
    return found({ start, end: end + sum[0].length }, numberOf(sum[1] ?? ''), 'said');
  const size = sizeOf(group) + bringer(text, group);
  if (size < 2 || !(isAsked ? group.length > 1 : isHousehold(text, { start, end }, group)))
    return undefined;
  return found({ start, end }, size, 'inferred');
}

function sizeOf(group: readonly Member[]): number {
  const last = group.at(-1);
  return last && isSummedUp(group) ? last.count : totalOf(group);
}

function totalOf(group: readonly Member[]): number {
  return group.reduce((sum, it) => sum + it.count, 0);
}

/** 我跟老母亲两个 are two, 我、儿子两个 are three. */
function isSummedUp(group: readonly Member[]): boolean {
  const last = group.at(-1);
  return last?.isSummed === true && totalOf(group) - last.count + last.own === last.count;
}

/** 我一个人带两个娃: who brings them up counts as well. */
function bringer(text: string, group: readonly Member[]): number {
  const [first] = group;
  if (!first?.isCounted || group.some(({ isSelf }) => isSelf)) return 0;
  const before = text.slice(Math.max(0, first.start - 10), first.start);
  return BRINGS.test(before) && /[我俺咱]/.test(before) ? 1 : 0;
}

function isHousehold(text: string, span: Span, group: readonly Member[]): boolean {
  if (bringer(text, group) > 0) return true;
  if (group.length < 2) return false;
  if (isSummedUp(group) && group.some((it) => it.isSelf)) return true;
  const around = text.slice(Math.max(0, span.start - 8), span.end);
  const isAllCounted = group.every(({ isCounted, count }) => isCounted || count > 1);
  if (!group.some(({ isSelf }) => isSelf)) return isAllCounted && HOME_WORD.test(around);
  const listed = text.slice(span.start, span.end).includes('、');
  const isCouple = group.some((it) => it.isSelf && it.own === 2);
  return (
    HOME_WORD.test(around) ||
    LIVES_WITH.test(text.slice(span.end, span.end + 10)) ||
    isCouple ||
    (listed && group.length > 2) ||
    group.length > 3
  );
}

function found(span: Span, value: number, status: Finding['status']): Finding {
  return { ...span, key: 'familySize', value, status, scope: 'household' };
}
