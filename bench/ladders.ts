import type { DocumentSource } from '../src/knowledge/policy-document.ts';
import { loadSounds } from '../src/knowledge/sounds.ts';
import { trustIn, weighTerms } from '../src/retrieval/asked-terms.ts';
import { createEverydayWords } from '../src/retrieval/everyday-words.ts';
import { createHomophoneReader } from '../src/retrieval/homophones.ts';
import { readQuestion } from '../src/retrieval/question.ts';
import type { Search } from '../src/retrieval/search.ts';
import { AS_OF, generateQuestions, LADDERS } from './corpus.ts';
import { type Best, type ExactQuestion, rankExactly, recallOf } from './exact-ranking.ts';
import type { Rival } from './rivals.ts';
import { percentile, rounded, timed } from './statistics.ts';
import type { WordSource } from './words.ts';

const LIMIT = 10;
/** The exact ranking reads every clause for them; a sample is enough. */
const EXACT_QUESTIONS = 25;
const WARM_UP = 5;
/** The rivals take seconds; a part of the questions is enough for them. */
const RIVALS_EVERY = 4;

export interface LadderFigures {
  keeps: string;
  p50: number;
  p95: number;
  p99: number;
  /** Null where it was not measured. */
  'recall@10 against exact': number | null;
  rivals: { name: string; p50: number; p95: number; 'times our p95': number }[];
}

interface Measuring {
  search: Search;
  rivals: readonly Rival[];
  words: WordSource;
  documents: () => Iterable<DocumentSource>;
  options: { questions: number };
  /** Whether recall is measured too. */
  isExact: boolean;
}

/** Every question is asked of the product and of each rival in turn, for each ladder. */
export async function measureLadders(measuring: Measuring): Promise<LadderFigures[]> {
  const questions = generateQuestions(measuring.options.questions, measuring.words);
  const sample = measuring.isExact ? questions.slice(0, EXACT_QUESTIONS) : [];
  const exact = rankSample(sample, measuring);
  const figures: LadderFigures[] = [];
  for (const [at, { keeps, ladder }] of LADDERS.entries())
    figures.push(
      await measureLadder(measuring, { keeps, ladder, questions, exact: exact[at] ?? [] }),
    );
  return figures;
}

async function measureLadder(
  { search, rivals, words }: Measuring,
  asked: {
    keeps: string;
    ladder: readonly string[];
    questions: readonly string[];
    exact: Best[][];
  },
): Promise<LadderFigures> {
  const { keeps, ladder, questions, exact } = asked;
  const times: number[] = [];
  const rivalTimes = rivals.map(() => [] as number[]);
  let recall = 0;
  for (const [at, text] of questions.entries()) {
    const query = { text, ladder, asOf: AS_OF, limit: LIMIT };
    const { ms, result: hits } = await timed(() => search.search(query));
    if (at >= WARM_UP) times.push(ms);
    const found = new Set(hits.map((hit) => `${hit.document.number} ${hit.clause}`));
    recall += at < exact.length ? recallOf(found, exact[at] ?? []) : 0;
    const question = { words: words.segmenter.segment(text), ladder, asOf: AS_OF };
    if (at % RIVALS_EVERY > 0) continue;
    for (const [number, rival] of rivals.entries())
      rivalTimes[number]?.push((await timed(() => rival.search(question))).ms);
  }
  const p95 = percentile(times, 0.95);
  return {
    keeps,
    p50: rounded(percentile(times, 0.5)),
    p95: rounded(p95),
    p99: rounded(percentile(times, 0.99)),
    'recall@10 against exact': exact.length === 0 ? null : rounded(recall / exact.length),
    rivals: rivals.map(({ name }, number) => {
      const own = rivalTimes[number] ?? [];
      const [half, most] = [percentile(own, 0.5), percentile(own, 0.95)];
      return { name, p50: rounded(half), p95: rounded(most), 'times our p95': rounded(most / p95) };
    }),
  };
}

/** For each ladder the right answers to each question, out of one reading of the clauses. */
function rankSample(questions: readonly string[], { words, documents }: Measuring): Best[][][] {
  if (questions.length === 0) return LADDERS.map(() => []);
  const { segmenter, desk: terms } = words;
  const everyday = createEverydayWords();
  const homophones = createHomophoneReader({ ...terms, cut: segmenter.cut, sounds: loadSounds() });
  const asked: ExactQuestion[] = LADDERS.flatMap(({ ladder }) =>
    questions.map((text) => ({
      ladder,
      terms: (index) => {
        const trust = trustIn(index);
        const question = readQuestion(
          { text, places: [] },
          { segmenter, terms, trust, homophones },
        );
        const found = weighTerms(question, { index, everyday });
        return [...found.words, ...found.pairs, ...found.characters];
      },
    })),
  );
  const phrases = questions.flatMap((text) => terms.widen(text).flatMap(({ words: law }) => law));
  const best = rankExactly(documents, asked, { segmenter, limit: LIMIT, phrases });
  return LADDERS.map((_, at) => best.slice(at * questions.length, (at + 1) * questions.length));
}
