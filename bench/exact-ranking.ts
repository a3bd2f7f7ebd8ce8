import type { DocumentSource } from '../src/knowledge/policy-document.ts';
import { B, K1, rarity } from '../src/retrieval/bm25.ts';
import {
  byKind,
  type ClauseText,
  forEachTerm,
  TERM_KINDS,
  type TermKind,
} from '../src/retrieval/clause-terms.ts';
import type { Segmenter } from '../src/retrieval/segmenter.ts';
import { pairKeysOf } from '../src/retrieval/term-key.ts';
import type { WeighedTerm } from '../src/retrieval/term-places.ts';
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
  {
    segmenter,
    limit,
    phrases,
  }: { segmenter: Segmenter; limit: number; phrases: readonly string[] },
): Best[][] {
  const statistics = countAll(documents, { segmenter, phrases });
  const asked = questions.map(({ ladder, terms }) => ({
    ladder,
    terms: terms(statistics),
    best: [] as Best[],
  }));
  const askedBy = groupByKey(asked);
  for (const document of documents()) {
    const open = new Set(asked.filter(({ ladder }) => binds(document, { ladder, asOf: AS_OF })));
    if (open.size === 0) continue;
    for (const { name, terms } of readDocument(document, segmenter))
      for (const [question, score] of scoreAll(terms, askedBy, statistics))
        if (open.has(question)) keep(question.best, { name, score }, limit);
  }
  return asked.map(({ best }) => best);
}

function readDocument({ metadata, clauses }: DocumentSource, segmenter: Segmenter) {
  return clauses.map((clause) => ({
    name: `${metadata.number} ${clause.path}`,
    terms: readClauseTerms({ ...clause, title: metadata.title }, segmenter),
  }));
}

interface Asked {
  ladder: readonly string[];
  terms: WeighedTerm[];
  best: Best[];
}

interface AskedTerm {
  question: Asked;
  term: WeighedTerm;
}

type AskedBy = Map<number, AskedTerm[]>;

function groupByKey(asked: readonly Asked[]): AskedBy {
  const byKey: AskedBy = new Map();
  for (const question of asked)
    for (const term of question.terms)
      byKey.set(term.key, [...(byKey.get(term.key) ?? []), { question, term }]);
  return byKey;
}

export interface Statistics {
  /** How many terms of a kind a clause has on average. */
  averages: Record<TermKind, number>;
  rarityOf(key: number): number;
  countOf(key: number): number;
  holds(phrase: string): boolean;
  size(): number;
}

interface ClauseTerms {
  /** In tenths. */
  counts: Map<number, number>;
  lengths: Record<TermKind, number>;
}

function readClauseTerms(text: ClauseText, segmenter: Segmenter): ClauseTerms {
  const counts = new Map<number, number>();
  const tenths = byKind(() => 0);
  forEachTerm(text, segmenter, (key, kind, count) => {
    counts.set(key, (counts.get(key) ?? 0) + count);
    tenths[kind] += count;
  });
  return { counts, lengths: byKind((kind) => Math.round(tenths[kind] / 10)) };
}

function countAll(
  documents: () => Iterable<DocumentSource>,
  { segmenter, phrases }: { segmenter: Segmenter; phrases: readonly string[] },
): Statistics {
  const missing = new Map(phrases.map((phrase) => [phrase, pairKeysOf(phrase)]));
  const counts = new Map<number, number>();
  const sums = { clauses: 0, ...byKind(() => 0) };
  const count = (terms: ClauseTerms) => {
    for (const key of terms.counts.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const [phrase, keys] of missing)
      if (keys.length > 0 && keys.every((key) => terms.counts.has(key))) missing.delete(phrase);
    sums.clauses += 1;
    for (const kind of TERM_KINDS) sums[kind] += terms.lengths[kind];
  };
  for (const { metadata, clauses } of documents())
    for (const clause of clauses)
      count(readClauseTerms({ ...clause, title: metadata.title }, segmenter));
  return {
    averages: byKind((kind) => sums[kind] / sums.clauses),
    countOf: (key) => counts.get(key) ?? 0,
    rarityOf: (key) => (counts.has(key) ? rarity(sums.clauses, counts.get(key) ?? 0) : 0),
    holds: (phrase) => !missing.has(phrase),
    size: () => sums.clauses,
  };
}

/** BM25 of one clause for every question that shares a term with it. */
function scoreAll(
  clause: ClauseTerms,
  askedBy: AskedBy,
  { averages }: Statistics,
): Map<Asked, number> {
  const scores = new Map<Asked, number>();
  const share = byKind((kind) => clause.lengths[kind] / averages[kind]);
  const add = ({ question, term }: AskedTerm, tenths: number) => {
    const count = Math.min(tenths, 255) / 10;
    const norm = K1 * (1 - B + B * share[term.kind]);
    const gain = (term.weight * count * (K1 + 1)) / (count + norm);
    scores.set(question, (scores.get(question) ?? 0) + gain);
  };
  const addAll = (mayAdd: (asked: AskedTerm) => boolean) => {
    for (const [key, tenths] of clause.counts)
      for (const asked of askedBy.get(key) ?? []) if (mayAdd(asked)) add(asked, tenths);
  };
  addAll(({ term }) => term.kind !== 'character');
  // A character alone brings no clause in.
  addAll(({ term, question }) => term.kind === 'character' && scores.has(question));
  return scores;
}

function keep(best: Best[], candidate: Best, limit: number): void {
  if (candidate.score < 0.001) return;
  if (best.length === limit && candidate.score <= (best.at(-1)?.score ?? 0)) return;
  best.push(candidate);
  best.sort((a, b) => b.score - a.score);
  best.length = Math.min(best.length, limit);
}

/**
 * The share of the right answers that was found. Those that score like the last right answer, to a
 * thousandth, are as right as each other.
 */
export function recallOf(names: ReadonlySet<string>, exact: readonly Best[]): number {
  const last = exact.at(-1)?.score ?? 0;
  const right = exact.filter(({ name, score }) => names.has(name) || score <= last + 0.002);
  return exact.length === 0 ? 1 : right.length / exact.length;
}
