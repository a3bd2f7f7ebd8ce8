import type { Lexicon } from '../knowledge/lexicon.ts';
import { numberOf } from './household-members.ts';
import { kinSource } from './kin-words.ts';
import { matchesOf, type Span } from './phrases.ts';

/** Somebody of the family who may bring money home. */
export interface Owner extends Span {
  id: string;
  count: number;
}

export type FindOwners = (text: string) => Owner[];

const OUTSIDERS = new Set(['friend', 'youngster']);
const COUPLE =
  '[我俺他她](?:跟|和|与|同)(?:[我俺他她])?(?:老公|老婆|爱人|老伴儿?|媳妇|男人|婆娘|堂客|老头子?|老太婆|对象|丈夫|妻子)(?:两个人?|俩)?|[我俺咱他她]俩|老两口子?|小两口|两口子|两公婆|夫妻(?:俩|两个|二人)?|夫妇(?:俩|两个)?';
/** 一会儿 and 活儿 name nobody. */
const NO_NAME_ALONE = new Set(['儿', '仔', '囡']);

/** Those of the family whom a text names, from left to right; 大的 and 小的 are children of theirs. */
export function createOwnerFinder({ kin }: Lexicon): FindOwners {
  const kinOf = new Map(
    kin
      .filter(({ id }) => !OUTSIDERS.has(id))
      .flatMap((it) => it.words.map((word) => [word, it] as const)),
  );
  const words = kinSource([...kinOf.keys()].filter((it) => !NO_NAME_ALONE.has(it)));
  const owner = new RegExp(
    `(${COUPLE})|(?:([一二两三四五六俩仨2-6])个?)?(?:(?:念书|上学|读书|未成年|没成年|残疾|年幼)的)?(?:(${words})|([大小男女]的)|(?<=[我俺])(儿)(?!子))|([我俺咱他她])(?!们|家|屋|国|市|县|${words})`,
    'g',
  );

  return (text) =>
    matchesOf(owner, text).map((it) => {
      const [all, couple, number, word, size, son, speaker] = it;
      const span = { start: it.index, end: it.index + all.length };
      if (couple) return { ...span, id: 'couple', count: 2 };
      const known = kinOf.get(word ?? '');
      const count = number ? numberOf(number) : (known?.count ?? 1);
      return { ...span, id: known?.id ?? size ?? (son ? 'son' : idOf(speaker)), count };
    });
}

/** 她八百 is somebody else's than 我一千二. */
function idOf(pronoun: string | undefined): string {
  return pronoun === '他' || pronoun === '她' ? pronoun : 'self';
}
