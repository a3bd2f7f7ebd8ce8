import { dict } from '@node-rs/jieba/dict.js';
import { createMatterReader } from '../src/knowledge/matters/matter-reader.ts';
import { loadMatters } from '../src/knowledge/matters/matters.ts';
import { loadPolicyDocuments } from '../src/knowledge/policy-documents.ts';
import { loadTerms } from '../src/knowledge/terms.ts';
import { createTermsDesk } from '../src/knowledge/terms-desk.ts';
import { createSegmenter } from '../src/retrieval/segmenter.ts';
import type { Random } from './random.ts';

/** Of ten words of a clause so many come from the real policy documents, the rest from the language. */
const SHARE_OF_DOCUMENTS = 0.5;

export type WordSource = ReturnType<typeof createWordSource>;

/**
 * Words as often as they are in Chinese (the frequencies of jieba's dictionary) and in the policy
 * documents, clauses as long as those of the documents.
 */
export function createWordSource() {
  const desk = createTermsDesk(loadTerms());
  const segmenter = createSegmenter(desk);
  const clauses = loadPolicyDocuments().flatMap((document) => document.clauses);
  const documents = clauses.flatMap(({ text }) => segmenter.segment(text));
  const lengths = clauses.map(({ text }) => Math.max(text.length, 8));
  const language = readLanguage();
  const said = loadTerms().terms.flatMap((term) => term.say);
  return {
    desk,
    readMatters: createMatterReader(loadMatters(), desk),
    segmenter,
    /** One word of a clause. */
    word: (random: Random) =>
      random.next() < SHARE_OF_DOCUMENTS ? random.pick(documents) : language(random),
    /** One word of everyday speech. */
    spoken: language,
    /** An expression that the terms desk knows. */
    expression: (random: Random) => random.pick(said),
    /** In characters. */
    clauseLength: (random: Random) => random.pick(lengths),
  };
}

/** Draws a Chinese word by its frequency. */
function readLanguage(): (random: Random) => string {
  const words: string[] = [];
  const sums: number[] = [];
  let total = 0;
  for (const line of Buffer.from(dict).toString('utf8').split('\n')) {
    const [word = '', frequency] = line.split(' ');
    if (!/^\p{Script=Han}+$/u.test(word)) continue;
    total += Number(frequency);
    words.push(word);
    sums.push(total);
  }
  return (random) => words[firstAbove(sums, random.next() * total)] ?? '';
}

function firstAbove(sums: readonly number[], value: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
