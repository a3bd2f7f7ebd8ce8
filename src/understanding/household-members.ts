import type { Lexicon } from '../knowledge/lexicon.ts';
import { kinSource } from './kin-words.ts';
import { findNumbers } from './numbers.ts';
import { matchesOf, type Span } from './phrases.ts';

/** Somebody or several in a list of those who live together. */
export interface Member extends Span {
  count: number;
  isSelf: boolean;
  /** The word for who it is, where there is one. */
  kin: string | undefined;
  /** Has a number of its own: 两个小孩, 儿子一个. */
  isCounted: boolean;
  /** How many the word stands for without a number. */
  own: number;
  /** The number stands after it, where it may count all of the list: 我跟老母亲两个. */
  isSummed: boolean;
}

export const COUNT = '[一二两三四五六俩仨1-6]';
const OWNER = '(?:我|俺|咱|他|她|我们|俺们|咱们)?(?:家|屋头|屋里)?(?:的|那个|那)?';
/** Two at once: 我们两口子, 爷爷奶奶, 儿子儿媳 is two words. */
const COUPLES =
  '老两口子?|两口子|两公婆|小两口|一儿一女|一子一女|一双儿女|儿女一双|夫妻俩|夫妻两个|夫妻两人|夫妻二人|夫妇俩|夫妇二人|两夫妻|公婆|娘俩|母子俩|母女俩|爷俩|父子俩|父女俩|娘儿俩|老俩口|两老|二老|夫妻(?=[带跟和加养、])';
/** What is told of somebody before the word for who it is: 哑巴弟弟, 上学的娃. */
const TOLD_OF =
  '(?:(?:(?:上|读|念)(?:小学|初[一二三中]|高[一二三中]|大学|大[一二三四专]|中专|技校|幼儿园)|有?残疾|哑巴|聋哑|瘫痪|瘫|傻|憨|瞎眼|智障|有病|生病|上学|读书|未成年|没成家|没结婚|没嫁人)的?|[一二三四五六七八九十\\d]{1,2}岁(?:多)?的?)';
const PLAIN = '老年人|老人家|老人|大人|学生|细娃儿?|细路仔?|奶娃|吃奶的|病人|半大小子';

/** Everybody whom a text names as one who may live there. */
export function createMemberFinder(lexicon: Lexicon): (text: string) => Member[] {
  const counts = new Map(lexicon.kin.flatMap((kin) => kin.words.map((it) => [it, kin.count])));
  counts.set('两口子', 2);
  const kin = kinSource(counts.keys());
  const member = new RegExp(
    `(?:(?![一两][儿子双])(${COUNT})(?:个|口|位|名)?)?${TOLD_OF}?(?:${OWNER}(${COUPLES})|${OWNER}(${kin})(?!头)|(${PLAIN}|(?<=${COUNT}个?|[就只剩])(?:老的|小的|大的|老的小的))|(?<![帮替给])(我|俺|咱|本人|自己)(?!们|家|屋|国|市|县|省|镇|村|的|自己))(?:(?:有)?(${COUNT})个?(?=[、,\\s。]|$|[和跟与加过住在]))?`,
    'g',
  );

  return (text) => matchesOf(member, text).map((it) => memberOf(it, counts));
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
  const isSummed = before === undefined && isCounted;
  return { start, end, count, isSelf, kin, isCounted, own, isSummed };
}

export function numberOf(word: string): number {
  return Math.trunc(findNumbers(word)[0]?.value ?? 1);
}
