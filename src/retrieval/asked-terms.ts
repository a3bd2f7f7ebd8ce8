import type { ClauseIndex } from './clause-index.ts';
import type { EverydayWords } from './everyday-words.ts';
import type { Question } from './question.ts';
import { pairKey, wordKey } from './term-key.ts';
import type { WeighedTerm } from './term-places.ts';

/** A word of the question that stands in at least one clause. */
export interface AskedWord extends WeighedTerm {
  word: string;
}

export interface AskedTerms {
  words: AskedWord[];
  pairs: WeighedTerm[];
  characters: WeighedTerm[];
}

/** A character that stands in one of seven clauses or more tells nothing, and costs most. */
const LEAST_RARITY = 1.5;

/** What a term of each kind counts beside the others, chosen on lay questions over articles of law. */
const SHARES = { word: 0.5, pair: 1, character: 1.3 };

/** Weight: what it counts in the question, times its rarity among the clauses, less what is everyday. */
export function weighTerms(
  { words, pairs, characters }: Question,
  { index, everyday }: { index: Pick<ClauseIndex, 'rarityOf'>; everyday: EverydayWords },
): AskedTerms {
  return {
    words: [...words].flatMap(([word, counts]) => {
      const key = wordKey(word);
      const rarity = index.rarityOf(key);
      const weight = SHARES.word * counts * rarity * everyday.shareOfWord(word, rarity);
      return weight > 0 ? [{ word, key, kind: 'word' as const, weight }] : [];
    }),
    pairs: [...pairs].flatMap(([pair, counts]) => {
      const key = pairKey(pair.charCodeAt(0), pair.charCodeAt(1));
      const rarity = index.rarityOf(key);
      const weight = SHARES.pair * counts * rarity * everyday.shareOfPair(pair, rarity);
      return weight > 0 ? [{ key, kind: 'pair' as const, weight }] : [];
    }),
    characters: [...characters].flatMap(([character, counts]) => {
      const key = character.charCodeAt(0);
      const rarity = index.rarityOf(key);
      const weight = SHARES.character * counts * rarity;
      return rarity >= LEAST_RARITY ? [{ key, kind: 'character' as const, weight }] : [];
    }),
  };
}

/** In so many clauses a word is half at home: in three of a few, in one of five hundred of many. */
const HALF_AT_HOME = { least: 3, share: 1 / 500 };

/** How far a translation is to be trusted in this collection. */
export interface Trust {
  /** 1 where a clause lacks some of what was said, less the more clauses have it all: by its rarest word. */
  foreignness(words: readonly string[]): number;
  /** 1 where the clauses have all of the law's phrases; little where it was made for other documents. */
  fitness(phrases: readonly string[]): number;
}

export function trustIn(index: Pick<ClauseIndex, 'countOf' | 'holds' | 'size'>): Trust {
  const half = Math.max(HALF_AT_HOME.least, index.size() * HALF_AT_HOME.share);
  return {
    foreignness(words) {
      const counts = words.map((word) => index.countOf(wordKey(word)));
      return counts.length === 0 ? 1 : 1 / (1 + Math.min(...counts) / half);
    },
    fitness(phrases) {
      const held = phrases.filter((phrase) => index.holds(phrase)).length;
      return held / phrases.length;
    },
  };
}
