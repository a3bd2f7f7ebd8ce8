import type { SpellingData } from '../knowledge/spelling-data.ts';
import type { Span } from './phrases.ts';

/** A word that one other character would make, and what that costs. */
export interface Mending extends Span {
  at: number;
  meant: string;
  cost: number;
}

interface Words {
  /** The text with one sign for all numerals, as the pieces have it. */
  folded: string;
  mendings: readonly Mending[];
  pieces: ReadonlyMap<string, number>;
  data: SpellingData;
}

const LONGEST_WORD = 4;
/** −ln of a relative frequency, as in words.txt. */
const RARE_CHARACTER = 15;
const SIGN = 3;
const HAN = /[㐀-鿿]/;

interface Arrival {
  cost: number;
  from: number;
  mending?: Mending;
}

/** The misspelt words of the likeliest way to cut the text into words. */
export function cheapestMendings(text: string, words: Words): Mending[] {
  const best: Arrival[] = [{ cost: 0, from: -1 }];
  const reach = (end: number, arrival: Arrival) => {
    if (arrival.cost < (best[end]?.cost ?? Number.POSITIVE_INFINITY)) best[end] = arrival;
  };
  for (let from = 0; from < text.length; from += 1) {
    const sofar = best[from]?.cost ?? 0;
    for (let end = from + 1; end <= Math.min(text.length, from + LONGEST_WORD); end += 1) {
      const cost = costOf(text.slice(from, end), words.folded.slice(from, end), words);
      if (cost !== undefined) reach(end, { cost: sofar + cost, from });
    }
    for (const mending of words.mendings)
      if (mending.start === from) reach(mending.end, { cost: sofar + mending.cost, from, mending });
  }
  return mendingsBackFrom(best, text.length);
}

/** Undefined for what is neither a word nor one character. */
function costOf(written: string, folded: string, { pieces, data }: Words): number | undefined {
  const everyday = data.everyday.get(written);
  if (written.length > 1) return pieces.get(folded) ?? everyday;
  return HAN.test(folded) ? (everyday ?? RARE_CHARACTER) : SIGN;
}

function mendingsBackFrom(best: readonly Arrival[], end: number): Mending[] {
  const mendings: Mending[] = [];
  for (let at = end; at > 0; at = best[at]?.from ?? 0) {
    const mending = best[at]?.mending;
    if (mending) mendings.push(mending);
  }
  return mendings;
}
