import { normaliseUtterance } from '../../shared/text.ts';
import type { TermsDesk } from '../terms-desk.ts';

/** What the law calls it tells more than the characters it was said with. */
const CONCEPT_WEIGHT = 1.3;
const CONCEPT_SIGN = '#';
const EMPTY = /[^\p{L}\p{N}]/gu;

/** Features and their weights, of length 1 together. */
export interface AskVector {
  features: Uint32Array;
  weights: Float32Array;
}

export interface AskVectors {
  /** Of the asks, in their order. */
  vectors: readonly AskVector[];
  /** How many features the asks have. */
  size: number;
  /** Of any text, by the features that the asks know; empty where they know none. */
  vectorOf(text: string): AskVector;
}

/**
 * Texts by what they are worded with: characters, pairs of characters, and the law's words for what
 * was said. The rarer among the asks, the more it weighs.
 */
export function createAskVectors(
  asks: readonly string[],
  terms: Pick<TermsDesk, 'conceptsIn' | 'simplify'>,
): AskVectors {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const all = asks.map((ask) =>
    Uint32Array.from(featuresOf(ask, terms), (feature) => {
      const number = numbers.get(feature) ?? numbers.size;
      numbers.set(feature, number);
      counts[number] = (counts[number] ?? 0) + 1;
      return number;
    }),
  );
  const rarities = new Float32Array(numbers.size);
  for (const [feature, number] of numbers) {
    const share = feature.startsWith(CONCEPT_SIGN) ? CONCEPT_WEIGHT : 1;
    rarities[number] = share * Math.log(1 + asks.length / (1 + (counts[number] ?? 0)));
  }
  return {
    vectors: all.map((features) => weigh(features, rarities)),
    size: numbers.size,
    vectorOf(text) {
      const known = [...featuresOf(text, terms)].flatMap((feature) => numbers.get(feature) ?? []);
      return weigh(Uint32Array.from(known), rarities);
    },
  };
}

function featuresOf(text: string, terms: Pick<TermsDesk, 'conceptsIn' | 'simplify'>): Set<string> {
  const plain = terms.simplify(normaliseUtterance(text).toLowerCase()).replace(EMPTY, '');
  const characters = [...plain];
  const pairs = characters.slice(1).map((character, at) => `${characters[at]}${character}`);
  const concepts = terms.conceptsIn(text).map((concept) => `${CONCEPT_SIGN}${concept}`);
  return new Set([...characters, ...pairs, ...concepts]);
}

function weigh(features: Uint32Array, rarities: Float32Array): AskVector {
  const weights = new Float32Array(features.length);
  let squares = 0;
  for (const [at, feature] of features.entries()) {
    const weight = rarities[feature] ?? 0;
    weights[at] = weight;
    squares += weight ** 2;
  }
  const length = Math.sqrt(squares) || 1;
  return { features, weights: weights.map((weight) => weight / length) };
}
