import { dict } from '@node-rs/jieba/dict.js';

/** Rarer words of the general dictionary count as never said. */
const LEAST_FREQUENCY = 100;
/** How much rarer than in everyday speech a term must be here before it counts in full. */
const EVERYDAY_OFFSET = 5;
/** How far everyday speech can be rarer than the collection without lowering the weight. */
const TOLERANCE = 1.2;
const LEAST_SHARE = 0.1;

export type EverydayWords = ReturnType<typeof createEverydayWords>;

/**
 * How much a word tells beyond how rare it is among the clauses. What everybody says all day (老公,
 * 打电话, 怎么) is rare in law, and would outweigh the matter by its rarity there.
 */
export function createEverydayWords() {
  const { words, pairs, total } = readFrequencies();
  const share = (frequency: number | undefined, rarity: number) => {
    if (frequency === undefined || rarity <= 0) return 1;
    const everyday = TOLERANCE * (Math.log(total / frequency) - EVERYDAY_OFFSET);
    return Math.min(1, Math.max(LEAST_SHARE, everyday / rarity));
  };
  return {
    /** Between 0.1 and 1: what is left of a word's rarity. */
    shareOfWord: (word: string, rarity: number) => share(words.get(word), rarity),
    /** The same for two neighbouring characters. */
    shareOfPair: (pair: string, rarity: number) => share(pairs.get(pair), rarity),
  };
}

/** From jieba's dictionary: `word frequency tag` a line. */
function readFrequencies() {
  const words = new Map<string, number>();
  const pairs = new Map<string, number>();
  let total = 0;
  const text = Buffer.from(dict).toString('utf8');
  for (let from = 0; from < text.length; from = text.indexOf('\n', from) + 1 || text.length) {
    const end = text.indexOf(' ', from);
    const frequency = Number(text.slice(end + 1, text.indexOf(' ', end + 1)));
    total += frequency;
    if (frequency < LEAST_FREQUENCY) continue;
    const word = text.slice(from, end);
    words.set(word, frequency);
    for (let at = 0; at + 1 < word.length; at += 1) {
      const pair = word.slice(at, at + 2);
      pairs.set(pair, (pairs.get(pair) ?? 0) + frequency);
    }
  }
  return { words, pairs, total };
}
