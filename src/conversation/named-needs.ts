import type { ProgrammeId } from '../contracts/programmes.ts';
import { hanPairsIn } from '../shared/text.ts';
import type { Triage } from '../triage/triage.ts';
import type { Command, Understanding } from '../understanding/understanding.ts';
import type { Memory, NamedNeed } from './memory.ts';
import type { NeedInTurn, Turn } from './turn.ts';

type UnderstandPart = (words: string) => Understanding;

/** Each need of one breath understood by itself; what it does not name was named before it. */
export function understandNeeds(own: Understanding, understand: UnderstandPart): NeedInTurn[] {
  let programmes: readonly ProgrammeId[] = own.programmes.length === 1 ? own.programmes : [];
  return own.needs.map((said) => {
    const words = withoutPlaces(said, own);
    const need = withProgrammes({ words, understanding: understand(words) }, programmes);
    programmes = need.understanding.programmes;
    return need;
  });
}

/** As it was said, with the help it was about. */
function namedAgain(need: NamedNeed, understand: UnderstandPart): NeedInTurn {
  const { words, programmes } = need;
  return withProgrammes({ words, understanding: understand(words) }, programmes);
}

/** Fewer say nothing that could be asked apart from the emergency: 怎么办. */
const LEAST_CHARACTERS_BESIDE = 6;

/** In an emergency the needs are what is left without the words that told of it. */
export function beside(
  { urgent, troubleNow, cause }: Triage,
  needs: NeedInTurn[],
  understand: UnderstandPart,
): NeedInTurn[] {
  if (!urgent) return needs;
  const signs = [...troubleNow.map(({ words }) => words), ...(cause ? [cause.words] : [])];
  const isOfIt = (clause: string) =>
    signs.some((sign) => clause.includes(sign) || sign.includes(clause));
  return needs.flatMap(({ words, understanding }) => {
    const clauses = words.split(' ');
    const apart = clauses.filter((clause) => !isOfIt(clause));
    const left = apart.join(' ');
    if (left.length < LEAST_CHARACTERS_BESIDE) return [];
    // 奶粉断了 能不能先给口吃的 is what the ticket is for.
    if (apart.length < clauses.length && isOfNoOther(understand(left))) return [];
    const need = { words: left, understanding: understand(left) };
    return [withProgrammes(need, understanding.programmes)];
  });
}

/** It names no help and asks nothing in particular. */
function isOfNoOther({ programmes, asks }: Understanding): boolean {
  return programmes.length === 0 && asks.every((ask) => ask === 'general' || ask === 'eligibility');
}

/** 「南通的」 says where all of it is. */
function withoutPlaces(words: string, { regions }: Understanding): string {
  const isPlace = (clause: string) => {
    const rest = regions.reduce((left, region) => left.replace(region.words, ''), clause);
    return rest !== clause && OF_A_PLACE.test(rest);
  };
  const told = words.split(' ').filter((clause) => !isPlace(clause));
  return told.length > 0 ? told.join(' ') : words;
}

const OF_A_PLACE = /^[我俺伲是在的人这那边里]*$/;

function withProgrammes(
  { words, understanding }: Pick<NeedInTurn, 'words' | 'understanding'>,
  before: readonly ProgrammeId[],
): NeedInTurn {
  const { programmes, asks } = understanding;
  return {
    words,
    unnamed: programmes.length > 0 ? [] : [...before],
    understanding: {
      ...understanding,
      programmes: programmes.length > 0 ? programmes : [...before],
      asks: asks.length > 0 ? asks : ['general'],
      isQuestion: true,
    },
  };
}

/** The needs that this message comes back to, as they were named. */
export function recalledNeeds(
  { recalls, needs, named: people }: Understanding,
  { words, understand }: Now,
  { named }: Memory,
): NamedNeed[] {
  if (recalls === null || named.length === 0 || needs.length > 1) return [];
  switch (recalls.by) {
    case 'number':
      return [named.at(recalls.at)].filter((need) => need !== undefined);
    case 'rest': {
      const left = named.filter(({ isTold }) => !isTold);
      return left.length > 0 ? left : named;
    }
    case 'words': {
      const each = words.split(ALSO).flatMap((part) => nearest(named, part));
      return each.length > 0 ? [...new Set(each)] : ofPerson(named, people, understand);
    }
  }
}

/** 念书那个跟婆婆那个. */
const ALSO = /(?<=[个件桩样条项])[跟和与同、]|还有/;

/** 「先讲我哥那个」: the one need that was named of him. */
function ofPerson(
  named: readonly NamedNeed[],
  people: readonly string[],
  understand: UnderstandPart,
): NamedNeed[] {
  if (people.length === 0) return [];
  const theirs = named.filter((need) =>
    understand(need.words).named.some((relation) => people.includes(relation)),
  );
  return theirs.length === 1 ? theirs : [];
}

/** The one that shares the most pairs of characters with what is said; none where two share as much. */
function nearest(named: readonly NamedNeed[], words: string): NamedNeed[] {
  const said = pairsOf(words);
  const weighed = named
    .map((need) => ({ need, shared: [...pairsOf(need.words)].filter((it) => said.has(it)).length }))
    .toSorted((one, other) => other.shared - one.shared);
  const [best, second] = weighed;
  if (best === undefined || best.shared === 0 || best.shared === second?.shared) return [];
  return [best.need];
}

/** 那个, 还有 and their like are in every message. */
const EMPTY = /[那这个件桩样条呢嘞咧咋么啥没还有说讲答回我你他她俺的了是在就也都再下一什怎多少几]/;

function pairsOf(words: string): Set<string> {
  return new Set(hanPairsIn(words).filter((pair) => !EMPTY.test(pair)));
}

interface Now {
  words: string;
  understand: UnderstandPart;
}

/** One need is asked with what is added to it now; of several each is asked as it was. */
export function comeBackTo(
  recalled: readonly NamedNeed[],
  own: Understanding,
  { words, understand }: Now,
): Pick<Turn, 'understanding' | 'question' | 'needs'> {
  const [first, ...others] = recalled;
  if (first !== undefined && others.length === 0)
    return { ...takenUp(first, own, { words, understand }), needs: [] };
  const asks = own.asks.length > 0 ? own.asks : ['general' as const];
  return {
    understanding: { ...own, asks, isQuestion: true },
    question: words,
    needs: recalled.map((need) => namedAgain(need, understand)),
  };
}

/** What is asked of a need that is taken up again: its own question, and what is added to it now. */
function takenUp(
  need: NamedNeed,
  own: Understanding,
  { words, understand }: Now,
): Pick<Turn, 'understanding' | 'question'> {
  const asked = understand(need.words);
  const particular = own.asks.filter((ask) => ask !== 'general');
  const asks = particular.length > 0 ? particular : asked.asks;
  return {
    question: `${need.words} ${words}`,
    understanding: {
      ...own,
      asks: asks.length > 0 ? asks : ['general'],
      programmes: programmesMeant(need, asked, own),
      commands: own.commands.filter((command) => !NOT_OF_IT.has(command)),
      isQuestion: true,
    },
  };
}

/** 「第一个 补贴多少」 asks of the first, however it calls it; what it did not name may be named now. */
function programmesMeant(
  { programmes }: NamedNeed,
  asked: Understanding,
  own: Understanding,
): ProgrammeId[] {
  const named = [asked.programmes, own.programmes].find((ids) => ids.length > 0);
  return named ?? programmes;
}

/** 「那条再讲一遍」 asks for that one again, not for the last reply. */
const NOT_OF_IT = new Set<Command>(['chitchat', 'repeat', 'slower', 'amend', 'correct']);

/** The needs of this message where it names several; else those of an earlier one. */
export function rememberNamed({ needs, triage }: Turn, { named }: Memory): NamedNeed[] {
  const least = triage.urgent ? 1 : 2;
  const isNew = needs.some(({ words }) => named.every((known) => known.words !== words));
  if (needs.length < least || !isNew) return named;
  return needs.map(({ words, understanding }) => ({
    words,
    programmes: understanding.programmes,
    isTold: false,
  }));
}

/** What the reply speaks of is told. */
export function namedAfter(turn: Turn): NamedNeed[] {
  const { memory, findings, needs, question, decision } = turn;
  if (decision.kind === 'stop') return [];
  const again = decision.kind === 'policy' ? askedAgain(turn) : undefined;
  const isTold = (need: NamedNeed) => {
    const { words, programmes } = need;
    switch (decision.kind) {
      case 'several':
        return needs.slice(0, findings.hitsOfNeeds.length).some((it) => it.words === words);
      case 'policy':
        return question.startsWith(words) || need === again;
      case 'assess':
        return programmes.length > 0 && programmes.every((id) => decision.programmes.includes(id));
      default:
        return false;
    }
  };
  return memory.named.map((need) => ({ ...need, isTold: need.isTold || isTold(need) }));
}

/** 「那学费能减几成」 asks of a need that was named before, without coming back to it in so many words. */
function askedAgain({ memory, question, understanding }: Turn): NamedNeed | undefined {
  const { programmes } = understanding;
  const ofThese = memory.named.filter(
    (need) => need.programmes.length > 0 && need.programmes.every((id) => programmes.includes(id)),
  );
  return ofThese.length === 1 ? ofThese[0] : nearest(memory.named, question)[0];
}

/** Whether this message takes up one of the needs that were named before. */
export function comesBack({ question, words, conversation }: Turn): boolean {
  const { named } = conversation.memory;
  return question !== words && named.some((need) => question.startsWith(need.words));
}

/** Whether the needs stand in this message itself, or in the question that waited for the place. */
export function namesThemNow({ question, words, conversation }: Turn): boolean {
  return question === words || conversation.memory.waiting !== null;
}
