import type { Finding } from './fact-rules.ts';
import { findNumbers, type SpokenNumber } from './numbers.ts';
import type { Passage } from './passage.ts';
import type { PersonMention } from './people.ts';
import type { Span } from './phrases.ts';

const MOUTHS = /^口(?:人|子人|之家|$|[,。;!?\s]|都|全|挤|住|吃|在|靠|过|没)/;
const PEOPLE_LIVE =
  /^个?人(?:一起|在一起|挤|共同|相依|都)?(?:过|吃饭|吃住|住|生活|相依为命|挤|户|的家庭|家庭)/;
const PEOPLE = /^(?:个人|口人|人|个)(?!办|申请|保|单|均|月|年|星期|礼拜|小时|证|病|工|残)/;
const HOUSEHOLD_BEFORE =
  /(?:我家|我们家|俺家|家里|屋头|屋里|全家|一家|我屋|人口|户口本上|户头上|一起过日子的|同住的|共同生活的)(?:现在)?(?:一共|总共|共|就|只有|有|是|就是|就剩|剩|上)*$|(?:连我|加上我|加我|算上我|连我一起|连自己)(?:一共|总共|是|有)?$/;
const ALONE =
  /独居(?!的|老人)|独自(?:一人)?(?:过|生活|居住|在家)|孤身一人|孤零零|单身一人|光棍一[条个]|光杆一个|孤身一个|单身一个|孤家寡人|一个人(?:单过|过日子|过|住|生活|单住|在家|在老家|在乡下|在[^,。;!?\s]{1,6}(?:老家|乡下|住|过)|守着|吃饭)|(?:家里|屋头|全家|户口本上|家)就(?:剩)?(?:我|他|她)(?:自己)?(?:一个人?)?(?=[,。;!?\s]|$|了)|就(?:剩)?(?:我|他|她)(?:自己)?(?:一个|一个人|一人)(?=[,。;!?\s]|$|了|过|在)/g;
const TWO =
  /(?:就|只有|只剩|剩下|剩|家里是|家里就)(?:我们|他们)?老?两口子?(?!都)|老?两口子?(?:单过|过|住|生活|相依)|(?:母女|母子|父子|父女|娘|爷|娘儿|爷儿|祖孙|婆孙|夫妻|姐弟|兄弟|姊妹|我们|他们|我跟他|我跟她)俩(?:个)?(?:人)?(?:相依|一起|过|住|生活|守|在家|挤)/g;
const THREE = /(?:娘|爷|母子|我们|娘儿)仨(?:过|住|一起|相依|生活)/g;
const LIVES_WITH =
  /^(?:都|在)?(?:一起|一块|一块儿|一家|挤)?(?:过|住|生活|吃一锅|吃饭|相依|两个(?:人)?(?:过|住|生活|$)|俩人?(?:过|住|生活|$))/;
const HOME_WORD = /家里|屋头|屋里|我家|一家|全家|家中|户口本|家就|俺家|同住|一起过|就我|就剩|只剩/;
const JOINT =
  /^(?:[、,\s和跟与同加带及还有以着上又]|家里|就是|就|另外|(?:[一两二三四五1-5]|俩)个?|个|小|大|老){0,6}$/;

/** How many live together: 一家五口, 三个人过, 独居, 「我、老伴、儿子儿媳加一个孙子」; asked, also 我和我妈. */
export function findFamilySizes(
  passage: Passage,
  people: readonly PersonMention[],
  isAsked = false,
): Finding[] {
  const { text } = passage;
  const counted = findNumbers(text).flatMap((it) => countedOf(text, it));
  const fixed = [...fixedOf(text, ALONE, 1), ...fixedOf(text, TWO, 2), ...fixedOf(text, THREE, 3)];
  const stated = [...counted, ...fixed];
  return stated.length > 0 ? stated : enumeratedOf(passage, people, isAsked);
}

function countedOf(text: string, number: SpokenNumber): Finding[] {
  const { value, precision, start } = number;
  if (precision !== 'exact' || value < 1 || value > 30 || value !== Math.trunc(value)) return [];
  const before = text.slice(Math.max(0, start - 14), start);
  const after = text.slice(number.end, number.end + 8);
  const unit = unitAfter(before, after, value);
  if (unit === undefined) return [];
  const retracts = /不是$/.test(before) ? { retracts: true } : {};
  return [{ ...finding({ start, end: number.end + unit.length }, value, 'said'), ...retracts }];
}

function unitAfter(before: string, after: string, value: number): string | undefined {
  if (/两$/.test(before)) return undefined;
  const mouths = MOUTHS.exec(after)?.[0];
  if (mouths !== undefined) return mouths.slice(0, mouths.startsWith('口人') ? 2 : 1);
  if (value > 1 && PEOPLE_LIVE.test(after)) return '个人';
  if (!HOUSEHOLD_BEFORE.test(before)) return undefined;
  return PEOPLE.exec(after)?.[0] ?? (/^(?:[,。;!?\s]|$)/.test(after) ? '' : undefined);
}

function fixedOf(text: string, words: RegExp, value: number): Finding[] {
  return [...text.matchAll(words)].map((it) =>
    finding({ start: it.index, end: it.index + it[0].length }, value, 'said'),
  );
}

/** Relatives named one after the other, with the speaker among them. */
function enumeratedOf(
  { text }: Passage,
  people: readonly PersonMention[],
  isAsked: boolean,
): Finding[] {
  for (const group of joinedGroups(text, people)) {
    const size = sizeOf(text, group);
    const span = { start: group[0]?.start ?? 0, end: group.at(-1)?.end ?? 0 };
    if (size > 1 && (isAsked || isHousehold(text, span, group)))
      return [finding(span, size, 'inferred')];
  }
  return [];
}

function joinedGroups(text: string, people: readonly PersonMention[]): PersonMention[][] {
  const groups: PersonMention[][] = [];
  for (const it of people) {
    const last = groups.at(-1)?.at(-1);
    if (last && it.id !== 'pronoun' && JOINT.test(text.slice(last.end, it.start)))
      groups.at(-1)?.push(it);
    else groups.push([it]);
  }
  return groups.filter((it) => it.length > 1);
}

function sizeOf(text: string, group: readonly PersonMention[]): number {
  const counts = group.map((it, index) => {
    const from = index === 0 ? Math.max(0, it.start - 2) : (group[index - 1]?.end ?? 0);
    const number = findNumbers(text.slice(from, it.start)).at(-1);
    return number && number.precision === 'exact' ? Math.trunc(number.value) : it.count;
  });
  return counts.reduce((sum, it) => sum + it, 0);
}

function isHousehold(text: string, span: Span, group: readonly PersonMention[]): boolean {
  if (!group.some((it) => it.id === 'self')) return false;
  const around = text.slice(Math.max(0, span.start - 8), span.end);
  const listed = text.slice(span.start, span.end).includes('、');
  return (
    HOME_WORD.test(around) ||
    LIVES_WITH.test(text.slice(span.end, span.end + 8)) ||
    (listed && group.length > 2) ||
    group.length > 3
  );
}

function finding(span: Span, value: number, status: Finding['status']): Finding {
  return { ...span, key: 'familySize', value, status, scope: 'household' };
}
