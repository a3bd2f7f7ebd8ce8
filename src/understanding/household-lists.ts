import type { Lexicon } from '../knowledge/lexicon.ts';
import { hasLeft } from './departures.ts';
import type { Finding } from './fact-rules.ts';
import { COUNT, createMemberFinder, type Member, numberOf } from './household-members.ts';
import type { Passage } from './passage.ts';
import { matchesOf, type Span } from './phrases.ts';

export type FindHouseholdLists = (passage: Passage, isAsked: boolean) => Finding[];

const JOINT =
  /^(?:[、,\s和跟与同加带及还有以着上又外另再连下面头呀啊了咧哈]|家里|屋头|就|是|个|小|大|老|我家|剩|领|养|拖|后头|底下|(?:念|读|上|在)(?:初[一二三中]|高[一二三中]|[一二三四五六]年级|小学|中学|大学|书|学|幼儿园)的|(?:才|刚|满)?[一二三四五六七八九十\d]{1,3}岁的)*$/;
/** 两口子都没工作 带个三岁娃. */
const THEN_WITH = /^[^,。;!?\s]{0,8}[,\s]{1,2}还?(?:带|养|拖|拉扯)(?:着|了|个)?$/;
const HOME_WORD =
  /家里|屋头|屋里|我家|一家|全家|家中|户口本|家就|俺家|咱家|同住|一起过|就我|就俺|剩[我俺他她下]|就剩|只剩|我们家|拢共|人口/;
const LIVES_WITH =
  /^(?:都|在|就|也|还)?(?:一起|一块儿?|一家|挤|相互)?(?:过|住(?=[,。;!?\s]|$|一起|了|着)|生活|吃一锅|吃饭|相依|搭伙|加起来|合起来|一共|总共|(?:两个|俩|三个|仨|四个|五个|六个)(?:人)?(?:过|住|生活|相依|在|[,。;!?\s]|$))/;
const SUM_AFTER = new RegExp(
  `^(?:[,\\s]|一共|总共|拢共|统共|共|就|是|这|都)*(${COUNT}|[七八九7-9])(?:个人|口人|口|个(?!月|多月|孩|娃|小|儿|女|孙|老)|人(?!均))`,
);
const BRINGS_UP =
  /(?:^|[,。;!?\s])(?:[我俺咱]们?)?(?:现在|就|一个人|自己|独自|单独|租房住?|在家|还|又|要|得|也|一直){0,4}(?:带|拉扯|养|领)着?(?:个|一个)?$/;
const NO_SPOUSE =
  /离(?:了)?婚|前[夫妻](?!子)|单亲|丧偶|守寡|(?:老公|丈夫|男人|老婆|媳妇|妻子|爱人|[孩娃](?:子|儿)?他?[爸妈爹娘])[^,。;!?\s]{0,6}(?:没了|走了|死|去世|过世|跑了|坐牢|服刑|不在了|离了|改嫁)/;
const BRINGS = /(?:一个人|独自|自己|单独|个人|一手)(?:带|拉扯|养|领|抚养)着?$/;

/** Relatives named one after the other, with the speaker among them, or with the sum of all. */
export function createHouseholdLists(lexicon: Lexicon): FindHouseholdLists {
  const findMembers = createMemberFinder(lexicon);

  return (passage, isAsked) => {
    const { text } = passage;
    const named = findMembers(text);
    const members = named.filter((it) => !hasLeft(text, it));
    const isRest = members.length < named.length && !LEFT_ALONE.test(text);
    for (const group of joinedGroups(text, members)) {
      const finding = householdOf(text, group, { isAsked, isRest });
      if (finding) return [finding];
    }
    return coupleAlone(text, members);
  };
}

const LEFT_ALONE =
  /剩(?:下|了)?(?:我|俺|他|她|老人)?(?:自己)?(?:一个人?|一人)(?=[,。;!?\s]|$|了|过|在|住)/;
/** 我57她55 两口子 儿子早分出去了: nobody is named but the two, and who has left. */
const COUPLE =
  /(?<=^|[,。;!?\s])(?:[我俺咱他她]们|[我俺]?(?:爸妈|父母|爹妈|爹娘)|家里|屋头|现在|就|是|有)*老?(?:两口子?|两公婆)(?=[,。;!?\s]|$|自己|打|靠|单|种|都(?:快|上|有|是|奔)?[\d一二三四五六七八九])/g;

/** 没得儿女. */
const DENIED = /[没无](?:有|得)?(?:个)?$/;

function coupleAlone(text: string, members: readonly Member[]): Finding[] {
  const [first] = matchesOf(COUPLE, text);
  const isAlone = members.every(
    ({ isSelf, own, start }) =>
      isSelf || own === 2 || DENIED.test(text.slice(Math.max(0, start - 3), start)),
  );
  if (!first || !isAlone || LEFT_ALONE.test(text)) return [];
  return [found({ start: first.index, end: first.index + first[0].length }, 2, 'inferred')];
}

function joinedGroups(text: string, members: readonly Member[]): Member[][] {
  const groups: Member[][] = [];
  for (const it of members) {
    const last = groups.at(-1)?.at(-1);
    if (groups.at(-1)?.some((known) => isNamedAgain(known, it))) continue;
    if (last && isJoint(text, last, it)) groups.at(-1)?.push(it);
    else groups.push([it]);
  }
  return groups;
}

/** 我跟我妈 我妈76 names two, and so does 我们夫妻俩 老公做保安. */
function isNamedAgain(known: Member, { kin, isCounted }: Member): boolean {
  if (kin === undefined || isCounted || known.isCounted) return false;
  return known.kin === kin || (known.isSelf && known.own === 2 && SPOUSE.test(kin));
}

const SPOUSE = /^(?:老公|老婆|媳妇|爱人|男人|妻子|丈夫|老伴)$/;

/** 我两个娃 are the speaker's two children, and no list; the 我 of 两口子 我挣两千 is one of the two. */
function isJoint(text: string, last: Member, next: Member): boolean {
  const isOwner = last.isSelf && last.end === next.start && next.isCounted;
  const gap = text.slice(last.end, next.start);
  const isOneOfThem = last.isSelf && last.own === 2 && next.isSelf && /^[,\s]*$/.test(gap);
  // 侄儿~跟我过 is one of the household all the same.
  const isSpeakerAgain = next.isSelf && next.own === 1 && !/^[\s,]*[、和跟与同加]/.test(gap);
  if (isOwner || isOneOfThem || (isSpeakerAgain && /[\s,]/.test(gap))) return false;
  return JOINT.test(gap) || (last.own > 1 && THEN_WITH.test(gap));
}

interface Told {
  isAsked: boolean;
  /** Others are said to have left: those named besides are who is left. */
  isRest: boolean;
}

function householdOf(
  text: string,
  group: Member[],
  { isAsked, isRest }: Told,
): Finding | undefined {
  const { start, end } = spanOf(group);
  const sum = SUM_AFTER.exec(text.slice(end, end + 12));
  const isWhole = group.some((it) => it.isSelf) || group.some((it) => it.count > 1);
  const all = numberOf(sum?.[1] ?? '');
  if (sum && isWhole && group.length > 1 && all > 1)
    return found({ start, end: end + sum[0].length }, all, 'said');
  const size = sizeOf(group) + bringer(text, group);
  const isAll = (isAsked && group.length > 1) || (isRest && isLedBySelf(group));
  const isToldOf = isAll || (!isAsked && isHousehold(text, { start, end }, group));
  if (size < 2 || !isToldOf) return undefined;
  return found({ start, end }, size, 'inferred');
}

function spanOf(group: readonly Member[]): Span {
  return { start: group[0]?.start ?? 0, end: group.at(-1)?.end ?? 0 };
}

function isLedBySelf([first, ...more]: readonly Member[]): boolean {
  return first?.isSelf === true && (first.own > 1 || more.length > 0);
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

/** 我一个人带两个娃, 离了婚带着娃: who brings them up counts as well. */
function bringer(text: string, group: readonly Member[]): number {
  const [first] = group;
  if (!first || group.some(({ isSelf }) => isSelf)) return 0;
  if (
    NO_SPOUSE.test(text) &&
    BRINGS_UP.test(text.slice(Math.max(0, first.start - 20), first.start))
  )
    return 1;
  if (!first.isCounted) return 0;
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
