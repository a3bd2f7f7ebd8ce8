import type { Place } from '../shared/place.ts';
import type { AskKind, Understanding } from '../understanding/understanding.ts';
import { understandNeeds } from './named-needs.ts';
import type { Turn } from './turn.ts';

type Asked = Pick<Turn, 'understanding' | 'question' | 'needs'>;

interface Listening {
  place: Place;
  understand(words: string): Understanding;
}

/**
 * What a message does not say because it was asked before: the question that waited for the place, or the last
 * one, asked of another place, another programme or another case. Nothing where it says itself what it asks.
 */
export function whatIsLeftOut(turn: Turn, own: Understanding, listening: Listening): Asked | null {
  return pendingOf(turn, own, listening) ?? ofAnotherCase(turn, own, listening);
}

function pendingOf(turn: Turn, own: Understanding, { place, understand }: Listening): Asked | null {
  const asksNothing = own.asks.length === 0 || own.leavesOut;
  const pending = asksNothing ? pendingQuestion(turn, own, place) : null;
  if (pending === null) return null;

  const asked = understand(pending);
  const isWaiting = turn.conversation.memory.waiting !== null;
  const isOneOfThose = own.programmes.some((it) => asked.programmes.includes(it));
  if (own.leavesOut && isOneOfThose && !isWaiting) return null;
  const needs = understandNeeds(asked, understand);
  if (isWaiting && own.programmes.length > 0 && asked.programmes.length === 0)
    return { needs, ...askedOf(own, asked), question: `${turn.words} ${pending}` };
  if (!own.leavesOut || own.programmes.length === 0)
    return { needs, ...askedOf(own, asked), question: withPlaces(pending, asked, own) };
  const { withoutNames } = understand(whatAsks(pending, understand));
  return { needs, ...askedOf(own, asked), question: `${turn.words} ${withoutNames}` };
}

/** The question that waited for the place; or, of another place or another programme now, the one asked last. */
function pendingQuestion(
  { conversation }: Turn,
  { leavesOut }: Understanding,
  place: Place,
): string | null {
  const { waiting, lastQuestion } = conversation.memory;
  if (waiting !== null) return waiting;
  const moved = conversation.regionCode !== null && conversation.regionCode !== place.code;
  return moved || leavesOut ? lastQuestion : null;
}

/** What was asked before, of what is named now. */
function askedOf(own: Understanding, asked: Understanding): Pick<Asked, 'understanding'> {
  const isOfAnother = own.leavesOut && own.programmes.length > 0;
  const isStillOfThose = !isOfAnother && asked.programmes.length > 0;
  return {
    understanding: {
      ...own,
      // 「残疾人的那个补贴」 waited for the place: what is written of it is wanted.
      asks: asked.asks.length > 0 ? asked.asks : ['general'],
      isQuestion: asked.isQuestion,
      programmes: isStillOfThose ? asked.programmes : own.programmes,
      commands: own.commands.filter((command) => command !== 'chitchat' && command !== 'correct'),
    },
  };
}

/** 「江安呢」 after 「白蒲排在几月」: what was asked is asked of the places named now. */
function withPlaces(pending: string, asked: Understanding, own: Understanding): string {
  const named = own.regions;
  const surrounds = (code: string) =>
    named.some(({ place }) => place?.code.startsWith(code.replace(/0+$/, '')));
  const others = asked.regions.filter(({ place }) => place !== null && !surrounds(place.code));
  const names = named.map(({ words }) => words).join(' ');
  if (named.length === 0) return pending;
  return others.reduce(
    (question, { words }, at) => question.replace(words, at === 0 ? names : ''),
    pending,
  );
}

/** The clauses that ask something in particular, without the story that led up to them; all where none does. */
function whatAsks(question: string, understand: Listening['understand']): string {
  const clauses = question.split(/[\s,。;!?]+/).filter((clause) => clause !== '');
  const asking = clauses.filter((clause) => particularOf(understand(clause)).length > 0);
  return (asking.length > 0 ? asking : clauses).join(' ');
}

const particularOf = ({ asks }: Understanding): AskKind[] =>
  asks.filter((ask) => ask !== 'general');

/** Of what is asked like this the answer depends on the case: how often, how much, whether faster. */
const OF_THE_CASE = new Set<AskKind>(['inspection_period', 'amount', 'green_channel']);
/** 还能自己烧饭的那种, 收入不固定的呢, 是不是就半年. */
const NAMES_A_CASE = /(?:的(?:那种|那样|这种|那类)?(?:呢|嘞|咧|喃|勒)?|那种|呢|嘞|咧|喃|勒)$/;
/** More is a story of its own. */
const MOST_CHARACTERS_OF_A_CASE = 24;

/** 「家里有劳力 活路不固定的呢」 after 「多久核查一回」: the same is asked of a case that is told now. */
function ofAnotherCase(turn: Turn, own: Understanding, { understand }: Listening): Asked | null {
  const { memory } = turn.conversation;
  const { words } = turn;
  if (memory.lastQuestion === null || particularOf(own).length > 0) return null;
  if (own.commands.length > 0 || words.length > MOST_CHARACTERS_OF_A_CASE) return null;
  const asked = understand(memory.lastQuestion);
  const isAnswer = own.facts.some(({ key }) => key === memory.asked);
  if (isAnswer || !asked.asks.some((ask) => OF_THE_CASE.has(ask))) return null;
  if (!namesACase(own, asked, words) && !isCaseAlone(turn, own)) return null;
  return {
    needs: [],
    understanding: {
      ...own,
      asks: asked.asks,
      isQuestion: true,
      programmes: own.programmes.length > 0 ? own.programmes : asked.programmes,
    },
    question: `${words} ${whatAsks(memory.lastQuestion, understand)}`,
  };
}

/** More tells something beside the case. */
const MOST_CHARACTERS_OF_A_CASE_ALONE = 6;

/** 「全护理」 right after an answer about how much, in the middle of an interview that asks for something else. */
function isCaseAlone({ previousReply, words }: Turn, { facts }: Understanding): boolean {
  const isAfterAnswer = previousReply?.kind === 'answer';
  // 「家里三口人」 counts something, and goes on with the interview.
  const namesAKind = facts.length > 0 && facts.every(({ value }) => typeof value === 'string');
  return isAfterAnswer && namesAKind && words.length <= MOST_CHARACTERS_OF_A_CASE_ALONE;
}

/** 「全护理」 after 「半护理的照料多少」 is another case of the same kind, in no more words. */
function namesACase(own: Understanding, asked: Understanding, words: string): boolean {
  const isAnotherOfThose = own.facts.some(({ key }) => asked.facts.some((it) => it.key === key));
  return own.isQuestion
    ? own.facts.length > 0 || NAMES_A_CASE.test(words)
    : isAnotherOfThose || NAMES_A_CASE.test(words);
}
