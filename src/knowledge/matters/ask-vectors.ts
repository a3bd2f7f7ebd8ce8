import { normaliseUtterance } from '../../shared/text.ts';
import type { TermsDesk } from '../terms-desk.ts';

/** What the law calls it tells more than the characters it was said with. */
const CONCEPT_WEIGHT = 1.3;
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
  const numbers = new Map<Feature, number>();
  const counts: number[] = [];
  const all = asks.map((ask) => {
    const features = [...featuresOf(ask, terms)];
    for (let at = 0; at < features.length; at += 1) {
      const number = numberOf(features[at] as Feature, numbers);
      counts[number] = (counts[number] ?? 0) + 1;
      features[at] = number;
    }
    return Uint32Array.from(features as number[]);
  });
  const rarities = new Float32Array(numbers.size);
  for (const [feature, number] of numbers) {
    const share = typeof feature === 'string' ? CONCEPT_WEIGHT : 1;
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

/** A character by its code, a pair by both, a word of the law as it is: numbers are found faster than words. */
type Feature = number | string;

const CODES = 0x11_00_00;

function featuresOf(text: string, terms: Pick<TermsDesk, 'conceptsIn' | 'simplify'>): Set<Feature> {
  const plain = terms.simplify(normaliseUtterance(text).toLowerCase()).replace(EMPTY, '');
  const codes = Array.from(plain, (character) => character.codePointAt(0) as number);
  const features = new Set<Feature>(codes);
  for (let at = 1; at < codes.length; at += 1)
    features.add(CODES * (codes[at - 1] as number) + (codes[at] as number));
  for (const concept of terms.conceptsIn(text)) features.add(concept);
  return features;
}

function numberOf(feature: Feature, numbers: Map<Feature, number>): number {
  const known = numbers.get(feature);
  if (known !== undefined) return known;
  numbers.set(feature, numbers.size);
  return numbers.size - 1;
}

function weigh(features: Uint32Array, rarities: Float32Array): AskVector {
  const weights = new Float32Array(features.length);
  let squares = 0;
  for (let at = 0; at < features.length; at += 1) {
    const weight = rarities[features[at] as number] ?? 0;
    weights[at] = weight;
    squares += weight ** 2;
  }
  const length = Math.sqrt(squares) || 1;
  for (let at = 0; at < weights.length; at += 1) weights[at] = (weights[at] as number) / length;
  return { features, weights };
}
