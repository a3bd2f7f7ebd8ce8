import type { ProgrammeId } from '../../../contracts/programmes.ts';
import type { Card } from '../../../knowledge/cards.ts';
import { wantedOf } from '../../../understanding/held-programmes.ts';
import type { Turn } from '../../turn.ts';
import { isOfSentence, type WeighedClause } from './clause-sentences.ts';
import type { MeantClause } from './clauses-meant.ts';
import type { Words } from './words.ts';

export interface ScoredCard {
  card: Card;
  score: number;
}

/** Signs that of the cards of a clause one is meant; a clause may hold many matters. */
const WEIGHT = {
  matters: [6, 2, 1, 1],
  question: 4,
  said: 1.5,
  wanted: 1,
  ask: 1,
  sentence: 2.5,
  aid: 3,
};
const MOST_WORDS = 2;
/** Below it a sentence of the clause itself answers better than any card of it. */
const LEAST_FIT = 3;

/** The cards that speak for a clause by how well they fit what was asked; those that do not fit are left out. */
export function cardsOfClause(weighed: WeighedClause, turn: Turn, words: Words): ScoredCard[] {
  const best = weighed.sentences.reduce((one, other) => (other.score > one.score ? other : one), {
    quote: '',
    score: 0,
  });
  const speaking = turn.findings.cards
    .filter(({ purpose }) => purpose === 'answer')
    .filter((card) => speaksFor(card, weighed.clause) && !isOfAnotherMatter(card, turn));
  return ofWhatIsWanted(speaking, turn)
    .map((card) => ({ card, score: fitOf(card, { weighed, sentence: best.quote, turn, words }) }))
    .filter(({ score }) => score >= LEAST_FIT);
}

/** Each of them is a matter of its own; of 低保 one also hears what phases out and what is checked. */
const APART = new Set<ProgrammeId>([
  'medical_aid',
  'education_aid',
  'housing_aid',
  'employment_aid',
  'disaster_relief',
]);

/** A clause may hold many aids: 「就问房子能不能修」 is told of homes, whatever school a grandchild goes to. */
function ofWhatIsWanted(cards: readonly Card[], turn: Turn): readonly Card[] {
  return cards.some((card) => isWanted(card, turn))
    ? cards.filter((card) => card.programmes.length === 0 || isWanted(card, turn))
    : cards;
}

function isWanted({ programmes }: Card, { understanding }: Turn): boolean {
  const wanted = wantedOf(understanding);
  return wanted.every((id) => APART.has(id)) && programmes.some((id) => wanted.includes(id));
}

function speaksFor(card: Card, { document, clause }: MeantClause): boolean {
  return (
    card.document === document.number &&
    card.citations.some((citation) => citation.clause === clause)
  );
}

function isOfAnotherMatter({ not }: Card, { question }: Turn): boolean {
  return not.some((word) => question.includes(word));
}

interface FittingTo {
  weighed: WeighedClause;
  /** The one that speaks most of what was asked. */
  sentence: string;
  turn: Turn;
  words: Words;
}

function fitOf(card: Card, { weighed, sentence, turn, words }: FittingTo): number {
  const { matters } = weighed;
  const { question, understanding } = turn;
  const count = (text: string) =>
    Math.min(card.words.filter((word) => text.includes(word)).length, MOST_WORDS);
  const overlap = (asked: ReadonlyMap<string, number>) =>
    words.cardIndex.weighedOverlap(card, asked);
  const quotesIt =
    sentence !== '' && card.citations.some(({ quote }) => isOfSentence(quote, sentence));
  const asksSo = understanding.asks.some((ask) => ask !== 'general' && card.asks.includes(ask));
  return (
    matters.reduce(
      (sum, matter, at) => sum + overlap(matter.words) * (WEIGHT.matters[at] ?? 0),
      0,
    ) +
    overlap(weighed.question) * WEIGHT.question +
    count(question) * WEIGHT.said +
    count(matters.map(({ text }) => text).join(' ')) * WEIGHT.wanted +
    (asksSo ? WEIGHT.ask : 0) +
    (isWanted(card, turn) ? WEIGHT.aid : 0) +
    (quotesIt ? WEIGHT.sentence : 0)
  );
}
