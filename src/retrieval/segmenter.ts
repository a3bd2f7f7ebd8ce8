import { createHash } from 'node:crypto';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { onceLately } from '../shared/once.ts';

export interface Segmenter {
  /** Words in order, also the shorter words inside a long one; without stop words and punctuation. */
  segment(text: string): string[];
  /** The text as it is, in pieces one after the other, by the dictionary alone. */
  cut(text: string): string[];
  /** Changes whenever the same text may be cut differently. */
  readonly fingerprint: string;
}

/** As frequent as the commonest words of the general dictionary, so that a term is never cut apart. */
const TERM_FREQUENCY = 200_000;
/** The same terms are cut in question after question. */
const TERMS_KEPT = 4_000;
const LONGEST_TERM = 24;
/** Raised by hand when the code below cuts differently. */
const REVISION = 1;

export function createSegmenter({
  dictionary,
  stopWords,
}: {
  dictionary: readonly string[];
  stopWords: readonly string[];
}): Segmenter {
  const jieba = Jieba.withDict(dict);
  jieba.loadDict(Buffer.from(dictionary.map((word) => `${word} ${TERM_FREQUENCY} n\n`).join('')));
  const ignored = new Set(stopWords);
  const segment = (text: string) => {
    const words = jieba.cutForSearch(text.normalize('NFKC').toLowerCase(), true);
    return words.map((word) => word.trim()).filter((word) => isWord(word) && !ignored.has(word));
  };
  const segmentTerm = onceLately(TERMS_KEPT, segment);
  return {
    segment: (text) => (text.length <= LONGEST_TERM ? segmentTerm(text) : segment(text)),
    cut: (text) => jieba.cut(text, false),
    fingerprint: createHash('sha256')
      .update(JSON.stringify([REVISION, dictionary, stopWords]))
      .digest('hex'),
  };
}

function isWord(word: string): boolean {
  return /[\p{L}\p{N}]/u.test(word) && word.length <= 60;
}
