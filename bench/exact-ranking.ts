import type { DocumentSource } from '../src/knowledge/policy-document.ts';
import { B, K1, rarity } from '../src/retrieval/bm25.ts';
import { type ClauseText, forEachTerm } from '../src/retrieval/clause-terms.ts';
import type { WeighedTerm } from '../src/retrieval/score-block.ts';
import type { Segmenter } from '../src/retrieval/segmenter.ts';
import { AS_OF, binds } from './corpus.ts';

export interface ExactQuestion {
  ladder: readonly string[];
  /** What is looked for in a collection with these statistics. */
  terms: (statistics: Statistics) => WeighedTerm[];
}

export interface Best {
  name: string;
  score: number;
}

/**
 * The right answer by another way: reads every clause anew and adds up BM25 for each question, with no
 * index and nothing left out. Gives, for each question, the best `limit` names (文号 and path).
 */
export function rankExactly(
  documents: () => Iterable<DocumentSource>,
  questions: readonly ExactQuestion[],
  { segmenter, limit }: { segmenter: Segmenter; limit: number },
): Best[][] {
  const statistics = countAll(documents, segmenter);
  const asked = questions.map(({ ladder, terms }) => ({
    ladder,
    terms: terms(statistics),
    best: [] as Best[],
  }));
  for (const document of documents()) {
    const open = asked.filter(({ ladder }) => binds(document, { ladder, asOf: AS_OF }));
    for (const clause of open.length > 0 ? document.clauses : []) {
      const terms = readClauseTerms({ ...clause, title: document.metadata.title }, segmenter);
      const name = `${document.metadata.number} ${clause.path}`;
      for (const question of open)
        keep(question.best, { name, score: scoreOf(terms, question.terms, statistics) }, limit);
    }
  }
  return asked.map(({ best }) => best);
}

export interface Statistics {
  wordAverage: number;
  pairAverage: number;
  rarityOf(key: number): number;
  countOf(key: number): number;
}

interface ClauseTerms {
  /** In tenths. */
  counts: Map<number, number>;
  wordLength: number;
  pairLength: number;
}

function readClauseTerms(text: ClauseText, segmenter: Segmenter): ClauseTerms {
  const counts = new Map<number, number>();
  const lengths = { word: 0, pair: 0 };
  forEachTerm(text, { body: segmenter }, (key, kind, count) => {
    counts.set(key, (counts.get(key) ?? 0) + count);
    lengths[kind] += count;
  });
  const [wordLength, pairLength] = [Math.round(lengths.word / 10), Math.round(lengths.pair / 10)];
  return { counts, wordLength, pairLength };
}

function countAll(documents: () => Iterable<DocumentSource>, segmenter: Segmenter): Statistics {
  const counts = new Map<number, number>();
  let clauses = 0;
  let words = 0;
  let pairs = 0;
  for (const { metadata, clauses: own } of documents()) {
    for (const clause of own) {
      const terms = readClauseTerms({ ...clause, title: metadata.title }, segmenter);
      for (const key of terms.counts.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
      clauses += 1;
      words += terms.wordLength;
      pairs += terms.pairLength;
    }
  }
  return {
    wordAverage: words / clauses,
    pairAverage: pairs / clauses,
    countOf: (key) => counts.get(key) ?? 0,
    rarityOf: (key) => (counts.has(key) ? rarity(clauses, counts.get(key) ?? 0) : 0),
  };
}

function scoreOf(
  clause: ClauseTerms,
  terms: readonly WeighedTerm[],
  { wordAverage, pairAverage }: Statistics,
): number {
  let score = 0;
  for (const { key, kind, weight } of terms) {
    const count = Math.min(clause.counts.get(key) ?? 0, 255) / 10;
    if (count === 0) continue;
    const share =
      kind === 'word' ? clause.wordLength / wordAverage : clause.pairLength / pairAverage;
    score += (weight * count * (K1 + 1)) / (count + K1 * (1 - B + B * share));
  }
  return score;
}

function keep(best: Best[], candidate: Best, limit: number): void {
  if (candidate.score < 0.001) return;
  if (best.length === limit && candidate.score <= (best.at(-1)?.score ?? 0)) return;
  best.push(candidate);
  best.sort((a, b) => b.score - a.score);
  best.length = Math.min(best.length, limit);
}

/**
 * The share of the right answers that was found. One that scores like the last right answer, to a
 * thousandth, is as right as it.
 */
export function recallOf(found: readonly Best[], exact: readonly Best[]): number {
  const names = new Set(found.map(({ name }) => name));
  const last = found.at(-1)?.score ?? 0;
  const right = exact.filter(({ name, score }) => names.has(name) || score <= last + 0.002);
  return exact.length === 0 ? 1 : right.length / exact.length;
}
