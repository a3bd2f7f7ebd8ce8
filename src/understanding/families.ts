import type { Lexicon } from '../knowledge/lexicon.ts';
import type { Finding } from './fact-rules.ts';
import { createHouseholdLists } from './household-lists.ts';
import { findNumbers, type SpokenNumber } from './numbers.ts';
import type { Passage } from './passage.ts';
import { findAll, type Span } from './phrases.ts';

export type FindFamilySizes = (passage: Passage, isAsked?: boolean) => Finding[];

const MOUTHS =
  /^口(?:人|子人|之家|儿人|$|[,。;!?\s]|(?=[月年总]?收入|每?月|一个月|一年)|子?(?=都|全|挤|住|吃|在|靠|过|没|就|只|统共|拢共|合起来|加起来|一?共))|^(?:张嘴|张口|个人头|条嘴)|^口子(?=$|[,。;!?\s]|就|靠|全|都|人|挤|一个?月|每月|一年|每年|统共|拢共|一共|总共|合起来|加起来|的收入)/;
/** 一口人一个月七百二 is what falls to each of them. */
const EACH_AFTER =
  /^(?:口人?|个人头)(?:上|每|一个?月|一年|平均|摊|合|只有|才|就|能|分|有|大概|差不多)/;
const PEOPLE_LIVE =
  /^个?人(?:一起|在一起|挤|共同|相依|都|一道)?(?:过|吃饭|吃住|[吃花用算](?=[,。;!?\s]|$)|住|生活|相依为命|挤|户|的家庭|家庭|开伙|吃一锅|就靠|全靠|靠我|靠他|靠她)/;
/** 祖孙三代五口今晚. */
const GENERATIONS_BEFORE =
  /(?:祖孙|老小|老少|我们|俺们|一家)?[三四两]代(?:人)?(?:一共|共|总共|人)?$/;
const PEOPLE =
  /^(?:个人|口人|人|个)(?!办|申请|保|单|均|月|年|星期|礼拜|小时|证|病|工|残|名|头|老|小|大|娃|孩|儿|女|学|地方)/;
const HOUSEHOLD_BEFORE =
  /(?:我家|我们家|俺家|咱家|家里|家里头|屋头|屋里|屋里头|家中|全家|一家|一家子|一大家子|我屋|人口|人口数|户口本上|户口簿上|户头上|一个户口?本?(?:上|里)?|一起过日子的|同住的|共同生活的|住一起的|住在一起的|一起住的|吃饭的|一起吃饭的|(?:实际|实际上|真正|真)(?:上)?|(?:我们|俺们)?实际(?:上)?(?:就|只有|是)?|(?:一块儿?|一起)(?:吃|住)(?:一块儿?|一起)?(?:吃|住)?的|(?:实际|实际上|真正|现在)(?:吃饭|住|在家|生活|一起过)的?)(?:现在|目前|实际|眼下)?(?:一共|总共|共有|共|就|才|只有|有|是|就是|就剩|剩|上|还有|拢共|统共|这|那)*[:,\s]?$|(?:加|连)(?:我|俺)(?:跟|和)[^,。;!?\s]{1,5}(?:就|一共|总共|是)?|(?:加上?|连同?|算上)(?:她|他|老人)(?:一起|在内)?(?:一共|总共|是|就)?|(?:加上?|连同?|算上)[^,。;!?\s]{1,5}(?:一起|在内|一道)(?:一共|总共|是|就|有)?|(?:加上|连同|算上)(?:我|俺)?(?:儿子|女儿|闺女|孙子|孙女|孩子|娃|老伴|老人|爸妈|[爸妈爹娘哥弟姐妹])|(?:连我|加上我|加我|算上我|连我一起|连自己|连我在内|包括我|算我)(?:一起|在内)?(?:一共|总共|是|有|拢共|共)?$/;
/** 户口本上四个人, 原先一家四口: where those who live together now are counted too. */
const ON_PAPER = /(?:户口本|户口簿|户口|户头|本子)上(?:是|有|写的?)?$/;
const FORMER = /(?:原先|本来|以前|原来|从前|早先|过去|往年)[^,。;!?\s加连]{0,6}$/;
/** 小叔子一家三口早单过了. */
const ANOTHER_HOUSEHOLD =
  /(?:叔子|伯子|姑子|姨子|[哥弟姐妹]|儿子|女儿|闺女|老[大二三]|舅舅?|邻居|人家)(?:他们|她们)?一家$/;
const TOGETHER = '(?:过|住|生活|守|相依|在家|挤|吃|开伙|靠|搭伙|带|一起|两个|俩人|自己)';
const ALONE = new RegExp(
  [
    '独居(?!的|老人)',
    '独自(?:一人|一个人?)?(?:过|生活|居住|在家|住)',
    '独住|单住|孤身一人|孤零零|单身一人|光棍一[条个]|光杆一个|孤身一个|单身一个|孤家寡人|孤人一个',
    '(?:一个人|一个|一人|自个儿?|自己个儿|个人)(?:单过|单住|过日子|过活|过起|过的?|住起|住|生活|开伙|在家|在老家|在乡下|租房|租屋|在[^,。;!?\\s]{1,8}(?:老家|乡下|住|过)|守着|吃饭|一户)',
    '一人一户|一人户|单人独户|单门独户|自己单过|自己过(?=[,。;!?\\s]|$)',
    '(?:家里|屋头|全家|户口本上|家|户头上)(?:现在)?(?:就|只|只有|就剩|只剩)(?:我|俺|他|她|本人|老人|老太太?|老头)(?:自己|个人)?(?:一个人?|一人|一口人?)?(?=[,。;!?\\s]|$|了|儿(?![子女媳]))',
    '(?:就|只|只有|就剩|只剩|剩)(?:下)?(?:我|俺|他|她|本人)(?:自己|个人)?(?:一个人?|一人|一口)(?:儿|了|过|在|住)?(?=[,。;!?\\s]|$|守|在|过|孤|老)',
    '(?:住|租[屋房]住?|过)[,\\s]{0,2}(?:就)?一个人(?=[,。;!?\\s]|$)',
    '(?<=[,。;!?\\s])(?:就|只有)?一个人(?=[,。;!?\\s]|$)|(?<=^|[,。;!?\\s])(?:我|俺|自己|本人)一个人(?=[,。;!?\\s]|$)',
    '(?<=(?:[四五六七八九]十[一二三四五六七八九]?|(?<!\\d)[4-9]\\d)(?:岁|了)?)一个人(?=[,。;!?\\s]|$)',
    '(?<=^|[,。;!?\\s]|我|俺|他|她|自己)单个儿?(?:住|过)(?!去)',
    '(?<=^|[,。;!?\\s]|我|俺|自己)单独过(?:的|日子)?(?=[,。;!?\\s]|$)',
  ].join('|'),
  'g',
);
/** Those who live together, and how many: 娘俩, 三娘母, 两公婆, 母女三人, 我们老两口. */
const PAIRS =
  '孤儿寡母|母女|母子|父子|父女|娘儿|娘母|娘们|娘|爷儿|爷孙|爷|祖孙|婆孙|夫妻|夫妇|姐弟|姐妹|兄弟|兄妹|姊妹|公婆|仔乸|两口子|老两口|我们|俺们|咱们|阿拉|伲|他们|她们|俺|咱|我跟他|我跟她|我和他|我和她|他和她|俺家|我家|家里|咱家|屋头';
const COLLECTIVES: readonly [RegExp, number][] = [2, 3, 4, 5, 6].map((value) => [
  new RegExp(collectiveSource(value), 'g'),
  value,
]);

function collectiveSource(value: number): string {
  const words = `[${['两俩二2', '三仨3', '四4', '五5', '六6'][value - 2]}]`;
  const short = value === 2 ? '俩' : value === 3 ? '仨' : '';
  const after = `(?=[,。;!?\\s]|$|${TOGETHER})`;
  const sources = [
    `(?:${PAIRS})(?:就|是|一共|共|总共)?${words}(?:个人|口人|口子|个|口|人)${after}`,
    `${words}(?:娘母|爷子|娘崽|爷孙|母子|母女|姊妹|公孙|婆孙|仔乸|祖孙|代人[一二两三四五六]口)${after}`,
  ];
  if (short) sources.push(`(?:${PAIRS}|我|他)${short}(?:个|个人|人)?${after}`);
  // 娘跟弟弟俩一块过, 那就仨人.
  if (short)
    sources.push(
      `(?:跟|和|与|同)(?:我|俺|他|她)?[一-龥]{1,2}${short}(?:个|人)?(?:一块|一道|住?一?起)`,
      `(?<=^|[,。;!?\\s])(?:那|那就|这下|就|一共|总共)+${short}(?:个人|人)(?=[,。;!?\\s]|$)`,
    );
  if (value === 2)
    sources.push(
      `(?:就|只有|只剩|剩下|剩|家里是|家里就|屋头就|屋里就)(?:我们|他们|她们|俺们|咱们|我|俺|咱)?(?:自己)?(?:老?两口子?|两公婆|两老|老两)(?!都|带|和|跟|加|还|,?有)`,
      `(?<![跟和与同给在靠替][我俺他她]?)(?:老?两口子?|两公婆|两老口?|爸妈|父母|爹妈|爹娘)(?:两个|俩|二人|两人)?(?:单过|过日子|过|住|生活|相依|在家|在老家|在[^,。;!?\\s]{1,8}(?:老家|乡下|住|过|生活))`,
    );
  return sources.join('|');
}

/** How many live together: 一家五口, 三个人过, 独居, 「我、老伴、儿子儿媳加一个孙子」; asked, also 我和我妈. */
export function createFamilyFinder(lexicon: Lexicon): FindFamilySizes {
  const findLists = createHouseholdLists(lexicon);

  return (passage, isAsked = false) => {
    const { text } = passage;
    const counted = findNumbers(text).flatMap((it) => countedOf(text, it));
    const told = findingsOf(counted, 'now');
    if (told.length > 0) return told;
    const together = togetherIn(passage, isAsked);
    return together.length > 0 ? together : findingsOf(counted, 'on paper');
  };

  function togetherIn(passage: Passage, isAsked: boolean): Finding[] {
    const { text } = passage;
    const joint = COLLECTIVES.flatMap(([words, value]) => fixedOf(text, words, value));
    const lists = findLists(passage, isAsked);
    const [first] = lists;
    const largest = Math.max(0, ...joint.map(({ value }) => Number(value)));
    if (first && Number(first.value) > largest) return lists;
    return joint.length > 0 ? joint : aloneIn(text);
  }
}

const IN_HOSPITAL = /住院|住着院|[进送住在][^,。;!?\s]{0,5}医院|icu|抢救/;

/** 妈住院 爸一个人在家: nobody lives alone. */
function aloneIn(text: string): Finding[] {
  const found = fixedOf(text, ALONE, 1);
  if (!IN_HOSPITAL.test(text)) return found;
  return found.filter(({ start, end }) => !text.slice(start, end).endsWith('在家'));
}

interface Counted {
  finding: Finding;
  as: 'now' | 'on paper' | 'formerly';
}

function findingsOf(counted: readonly Counted[], wanted: Counted['as']): Finding[] {
  return counted.flatMap((it) => (it.as === wanted ? [it.finding] : []));
}

function countedOf(text: string, number: SpokenNumber): Counted[] {
  const { value, precision, start } = number;
  if (precision !== 'exact' || value < 1 || value > 30 || value !== Math.trunc(value)) return [];
  const before = text.slice(Math.max(0, start - 16), start);
  const after = text.slice(number.end, number.end + 12);
  const unit = unitAfter(before, after, value);
  if (unit === undefined) return [];
  const retracts = /不是$/.test(before) ? { retracts: true } : {};
  const span = { start, end: number.end + unit.length };
  return [{ finding: { ...said(span, value), ...retracts }, as: countedAs(before) }];
}

function countedAs(before: string): Counted['as'] {
  if (ANOTHER_HOUSEHOLD.test(before)) return 'formerly';
  if (ON_PAPER.test(before)) return 'on paper';
  return FORMER.test(before) ? 'formerly' : 'now';
}

const LONE_CLAUSE =
  /(?:^|[,。;!?\s])(?:我们|俺们|咱们|我家|俺家|[两三四]代|祖孙|那|这下|就|一共|总共|共|拢共|也就|只有|才|现在|目前|一家|家里|全家|有|是|不是|统共|大小|老小|老少|一起)*$/;
const LONE_AFTER = /^个人(?=[,。;!?\s]|$|的收入|一共|总共|加起来|统共|合起来|拢共|吃饭|要吃饭)/;

function unitAfter(before: string, after: string, value: number): string | undefined {
  if (/[两每合摊]$|平均$/.test(before)) return undefined;
  if (value === 1 && EACH_AFTER.test(after)) return undefined;
  if (value === 2 && (after.startsWith('口子') || /老$/.test(before))) return undefined;
  const unit = mouthsAfter(before, after) ?? (value > 1 ? peopleAfter(before, after) : undefined);
  if (unit !== undefined || !HOUSEHOLD_BEFORE.test(before)) return unit;
  return PEOPLE.exec(after)?.[0] ?? (/^(?:[,。;!?\s]|$)/.test(after) ? '' : undefined);
}

function mouthsAfter(before: string, after: string): string | undefined {
  const mouths = MOUTHS.exec(after)?.[0];
  if (mouths !== undefined) return mouths.slice(0, mouths.startsWith('口人') ? 2 : 1);
  const isLed = /(?:家|不是|[我俺咱]们)$/.test(before) || GENERATIONS_BEFORE.test(before);
  return isLed && /^口(?!袋|子|头)/.test(after) ? '口' : undefined;
}

function peopleAfter(before: string, after: string): string | undefined {
  if (corrects(before, after) || recounts(before, after)) return '个';
  const isLone = LONE_AFTER.test(after) && LONE_CLAUSE.test(before);
  if (isLone || PEOPLE_LIVE.test(after)) return '个人';
  if (SUMMED_UP.test(before) && /^个(?=[,。;!?\s]|$)/.test(after)) return '个';
  return /^人(?=[,。;!?\s]|$)/.test(after) && /(?:^|[,。;!?\s])$/.test(before) ? '人' : undefined;
}

/** 小儿子跟我们 他媳妇加一个娃 一共五个. */
const SUMMED_UP =
  /[儿女娃孩爸妈爹娘婆孙媳弟妹哥姐伴][^,。;!?\s]{0,4}[,\s](?:一共|总共|拢共|统共|加起来|合起来)(?:是|有|就)?$/;

/** 家里六个人 不对 大姑姐嫁出去了 是五个. */
function recounts(before: string, after: string): boolean {
  return RECOUNTS.test(before) && /^个?(?=[,。;!?\s]|$)/.test(after);
}

const RECOUNTS = /(?:不对|错了|不能?算)[^。;!?]{0,12}[,\s](?:应该|那|就|只|其实)*(?:是|剩)$/;

/** 不是三个是四个: of people, where the sentence counts people besides. */
function corrects(before: string, after: string): boolean {
  return (
    /不是[一二两三四五六七八九十\d]{1,2}(?:口人?|个人?)[,\s]?(?:而|应该|,)?是$/.test(before) ||
    (/不是$/.test(before) &&
      /^个人?[,\s]?(?:而|应该)?是[一二两三四五六七八九十\d]{1,2}个/.test(after))
  );
}

function fixedOf(text: string, words: RegExp, value: number): Finding[] {
  return findAll(words, text).map((span) => said(span, value));
}

function said(span: Span, value: number): Finding {
  return { ...span, key: 'familySize', value, status: 'said', scope: 'household' };
}
