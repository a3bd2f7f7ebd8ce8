import type { Kin, Lexicon } from '../knowledge/lexicon.ts';
import type { Passage } from './passage.ts';
import { compilePhrases, findAll, type Span } from './phrases.ts';

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
const PRONOUNS = /他们|她们|他|她|老人家|老人/g;
const SELF = /我(?!们|家|国|屋|市|县|省|镇|村)|俺(?!们|家|村|县)|咱(?!们|家)|阿拉|本人(?!的)|吾/g;

export function createPeopleFinder(lexicon: Lexicon): FindPeople {
  const kinOf = new Map(
    lexicon.kin.flatMap((kin) => kin.words.map((word) => [word, kin] as const)),
  );
  const words = [...kinOf.keys()].toSorted((a, b) => b.length - a.length);
  const relatives = new RegExp(`(${OWNER})(${words.join('|')})`, 'g');
  const exclamations = compilePhrases(lexicon.cues['exclamations'], lexicon.words);
  const neighbours = compilePhrases(lexicon.cues['neighbours'], lexicon.words);
  const address = new Set(lexicon.cues['address']);

  return (passage) => {
    const text = passage.text.replace(exclamations, (it) => '·'.repeat(it.length));
    const addressed = passage.clauses.filter((it) => address.has(it.text));
    const near = findAll(neighbours, text).map((it) => person(it, 'neighbour', '邻居'));
    const kin = [...text.matchAll(relatives)].flatMap((it) => relativeOf(it, kinOf));
    const named = withoutOverlaps([...near, ...kin]).filter((it) => !isInside(it, addressed));
    const selves = findAll(SELF, text).map((it) => person(it, 'self', null));
    const pronouns = findAll(PRONOUNS, text).map((it) => person(it, 'pronoun', null));
    return withoutOverlaps([...named, ...selves, ...pronouns]).toSorted(
      (a, b) => a.start - b.start,
    );
  };
}

function person(span: Span, id: string, relation: string | null): PersonMention {
  return { ...span, id, relation, generation: null, count: 1 };
}

/** Words of one character (妈, 爹, 哥) need their owner before them: 我妈, 俺爹. */
function relativeOf(match: RegExpMatchArray, kinOf: ReadonlyMap<string, Kin>): PersonMention[] {
  const [all, owner = '', word = ''] = match;
  const kin = kinOf.get(word);
  const start = match.index ?? 0;
  const before = match.input?.[start - 1] ?? '';
  if (!kin || (word.length === 1 && owner === '' && !/[、跟和与同带娃替帮给]/.test(before)))
    return [];
  const { id, relation, generation, count } = kin;
  return [{ start, end: start + all.length, id, relation, generation, count }];
}

/** The earlier entry of the list wins. */
function withoutOverlaps(mentions: readonly PersonMention[]): PersonMention[] {
  const kept: PersonMention[] = [];
  for (const it of mentions)
    if (!kept.some((other) => other.start < it.end && it.start < other.end)) kept.push(it);
  return kept;
}

function isInside(span: Span, spans: readonly Span[]): boolean {
  return spans.some((it) => span.start >= it.start && span.end <= it.end);
}
