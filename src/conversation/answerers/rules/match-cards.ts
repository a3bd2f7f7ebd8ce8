import type { Card } from '../../../knowledge/cards.ts';
import { isFollowUp, isVagueFollowUp, type Turn } from '../../turn.ts';
import type { ScoredCard } from './cards-of-clause.ts';
import type { Words } from './words.ts';

/** Weights of the signs that a card answers the question; a card needs a threshold to be served. */
const WEIGHT = { ask: 3, programme: 2, word: 2, overlap: 5, clauseRank: [6, 3, 1, 0.5] } as const;
/** A clause may hold many matters: of its cards only those near the words said may speak. */
const LEAST_OVERLAP = 0.15;
const SERVED = { threshold: 5, most: 2 };
/** From this share of the question on, a card is about it though none of its own words was said. */
const OVERLAP_THAT_COUNTS = 0.4;
/** A second card is served beside the first only when it fits about as well. */
const SECOND_CARD_SHARE = 0.85;

/** The cards that answer by the words alone, best first, of those in service here. */
export function matchCards(turn: Turn, words: Words): Card[] {
  return bestCards(cardsByWords(turn, words), turn);
}

/** The best one, and one beside it that answers something else. */
export function bestCards(scored: readonly ScoredCard[], turn: Turn): Card[] {
  const [best, ...rest] = scored.toSorted(
    (left, right) => right.score - left.score || left.card.id.localeCompare(right.card.id),
  );
  if (best === undefined) return [];
  const others = rest.filter(({ card, score }) => isAsWell(card, score, { best, turn }));
  return [best, ...others].slice(0, SERVED.most).map(({ card }) => card);
}

/** Longer questions say something beside the help and the kind of question. */
export const MOST_CHARACTERS_OF_A_BARE_QUESTION = 12;

/**
 * 「低保交什么材料」 says nothing but the help and what is wanted of it: the card for just that is meant,
 * whatever else a few common words are near to.
 */
export function matchBareCards(turn: Turn, words: Words): Card[] {
  const said = [...turn.question.replace(/\s/g, '')].length;
  return said <= MOST_CHARACTERS_OF_A_BARE_QUESTION ? matchNamedCards(turn, words) : [];
}

/** The card for the one help that is named and for all that is wanted of it. */
export function matchNamedCards(turn: Turn, words: Words): Card[] {
  const { asks, programmes } = turn.understanding;
  const particular = asks.filter((ask) => ask !== 'general');
  if (particular.length === 0 || programmes.length !== 1) return [];
  const meant = turn.findings.cards.filter(
    (card) =>
      card.programmes.some((id) => programmes.includes(id)) &&
      particular.every((ask) => card.asks.includes(ask)) &&
      // 异地受理 is where to apply, too; only who says so means it.
      card.words.some((word) => turn.question.includes(word)),
  );
  const ofThese = { ...turn, findings: { ...turn.findings, cards: meant } };
  return bestCards(cardsByWords(ofThese, words), turn).slice(0, 1);
}

/** The card that says of what was asked that its document is silent on it. */
export function matchSilentCards(turn: Turn, words: Words): Card[] {
  const silent = turn.findings.cards.filter(({ unanswered }) => unanswered !== undefined);
  const ofThese = { ...turn, findings: { ...turn.findings, cards: silent } };
  return bestCards(cardsByWords(ofThese, words), turn).slice(0, 1);
}

/** Those near enough to be served, each with how near it is. */
export function cardsByWords(turn: Turn, words: Words): ScoredCard[] {
  const served = scoredCards(turn, words, isParticularFollowUp(turn) ? SHARE_BY_NAME : 1);
  return served.length > 0 ? served : scoredCards(turn, words, 1);
}

/** `byRank`: how much of the search's opinion counts for a card of which no word was said. */
function scoredCards(turn: Turn, { cardIndex, widen }: Words, byRank: number): ScoredCard[] {
  const asked = widen(turn.question);
  return turn.findings.cards
    .filter(({ purpose }) => purpose === 'answer')
    .map((card) => ({
      card,
      score: scoreOf(card, turn, { overlap: cardIndex.overlap(card, asked), byRank }),
    }))
    .filter(({ score }) => score >= SERVED.threshold);
}

/** 「要带什么，还开会评吗」 asks two things: a card for the second stands beside the first. */
function isAsWell(
  card: Card,
  score: number,
  { best, turn }: { best: { card: Card; score: number }; turn: Turn },
): boolean {
  const left = turn.understanding.asks.filter((ask) => !best.card.asks.includes(ask));
  const answersTheRest = left.some((ask) => ask !== 'general' && card.asks.includes(ask));
  return (
    answersTheRest || (score >= best.score * SECOND_CARD_SHARE && complements(card, best.card))
  );
}

function scoreOf(
  card: Card,
  turn: Turn,
  { overlap, byRank }: { overlap: number; byRank: number },
): number {
  const { question, topics } = turn;
  const wanted = kindsAsked(turn);
  if (card.not.some((word) => question.includes(word))) return 0;
  const heard = card.words.filter((word) => question.includes(word)).length;
  const asks = card.asks.filter((ask) => wanted.includes(ask)).length;
  const about = card.programmes.some((programme) => topics.includes(programme));
  const strangers = topics.length > 0 && card.programmes.length > 0 && !about;
  const isNear = heard > 0 || overlap >= OVERLAP_THAT_COUNTS;
  if (!isNear && (strangers || !(about || isAboutProcedure(card, wanted)))) return 0;
  const rank = heard === 0 ? clauseRankScore(card, turn) * byRank : clauseRankScore(card, turn);
  // The search found the clause; a card of another one must be meant by more than one word.
  if (rank === 0 && card.citations.length > 0 && heard < 2 && isFound(turn)) return 0;
  if (heard === 0 && overlap < LEAST_OVERLAP && saysTooLittle(turn)) return 0;
  return weightOf({ heard, asks, about, overlap }) + rank;
}

interface Signs {
  heard: number;
  asks: number;
  about: boolean;
  overlap: number;
}

function weightOf({ heard, asks, about, overlap }: Signs): number {
  return (
    Math.min(heard, 3) * WEIGHT.word +
    Math.min(asks, 1) * WEIGHT.ask +
    (about ? WEIGHT.programme : 0) +
    overlap * WEIGHT.overlap
  );
}

/** What the search's opinion counts where it was asked with the name of the aid alone. */
const SHARE_BY_NAME = 0.25;

/** 「那该找谁问」: the search may have found what tells of the aid, and nothing of what is asked. */
function isParticularFollowUp(turn: Turn): boolean {
  return isFollowUp(turn) && turn.understanding.asks.some((ask) => ask !== 'general');
}

/** That it was talked of before chooses no card for words that have nothing to do with it. */
function saysTooLittle(turn: Turn): boolean {
  return !isFollowUp(turn) || (isVagueFollowUp(turn) && !isLastResort(turn));
}

/** A question with nothing before it that could make it whole is about the matter as such. */
function isLastResort({ understanding, memory }: Turn): boolean {
  return understanding.isQuestion && memory.lastQuestion === null;
}

/** Whether somebody qualifies is asked of a card as a general question: it tells the conditions. */
function kindsAsked({ understanding: { asks } }: Turn): readonly string[] {
  const isGeneral = asks.length === 0 || asks.every((ask) => ask === 'eligibility');
  return isGeneral ? ['general', ...asks] : asks;
}

/** 「归谁管」 needs no programme: the kind of question alone says which card is meant. */
function isAboutProcedure({ programmes, asks }: Card, wanted: readonly string[]): boolean {
  return (
    programmes.length === 0 &&
    asks.some((ask) => ask !== 'general' && ask !== 'document_content' && wanted.includes(ask))
  );
}

/** From this coverage on, the search's first clause is taken to be the one asked about. */
const COVERAGE_OF_A_FIND = 0.1;

/** A follow-up hardly says what to look for: then the search decides nothing. */
function isFound(turn: Turn): boolean {
  return !isFollowUp(turn) && (turn.findings.hits[0]?.coverage ?? 0) >= COVERAGE_OF_A_FIND;
}

/** The search's own opinion: the rank of the card's clause among the hits. */
function clauseRankScore(card: Card, { findings }: Turn): number {
  const rank = findings.hits.findIndex(
    ({ document, clause }) =>
      document.number === card.document &&
      card.citations.some((citation) => citation.clause === clause),
  );
  return rank === -1 ? 0 : (WEIGHT.clauseRank[rank] ?? 0);
}

/** Two cards with the same clause and kind of question would say the same thing twice. */
function complements(card: Card, best: Card): boolean {
  return card.asks.every((ask) => !best.asks.includes(ask)) || card.document !== best.document;
}
