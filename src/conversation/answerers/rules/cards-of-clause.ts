import type { Card } from '../../../knowledge/cards.ts';
import type { Turn } from '../../turn.ts';
import { isOfSentence, sentencesFor } from './clause-sentences.ts';
import type { MeantClause } from './clauses-meant.ts';
import type { Words } from './words.ts';

export interface ScoredCard {
  card: Card;
  score: number;
}

/** Signs that of the cards of a clause one is meant; a clause may hold many matters. */
const WEIGHT = { matters: [6, 2, 1, 1], question: 4, said: 1.5, wanted: 1, ask: 1, sentence: 2.5 };
const MOST_WORDS = 2;
/** Below it a sentence of the clause itself answers better than any card of it. */
export const LEAST_FIT = 3;

/** The cards that speak for a clause by how well they fit what was asked; those that do not fit are left out. */
export function cardsOfClause(clause: MeantClause, turn: Turn, words: Words): ScoredCard[] {
  const best = sentencesFor(clause, turn, words).reduce(
    (one, other) => (other.score > one.score ? other : one),
    { quote: '', score: 0 },
  );
  const cards = turn.findings.cards
    .filter(({ purpose }) => purpose === 'answer')
    .filter((card) => speaksFor(card, clause) && !isOfAnotherMatter(card, turn));
  if (cards.length === 0) return [];
  const asked = weighAsked(clause, turn, words);
  return cards
    .map((card) => ({ card, score: fitOf(card, { asked, sentence: best.quote, turn, words }) }))
    .filter(({ score }) => score >= LEAST_FIT);
}

interface Asked {
  matters: { text: string; words: ReadonlyMap<string, number> }[];
  question: ReadonlyMap<string, number>;
}

/** Once for all cards of a clause: each text is looked up anew. */
function weighAsked({ asked }: MeantClause, { question }: Turn, { weigh }: Words): Asked {
  const counted = asked.matters.slice(0, WEIGHT.matters.length);
  return {
    matters: counted.map((text) => ({ text, words: weigh(text) })),
    question: weigh(question),
  };
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

function fitOf(
  card: Card,
  { asked, sentence, turn, words }: { asked: Asked; sentence: string; turn: Turn; words: Words },
): number {
  const { matters } = asked;
  const { question, understanding } = turn;
  const count = (text: string) =>
    Math.min(card.words.filter((word) => text.includes(word)).length, MOST_WORDS);
  const overlap = (weighed: ReadonlyMap<string, number>) =>
    words.cardIndex.weighedOverlap(card, weighed);
  const quotesIt =
    sentence !== '' && card.citations.some(({ quote }) => isOfSentence(quote, sentence));
  const asksSo = understanding.asks.some((ask) => ask !== 'general' && card.asks.includes(ask));
  return (
    matters.reduce(
      (sum, matter, at) => sum + overlap(matter.words) * (WEIGHT.matters[at] ?? 0),
      0,
    ) +
    overlap(asked.question) * WEIGHT.question +
    count(question) * WEIGHT.said +
    count(matters.map(({ text }) => text).join(' ')) * WEIGHT.wanted +
    (asksSo ? WEIGHT.ask : 0) +
    (quotesIt ? WEIGHT.sentence : 0)
  );
}
