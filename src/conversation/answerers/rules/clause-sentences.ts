import type { ClauseHit } from '../../../retrieval/clause-hit.ts';
import { withoutWhitespace } from '../../../shared/text.ts';
import type { Turn } from '../../turn.ts';
import type { MeantClause } from './clauses-meant.ts';
import type { Words } from './words.ts';

export interface ScoredSentence {
  /** Verbatim, with its mark. */
  quote: string;
  score: number;
}

/** Of the words of the question, then of what others wanted to know who asked so, the most wanted first. */
const WEIGHTS = [1, 1.5, 0.7, 0.5, 0.4];
const WEIGHT_OF_PROOF = 1.5;
/** A long sentence has a word of everything. */
const LENGTH_COUNTS = 0.4;

/** A clause that is meant, with the words by which its cards and its sentences are chosen. */
export interface WeighedClause {
  clause: MeantClause;
  question: ReadonlyMap<string, number>;
  matters: { text: string; words: ReadonlyMap<string, number> }[];
  /** In their order. */
  sentences: ScoredSentence[];
}

/** Once for a clause: each text is looked up anew. */
export function weighClause(clause: MeantClause, turn: Turn, words: Words): WeighedClause {
  const question = words.weigh(turn.question);
  const matters = clause.asked.matters.map((text) => ({ text, words: words.weigh(text) }));
  const wanted = weighWords([question, ...matters.map((matter) => matter.words)]);
  const needed = turn.understanding.asks.filter((ask) => words.evidence.isNeededFor(ask));
  const proves = (quote: string) =>
    needed.length > 0 && needed.every((ask) => words.evidence.answers(ask, quote));
  return { clause, question, matters, sentences: scoreSentences(clause, { wanted, proves }) };
}

/** By how much they speak of what was asked; rare words count more. */
function scoreSentences(
  clause: MeantClause,
  { wanted, proves }: { wanted: ReadonlyMap<string, number>; proves(quote: string): boolean },
): ScoredSentence[] {
  const sentences = sentencesOf(clause);
  const rarity = (word: string) =>
    Math.log(1 + sentences.length / sentences.filter((each) => each.includes(word)).length);
  const usual = sentences.reduce((sum, { length }) => sum + length, 0) / sentences.length;
  const lengthOf = ({ length }: string) => 1 + LENGTH_COUNTS * (length / usual - 1);
  return sentences.map((quote) => {
    const found = [...wanted].filter(([word]) => quote.includes(word));
    const said = found.reduce((sum, [word, weight]) => sum + weight * rarity(word), 0);
    return { quote, score: said / lengthOf(quote) + (proves(quote) ? WEIGHT_OF_PROOF : 0) };
  });
}

function weighWords(texts: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [at, words] of texts.entries())
    for (const [word, weight] of words)
      if (word.length > 1)
        weights.set(word, (weights.get(word) ?? 0) + weight * (WEIGHTS[at] ?? 0));
  return weights;
}

/** Whether a quote holds a sentence, stands in it or shares most of it, white space aside. */
export function isOfSentence(quote: string, sentence: string): boolean {
  const [ours, theirs] = [quote, sentence].map(withoutWhitespace) as [string, string];
  return ours.includes(theirs) || theirs.includes(ours);
}

/** So short a table is shown whole: no row of it answers alone. */
const LONGEST_TABLE = 400;

/** Sentences by 。；！？, each with its mark and whole; of a table its rows. The heading answers nothing. */
export function sentencesOf({ text, heading, clause }: ClauseHit): string[] {
  if (clause.includes('/')) return [rowOf(text)];
  if (text.includes('序号') && text.length <= LONGEST_TABLE) return [text];
  return (text.match(/[^。；！？\n]+[。；！？]?/g) ?? [])
    .map((part) => part.trim())
    .filter((part) => part.length > 3 && !isHeading(part, heading));
}

/** A row of a table stands below the line that names its columns. */
function rowOf(text: string): string {
  const lines = text.split('\n');
  return (lines.length > 1 ? lines.slice(1) : lines).join('\n').trim();
}

/** 「（三）持续推进基层救助工作能力提升。」: the heading of a clause holds those above it. */
function isHeading(part: string, heading: string): boolean {
  const words = part.replace(/^（[^）]*）|^[一二三四五六七八九十]+、/, '').replace(/[。；]$/, '');
  return withoutWhitespace(heading).includes(withoutWhitespace(words));
}
