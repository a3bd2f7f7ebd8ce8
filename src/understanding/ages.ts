import type { CalendarDate } from '../shared/calendar-date.ts';
import { findBirths } from './births.ts';
import type { Finding } from './fact-rules.ts';
import { findNumbers, type SpokenNumber } from './numbers.ts';
import type { Passage } from './passage.ts';
import type { PersonMention } from './people.ts';
import { matchesOf } from './phrases.ts';

const OLDEST = 120;
/** 110, 119 and 120 without 岁 are telephone numbers. */
const OLDEST_BARE = 109;
/** A younger one's age is told with 岁 or the person: 娃9岁, 外甥女16. */
const YOUNGEST_LONE = 18;
const YEARS_OLD = /^(?:多|几|来|出头|好几|左右|把)?(?:周|虚)?岁(?!月)/;
const LEAD =
  /(?:男的?|女的?|老头|老太太?|老汉|本人|今年|年纪|年龄|虚岁|周岁|岁数|大了|老了|刚好|正好|满|都|已经|才|刚|快|整|将近|奔|也|是)[\s,]{0,2}$/;
const NO_LEAD = /(?:给|借|补|欠|第|凑|少|多|剩)[我俺他她]?$/;
/** 年已八旬, 七旬老人. */
const DECADES = /([六七八九])旬/g;
/** 我们一个74一个71. */
const ONE_BEFORE = /一个[\s,是有]{0,2}$/;
const OTHER_AFTER = /^[\s,、岁]{0,2}(?:另)?一个/;
const OTHER_BEFORE = /一个[\d一二三四五六七八九十]{2,3}岁?[\s,、]{0,2}(?:另)?一个[是有]?$/;
const TWO_PEOPLE =
  /[我俺咱他她]们|[我俺咱他她]俩|两口|两公婆|爸妈|爹妈|爹娘|父母|二老|老伴|夫妻|公婆/;
const SAYS_YEARS =
  /^(?:多|几|来|出头|好几|朝上|往上|开外|左右|挂零)?(?:岁|高龄)?的?人?(?:了|啦|喽|咯|啰|咧|哦|哈|唠)/;
/** 我叔 61, 我妈,84: people who type no particles. */
const GAP = /^[\s,:(]{0,2}$/;
const CLOSES =
  /^(?:多|几|来|出头|好几|左右|高龄|挂零)?(?:的人)?(?:[吧呢呀哈嘛哦]?(?:$|[,。;!?、\s])|不是|[男女]的?[1-9七六八九五四三二]|老年|得|患|查出|中风|脑|痴呆|眼|耳|腿|癌|精神|肢体|智力|视力|听力|[一二三四]级|独居|单身|离婚|丧偶|一个人|还|也|身体|瘫|躺|卧|整|背不|走不|起不|没|无|有病|住|在|的老|跟|和|残|[去前]年|一直|都吃|吃低保|拿低保|领|靠|每月|一个月|有(?:退休|养老|农保|残|低保|病)|(?:我|俺)?(?:老伴|老头子?|老婆子?|老太婆?|老公|媳妇|爱人|男人|对象|他|她|我|俺|妈|娘|爸|爹|公公|婆婆|奶奶|爷爷|外婆|外公|丈母娘|岳[父母]|儿子|女儿|闺女|孙子|孙女)(?:今年|都|也|是|快|整)*[1-9七六八九五四三二十])/;
/** 差俩月六十 is 59, 差两岁八十 is 78. */
const SHORT_OF =
  /差(?:(?:不多|不到)?(?:[一两俩二三四五六七八九几半\d]{1,2}|个把)个?多?月|([一两俩二三\d])[岁年])(?:就|到|才|满|上|足|正好)*$/;
/** 小他四岁, 比我大三岁, 差一岁八十: how far apart two ages are. */
const APART = /(?:[小大长]|差)(?:了|着|个)?[我俺他她你]?(?:[爸妈爹娘哥弟姐妹]|老伴)?$/;
/** 六十九 虚岁七十: of the two ways to count the plain one goes first. */
const COUNTED_TRADITIONALLY = /虚岁(?:是|有|都|已经)?$/;
const TOO_FEW = new Map([...'一二三'].map((it, index) => [it, index + 1]));

/** Ages with the words they came from: 72了, 七十有二, 45年生的, 快七十, 8岁. */
export function findAges(
  passage: Passage,
  people: readonly PersonMention[],
  today: CalendarDate,
): Finding[] {
  const { text } = passage;
  const born = [...findBirths(text, today), ...matchesOf(DECADES, text).map(decadeOf)];
  const said = findNumbers(text)
    .filter((it) => !born.some((other) => it.start < other.end && other.start < it.end))
    .flatMap((it) => ageOf(text, it, people));
  return withoutTraditional(text, [...born, ...said]).toSorted((a, b) => a.start - b.start);
}

function withoutTraditional(text: string, ages: readonly Finding[]): Finding[] {
  const isTraditional = ({ start }: Finding) => COUNTED_TRADITIONALLY.test(text.slice(0, start));
  const isBeside = (it: Finding) =>
    ages.some((other) => other !== it && !isTraditional(other) && gapBetween(it, other) <= BESIDE);
  return ages.filter((it) => !isTraditional(it) || !isBeside(it));
}

const BESIDE = 6;

function gapBetween(one: Finding, other: Finding): number {
  return Math.max(one.start, other.start) - Math.min(one.end, other.end);
}

function decadeOf(match: RegExpMatchArray): Finding {
  const start = match.index ?? 0;
  const value = 10 * ('六七八九'.indexOf(match[1] ?? '') + 6);
  return finding({ start, end: start + match[0].length }, value, 'inferred');
}

function ageOf(text: string, number: SpokenNumber, people: readonly PersonMention[]): Finding[] {
  const after = text.slice(number.end, number.end + 8);
  const years = YEARS_OLD.exec(after)?.[0];
  if (years === undefined && !isBareAge(text, number, people)) return [];
  if (years !== undefined && APART.test(text.slice(Math.max(0, number.start - 6), number.start)))
    return [];
  const whole = wholeAge(number);
  if (whole === undefined || isOfAnybody(text, number)) return [];
  const value = whole - missingYears(text, number);
  const status = number.precision === 'exact' ? 'said' : 'inferred';
  const told = finding(
    { start: number.start, end: number.end + (years?.length ?? 0) },
    value,
    status,
  );
  return [DENIED.test(text.slice(0, number.start)) ? { ...told, retracts: true } : told];
}

const ANYBODY_BEFORE =
  /(?:^|[,。;!?\s]|老人家?|老年人|人)(?:年|一)?(?:满|到|活到|过|上|达到)(?:了)?$/;
const ANYBODY_AFTER =
  /^(?:周|虚)?岁?(?:了)?(?:以上|以后|之后|往上|的?那个|那份|那笔|有|能|可以|才|就[能有给发可]|的?老人|的?老年人|的人|[给发领拿补]|高龄)/;

/** 老人满八十岁那个高龄钱, 满60岁的老人: an age that a rule asks for is nobody's own. */
function isOfAnybody(text: string, { start, end }: SpokenNumber): boolean {
  const before = text.slice(Math.max(0, start - 6), start);
  return ANYBODY_BEFORE.test(before) && ANYBODY_AFTER.test(text.slice(end, end + 8));
}

/** 是七十九不是七十一. */
const DENIED = /不是$/;

/** Who lacks months lacks the year. */
function missingYears(text: string, { start }: SpokenNumber): number {
  const short = SHORT_OF.exec(text.slice(Math.max(0, start - 9), start));
  if (!short) return 0;
  const years = short[1]?.replace(/[两俩]/, '二');
  return years === undefined ? 1 : (TOO_FEW.get(years) ?? Number(years));
}

/** A number that only its place makes an age: after a person or 今年, and nothing counted after it. */
function isBareAge(text: string, number: SpokenNumber, people: readonly PersonMention[]): boolean {
  if (number.value < 10 || number.value > OLDEST_BARE || number.value !== Math.trunc(number.value))
    return number.precision === 'band' && number.value >= 40 && number.value <= OLDEST;
  const before = text.slice(Math.max(0, number.start - 4), number.start);
  const after = text.slice(number.end, number.end + 8);
  if (NO_LEAD.test(before)) return false;
  if (isLone(text, number, people) || isNearly(text, number)) return true;
  const spoken = text.slice(number.start, number.end).includes('有');
  const led =
    LEAD.test(before) ||
    people.some((it) => it.end <= number.start && GAP.test(text.slice(it.end, number.start)));
  if (spoken || isOfTwo(text, number)) return true;
  if (SAYS_YEARS.test(after)) return led || number.value >= 40;
  return led && CLOSES.test(after);
}

/** Of two people named together; 一个30一个50 alone may count anything. */
function isOfTwo(text: string, { start, end, value }: SpokenNumber): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  if (value < 30 || !ONE_BEFORE.test(before)) return false;
  const isPair = OTHER_AFTER.test(text.slice(end, end + 5)) || OTHER_BEFORE.test(before);
  return isPair && TWO_PEOPLE.test(text.slice(0, start));
}

const CLOSES_CLAUSE = /^(?:了|啦|整)?(?:$|[,。;!?\s])/;

function isNearly(text: string, { start, end, value }: SpokenNumber): boolean {
  const isShort = SHORT_OF.test(text.slice(Math.max(0, start - 9), start));
  return isShort && value >= YOUNGEST_LONE && CLOSES_CLAUSE.test(text.slice(end, end + 3));
}

const NAMES_KIN = /[爸妈爹娘爷奶公婆叔伯舅姑姨]/;
/** What somebody tells of themselves without naming anybody: 还没领养老金 五十七. */
const TELLS_OF_BODY = /[岁老残瘫病癌]|尿毒|退休|单身|光棍|独居|一个人|本人|没成家|没结婚/;
/** 兜里就剩 五十 counts money. */
const COUNTS_ELSE =
  /(?:剩|欠|借|给|要|花|有|卖|值|几|多少|兜里|钱|块|租|价|费|房号|[楼栋室层])[\s,]?$/;
/** 138 12 34: of numbers in a row none is an age. */
const IN_A_ROW = { before: /\d[\s,]+$/, after: /^[\s,]+\d/ };

/** 全瞎 七十三: a number of two places that is a clause of its own. */
function isLone(
  text: string,
  { start, end, value, precision }: SpokenNumber,
  people: readonly PersonMention[],
): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (IN_A_ROW.before.test(before) || IN_A_ROW.after.test(after)) return false;
  const isOfBody = people.length > 0 || NAMES_KIN.test(text) || TELLS_OF_BODY.test(text);
  const ofSomebody = isOfBody && !COUNTS_ELSE.test(before);
  const isClause = /^[,。;!?\s]?$/.test(before.slice(-1)) && /^了?(?:$|[,。;!?\s])/.test(after);
  return precision === 'exact' && value >= YOUNGEST_LONE && isClause && ofSomebody;
}

/** 快七十 is 69 and 七十多 is 70: near enough to tell who is old, and never said to be exact. */
function wholeAge({ value, precision }: SpokenNumber): number | undefined {
  if (value > OLDEST) return undefined;
  if (precision === 'below') return value - 1;
  if (precision === 'about' && (value === 60 || value === 18)) return undefined;
  if (precision === 'band' && value % 10 === 5) return value - 5;
  return Math.floor(value);
}

function finding(
  span: { start: number; end: number },
  value: number,
  status: Finding['status'],
): Finding {
  return { ...span, key: 'age', value, status, scope: 'person' };
}
