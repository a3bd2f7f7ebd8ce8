import type { ClauseHit } from '../../../retrieval/clause-hit.ts';
import { FRAME_PATHS } from '../../../retrieval/published-index.ts';
import type { Turn } from '../../turn.ts';
import { type ScoredSentence, sentencesOf, type WeighedClause } from './clause-sentences.ts';
import type { Words } from './words.ts';

export interface Passage {
  hit: ClauseHit;
  /** Sentences of the clause, verbatim, in their order. */
  quotes: string[];
  /** False when it is only the nearest clause and does not answer what was asked. */
  answers: boolean;
}

const CONSIDERED_HITS = 5;
const EVIDENCE_BONUS = 2;
const TOPIC_BONUS = 2;
/** The search's own order counts more than a word shared with a lower clause. */
const RANK_COST = 2;
/** What a sentence must share with the question, in words of two characters or more. */
const LEAST_SHARED_WORDS = 1;
const MOST_QUOTES = 2;
/** From this share of the best sentence on, another one is told as well. */
const AS_MUCH = 0.7;

/** The sentences of a clause that others were answered with when they asked so. */
export function passageOf({ clause, sentences }: WeighedClause): Passage {
  return { hit: clause, quotes: bestQuotes(sentences), answers: sentences.length > 0 };
}

function bestQuotes(sentences: readonly ScoredSentence[]): string[] {
  const most = Math.max(...sentences.map(({ score }) => score));
  const told = sentences
    .filter(({ score }) => score > 0 && score >= most * AS_MUCH)
    .sort((left, right) => right.score - left.score)
    .slice(0, MOST_QUOTES);
  const best = told.length > 0 ? told : sentences.slice(0, 1);
  return sentences.filter((each) => best.includes(each)).map(({ quote }) => quote);
}

interface Scored {
  hit: ClauseHit;
  quote: string;
  score: number;
  answers: boolean;
}

/** The sentences of the best clauses that speak of what was asked and contain the kind of thing asked for. */
export function pickByWords(turn: Turn, words: Words): Passage | null {
  const scored = turn.findings.hits
    .filter(({ clause }) => !FRAME_PATHS.has(clause))
    .slice(0, CONSIDERED_HITS)
    .flatMap((hit, rank) => scoreSentences(hit, rank, { turn, words }));
  const best = pickBest(scored.filter(({ answers }) => answers)) ?? pickBest(scored);
  if (best === undefined) return null;

  const told = scored.filter(
    (each) =>
      each === best ||
      (each.hit === best.hit &&
        each.answers === best.answers &&
        each.score > 0 &&
        each.score >= best.score * AS_MUCH),
  );
  return {
    hit: best.hit,
    answers: best.answers,
    quotes: told.slice(0, MOST_QUOTES).map(({ quote }) => quote),
  };
}

function scoreSentences(
  hit: ClauseHit,
  rank: number,
  { turn, words }: { turn: Turn; words: Words },
): Scored[] {
  const wanted = new Set(words.widen(turn.question).filter((word) => word.length > 1));
  const needed = turn.understanding.asks.filter((ask) => words.evidence.isNeededFor(ask));
  const { topics } = turn;
  return sentencesOf(hit).map((quote) => {
    const shared = [...wanted].filter((word) => quote.includes(word)).length;
    const proves = needed.every((ask) => words.evidence.answers(ask, quote));
    const onTopic =
      topics.length === 0 || words.programmesIn(quote).some((id) => topics.includes(id));
    return {
      hit,
      quote,
      score:
        shared +
        (needed.length > 0 && proves ? EVIDENCE_BONUS : 0) +
        (onTopic ? TOPIC_BONUS : 0) -
        rank * RANK_COST,
      answers: proves && onTopic && shared >= LEAST_SHARED_WORDS,
    };
  });
}

function pickBest(scored: readonly Scored[]): Scored | undefined {
  return scored.reduce<Scored | undefined>(
    (best, next) => (best === undefined || next.score > best.score ? next : best),
    undefined,
  );
}
