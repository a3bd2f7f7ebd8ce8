import { MESSAGE_MAX_CHARACTERS } from '../contracts/conversations.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import { onceFor } from '../shared/once.ts';
import { withHeardNumerals } from './heard-numerals.ts';
import { findAll, type Span } from './phrases.ts';
import { createSpeller } from './speller.ts';

export interface Clause extends Span {
  text: string;
  /** The number of the sentence it belongs to, from 0. */
  sentence: number;
}

/**
 * What was said, in two forms of equal length: `original` as the citizen wrote it, and `text` with
 * lower-case letters, simplified characters, one spelling for each word and misspelt words as meant.
 */
export interface Passage {
  original: string;
  text: string;
  clauses: Clause[];
  sentences: string[];
}

/** People who type no punctuation put spaces; 1,200 is one number. */
const CLAUSE_BREAK = /(?:[。;!?\s~:"“”‘’—]|,(?!\d{3}(?!\d))|\.{2,}|…)+/g;
const SENTENCE_END = /[。;!?\n]|\.{2,}/;
/** One sign for every pause, so that what ends a clause ends it however it is typed. */
const PAUSES: readonly { typed: RegExp; sign: string }[] = [
  {
    typed: /\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}]/gu,
    sign: ' ',
  },
  { typed: /\.{2,}/g, sign: '。' },
  // 1000~1200 is a band.
  { typed: /(?<!\d)[~—]+|[~—]+(?!\d)/g, sign: ',' },
];

/** 我爸 before a word it never stands beside, a 呢 that ends the clause, and 咯, are nobody's slips. */
const PLAIN = /[我俺咱他她][爸妈爹娘爷奶哥姐弟妹叔伯舅姑姨]|[呢吗](?=[,。;!?\s]|$)|[咯喽啰]/g;

/** Reads no more than the longest message that the service accepts. */
export type ReadPassage = (words: string, findNames?: FindNames) => Passage;

/** Where names stand in the text, which are nobody's misspelt words. */
export type FindNames = (text: string) => readonly Span[];

export const passageReaderFor = onceFor(createPassageReader);

function createPassageReader(lexicon: Lexicon): ReadPassage {
  const mend = createSpeller(lexicon);
  const simplified = new Map([
    ...lexicon.traditional.map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
    // 係 is 系 in Mandarin and 是 in Cantonese: what people say goes first.
    ...Object.entries(lexicon.variants).filter(([from]) => from.length === 1),
  ]);
  const variants = Object.keys(lexicon.variants).toSorted((a, b) => b.length - a.length);
  const anyVariant = new RegExp(variants.join('|'), 'g');
  const anyTraditional = new RegExp(`[${[...simplified.keys()].filter(isHan).join('')}]`, 'g');

  return (words, findNames = () => []) => {
    const original = words.slice(0, MESSAGE_MAX_CHARACTERS);
    const typed = withPlainPauses(original)
      .replace(/[A-Z]/g, (it) => it.toLowerCase())
      .replace(anyTraditional, (it) => simplified.get(it) ?? it)
      .replace(anyVariant, (it) => lexicon.variants[it] ?? it);
    const heard = withHeardNumerals(typed);
    const text = mend(heard, [...findNames(typed), ...findAll(PLAIN, heard)]);
    return { original, text, ...split(text) };
  };
}

function isHan(character: string): boolean {
  return /[㐀-鿿]/.test(character);
}

function withPlainPauses(text: string): string {
  return PAUSES.reduce(
    (written, { typed, sign }) => written.replace(typed, (it) => sign.repeat(it.length)),
    text,
  );
}

function split(text: string): Pick<Passage, 'clauses' | 'sentences'> {
  const clauses: Clause[] = [];
  const sentences: string[] = [''];
  let start = 0;
  for (const gap of [...text.matchAll(CLAUSE_BREAK), { index: text.length, 0: '' }]) {
    const sentence = sentences.length - 1;
    if (gap.index > start)
      clauses.push({ text: text.slice(start, gap.index), start, end: gap.index, sentence });
    start = gap.index + gap[0].length;
    if (SENTENCE_END.test(gap[0])) sentences.push('');
  }
  for (const it of clauses) sentences[it.sentence] = `${sentences[it.sentence] ?? ''}${it.text} `;
  return { clauses, sentences };
}

export function clauseAt(passage: Passage, position: number): Clause | undefined {
  return passage.clauses.find((it) => position >= it.start && position < it.end);
}

export function wordsOf(passage: Passage, { start, end }: Span): string {
  return passage.original.slice(start, end);
}

/** The passage as if these had not been said. */
export function withoutSpans(passage: Passage, spans: readonly Span[]): Passage {
  const blank = (text: string) =>
    spans.reduce(
      (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
      text,
    );
  const text = blank(passage.text);
  return { original: blank(passage.original), text, ...split(text) };
}
