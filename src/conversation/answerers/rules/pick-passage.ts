import type { ClauseHit } from '../../../retrieval/clause-hit.ts';
import type { Turn } from '../../turn.ts';
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
/** Salutations and signatures answer nothing. */
const FRAMES = new Set(['抬头', '结尾', '附件目录']);
/** What a sentence must share with the question, in words of two characters or more. */
const LEAST_SHARED_WORDS = 1;

interface Scored {
  hit: ClauseHit;
  quote: string;
  score: number;
  answers: boolean;
}

/** The sentences of the best clauses that speak of what was asked and contain the kind of thing asked for. */
export function pickPassage(turn: Turn, words: Words): Passage | null {
  const scored = turn.findings.hits
    .filter(({ clause }) => !FRAMES.has(clause))
    .slice(0, CONSIDERED_HITS)
    .flatMap((hit, rank) => scoreSentences(hit, rank, { turn, words }));
  const best = pickBest(scored.filter(({ answers }) => answers)) ?? pickBest(scored);
  if (best === undefined) return null;

  const neighbours = scored.filter(
    ({ hit, score, answers }) =>
      hit === best.hit && answers === best.answers && score >= best.score * 0.7,
  );
  return {
    hit: best.hit,
    answers: best.answers,
    quotes: neighbours.slice(0, 2).map(({ quote }) => quote),
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

/** Sentences by 。；！？, each with its mark and whole. The clause's own heading answers nothing. */
function sentencesOf({ text, heading }: ClauseHit): string[] {
  const title = heading.replace(/[。；]$/, '');
  return (text.match(/[^。；！？\n]+[。；！？]?/g) ?? [])
    .map((part) => part.trim())
    .filter(
      (part) =>
        part.length > 3 &&
        !(
          title !== '' &&
          part.replace(/^（[^）]*）/, '').startsWith(title) &&
          part.length < title.length + 8
        ),
    );
}
