import type { Kin, Lexicon } from '../knowledge/lexicon.ts';
import { kinSource } from './kin-words.ts';
import type { Passage } from './passage.ts';
import { compilePhrases, findAll, matchesOf, replaceAll, type Span } from './phrases.ts';
import { resolvePronouns } from './pronouns.ts';

export type Generation = Kin['generation'];

/** Somebody named in the message; `id` tells persons apart: self, mother, neighbour, pronoun. */
export interface PersonMention extends Span {
  id: string;
  relation: string | null;
  generation: Generation | null;
  count: number;
}

export type FindPeople = (passage: Passage) => PersonMention[];

const OWNER = '(?:(?:我|俺|咱|他|她|阿拉|伲)(?:们)?(?:家|屋)?(?:的|那个|那|个|头)?)?';
const PRONOUNS = /他们|她们|他|她/g;
/** 我看花眼了 and 我翻翻证 tell who erred or looks it up, not whom it is about. */
const ERRS =
  '(?:一手)?(?:带|养|拉扯)大|(?:先|来|再|去)?([翻看找查想算数问])(?:\\1|一下|一哈|下|哈)|(?:也|都|又|是|刚才|刚刚|刚|前头)*(?:看|说|讲|记|写|打|填|报|算|听|弄|搞|按)(?:错|差|岔|反|混|漏|花眼|走眼)';
const SELF = new RegExp(
  `(?:我(?!们|家|国|屋|市|县|省|镇|村)|俺(?!们|家|村|县)|咱(?!们|家))(?!${ERRS})|阿拉|本人(?!的)|吾`,
  'g',
);

const AGED = /[老爷奶婆]|大[娘妈]/;
const YOUNG = /小孩|孩子|娃/;

export function createPeopleFinder(lexicon: Lexicon): FindPeople {
  const kinOf = new Map(
    lexicon.kin.flatMap((kin) => kin.words.map((word) => [word, kin] as const)),
  );
  const relatives = new RegExp(`(${OWNER})(?!老公房)(${kinSource(kinOf.keys())})`, 'g');
  const exclamations = compilePhrases(lexicon.cues['exclamations'], lexicon.words);
  const neighbours = compilePhrases(lexicon.cues['neighbours'], lexicon.words);
  const address = new Set(lexicon.cues['address']);
  const ownerNeeded = new Set(lexicon.cues['ownerNeeded']);

  return (passage) => {
    const text = replaceAll(passage.text, exclamations, (it) => '·'.repeat(it.length));
    const addressed = passage.clauses.filter((it) => address.has(it.text));
    const near = findAll(neighbours, text).map((it) => ({
      ...person(it, 'neighbour', '邻居'),
      generation: generationOf(text.slice(it.start, it.end)),
    }));
    const kin = matchesOf(relatives, text).flatMap((it) => relativeOf(it, { kinOf, ownerNeeded }));
    const named = withoutOverlaps([...near, ...kin]).filter((it) => !isInside(it, addressed));
    const selves = findAll(SELF, text).map((it) => person(it, 'self', null));
    const pronouns = findAll(PRONOUNS, text).map((it) => person(it, 'pronoun', null));
    const all = withoutOverlaps([...named, ...selves, ...pronouns]);
    return resolvePronouns(
      text,
      all.toSorted((a, b) => a.start - b.start),
    );
  };
}

function generationOf(words: string): Generation | null {
  if (AGED.test(words)) return 'elder';
  return YOUNG.test(words) ? 'child' : null;
}

function person(span: Span, id: string, relation: string | null): PersonMention {
  return { ...span, id, relation, generation: null, count: 1 };
}

/** 独居婆婆八十五, 一位大爷: somebody an official or a passer-by tells of, called as one calls any old person. */
const TOLD_OF = /(?:独居|孤寡|留守|[一两三]位|[一两三]名|有位)$/;

interface Kinship {
  kinOf: ReadonlyMap<string, Kin>;
  ownerNeeded: ReadonlySet<string>;
}

/** 妈, 爹 and words by which one calls anybody (阿姨, 大哥) need their owner before them: 我妈. */
function relativeOf(match: RegExpMatchArray, { kinOf, ownerNeeded }: Kinship): PersonMention[] {
  const [all, owner = '', word = ''] = match;
  const kin = kinOf.get(word);
  const start = match.index ?? 0;
  const before = match.input?.[start - 1] ?? '';
  const isFirst = isFirstOfClause(before) && isNamedAlone(match, word);
  const isTold = TOLD_OF.test(match.input?.slice(Math.max(0, start - 3), start) ?? '');
  const isKnown = isFirstOfClause(before) && isNamedEarlier(match, word);
  const isOwned =
    isFirst || isKnown || isTold || owner !== '' || /[、跟和与同带娃替帮给个俩两几岁]/.test(before);
  if (!kin || (!isOwned && (word.length === 1 || ownerNeeded.has(word)))) return [];
  if (isSpeaker(match)) return [person({ start, end: start + all.length }, 'self', null)];
  const { id, relation, generation, count } = kin;
  return [{ start, end: start + all.length, id, relation, generation, count }];
}

const OLD_SELF = /^老(?:头子?|汉|太婆|太太?|婆婆|婆子|人)$/;
const ONE_OLD =
  /[我俺](?:就)?这?一?个(?:[\d一二三四五六七八九十]{2,3}岁?的)?[糟孤穷瞎病死]?$|[我俺][糟孤穷瞎]$/;

/** 我是儿子, 靠俺这个侄子管饭, 我一个糟老头子. */
function isSpeaker({ 0: all, index = 0, input = '' }: RegExpMatchArray): boolean {
  const before = input.slice(Math.max(0, index - 12), index);
  if (OLD_SELF.test(all) && ONE_OLD.test(before)) return true;
  const cares = /^(?:在)?(?:管|照顾|照应|伺候|服侍|养着?|送|帮|跑|替|接济)/.test(
    input.slice(index + all.length),
  );
  return /[我俺]是$/.test(before) || (cares && /[我俺]这个$/.test(before));
}

const isFirstOfClause = (before: string) => /^[,。;!?\s]?$/.test(before);

/** 我叔73 … 叔早就干不动了. */
function isNamedEarlier({ index = 0, input = '' }: RegExpMatchArray, word: string): boolean {
  const earlier = input.slice(0, index);
  return ['我', '俺', '咱'].some((owner) => earlier.includes(owner + word));
}

const AGE_NEXT =
  /^\s?(?:今年|都|已经|才|快)?(?:\d{1,2}|[二三四五六七八九]?十[一二三四五六七八九]?)(?:岁|了|$|[,。;!?\s])/;
const AILS_NEXT = /^(?:中风|瘫|偏瘫|残疾|评了|脑梗|脑溢血|得了|摔断)/;

/** 男人 and 老头 at the head of a clause, and whoever's age or illness follows: 崽38, 妈 72, 婆婆中风. */
function isNamedAlone({ index = 0, input = '' }: RegExpMatchArray, word: string): boolean {
  if (word === '男人' || word === '老头') return true;
  const after = input.slice(index + word.length, index + word.length + 8);
  return AGE_NEXT.test(after) || AILS_NEXT.test(after);
}

/** The earlier entry of the list wins. */
function withoutOverlaps(mentions: readonly PersonMention[]): PersonMention[] {
  const taken = new Set<number>();
  return mentions.filter(({ start, end }) => {
    for (let at = start; at < end; at += 1) if (taken.has(at)) return false;
    for (let at = start; at < end; at += 1) taken.add(at);
    return true;
  });
}

function isInside(span: Span, spans: readonly Span[]): boolean {
  return spans.some((it) => span.start >= it.start && span.end <= it.end);
}
