import { PROGRAMME_IDS } from '../contracts/programmes.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import { type Aside, createAsideReader } from './asides.ts';
import type { Finding } from './fact-rules.ts';
import type { Clause, Passage } from './passage.ts';
import type { PersonMention } from './people.ts';
import {
  compilePhraseSet,
  compilePhrases,
  findAll,
  type Span,
  saysAny,
  sourceOf,
} from './phrases.ts';
import type { PlaceMention } from './understanding.ts';

export interface Named {
  passage: Passage;
  people: readonly PersonMention[];
  mentions: readonly PlaceMention[];
  findings: readonly Finding[];
}

export interface Ellipsis extends Aside {
  /** 五保的呢, 我姐呢, 那边呢: another one is named, and what is asked of it was said before. */
  leavesOut: boolean;
  /** 我姐呢: whom the talk turns to; 我呢 is the speaker, without a relation. */
  turnsTo: { relation: string | null } | null;
  /** What was said without the programmes and places it names: 隔多久查一次. */
  withoutNames: string;
}

export type ReadEllipsis = (named: Named) => Ellipsis;

/** A message of nothing but names asks of them what was asked last. */
export function createEllipsisReader(lexicon: Lexicon): ReadEllipsis {
  const { cues, words } = lexicon;
  const programmes = PROGRAMME_IDS.flatMap((id) => {
    const set = lexicon.programmes[id];
    return set ? [compilePhraseSet(set, words).say] : [];
  });
  const filler = (cues['swapFiller'] ?? []).map((it) => sourceOf(it, words)).join('|');
  const onlyFiller = new RegExp(`^(?:${filler}|·|\\s){0,12}$`);
  const asksBack = compilePhrases(cues['swapAsks'], words);
  const asksTheSame = compilePhrases(cues['swapSame'], words);
  const there = compilePhrases(cues['swapThere'], words);
  const question = compilePhrases(
    [...(cues['questionEnd'] ?? []), ...(cues['questionWord'] ?? [])],
    words,
  );
  const names = compilePhrases(cues['swapNames'], words);
  const turnsTo = createTurnEar(lexicon);
  const readAside = createAsideReader(lexicon);

  return ({ passage, people, mentions, findings }) => {
    const ofProgrammes = programmes.flatMap((say) => findAll(say, passage.text));
    const any = [...ofProgrammes, ...mentions, ...people, ...findings];
    const isNamed = (clause: Clause, spans: readonly Span[]) =>
      spans.some((it) => within(it, clause)) && onlyFiller.test(restOf(clause, spans));
    const swaps = (clause: Clause) =>
      saysAny(there, clause.text) ||
      (any.length > 0 && saysAny(asksTheSame, clause.text)) ||
      (saysAny(asksBack, clause.text) && isNamed(clause, any));
    const asksItself = ({ text }: Clause) => saysAny(question, text);
    const { clauses } = passage;
    return {
      turnsTo: turnsTo(passage, people, swaps),
      ...readAside(passage),
      leavesOut:
        (clauses.some(swaps) && !clauses.some((clause) => !swaps(clause) && asksItself(clause))) ||
        (clauses.length > 0 && clauses.every((clause) => isNamed(clause, ofProgrammes))),
      withoutNames: cut(passage.text, [
        ...mentions,
        ...findAll(names, passage.text),
        ...ofProgrammes.filter(({ start, end }) => end - start <= LONGEST_NAME),
      ]),
    };
  };
}

type TurnEar = (
  passage: Passage,
  people: readonly PersonMention[],
  swaps: (clause: Clause) => boolean,
) => Ellipsis['turnsTo'];

/** 我姐呢, 我表哥那户不同; and 不管她 我这边 leaves whoever it was. */
function createTurnEar({ cues, words }: Lexicon): TurnEar {
  const toSelf = compilePhrases(cues['swapToSelf'], words);
  const toHousehold = compilePhrases(cues['swapToHousehold'], words);
  return ({ text, clauses }, people, swaps) => {
    if (saysAny(toSelf, text)) return { relation: null };
    const turned = clauses.find(
      (clause) =>
        (swaps(clause) || saysAny(toHousehold, clause.text)) &&
        people.some((it) => within(it, clause)),
    );
    const person = people.find((it) => turned && within(it, turned) && it.id !== 'pronoun');
    return person === undefined ? null : { relation: person.relation };
  };
}

/** Longer phrases of a programme say what happens to it as well: 低保会不会停. */
const LONGEST_NAME = 4;

function within(span: Span, clause: Span): boolean {
  return span.start >= clause.start && span.end <= clause.end;
}

function restOf(clause: Clause, spans: readonly Span[]): string {
  const own = spans.filter((it) => within(it, clause));
  return cut(
    clause.text,
    own.map((it) => ({ start: it.start - clause.start, end: it.end - clause.start })),
    '·',
  );
}

function cut(text: string, spans: readonly Span[], sign = ' '): string {
  return spans.reduce(
    (rest, { start, end }) => rest.slice(0, start) + sign.repeat(end - start) + rest.slice(end),
    text,
  );
}
