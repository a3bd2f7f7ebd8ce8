import { normaliseUtterance } from '../../shared/text.ts';
import { keep } from '../keep.ts';
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

/** What the features of a text depend on. */
export type AskTerms = Pick<TermsDesk, 'conceptsIn' | 'simplify'> &
  Partial<Pick<TermsDesk, 'fingerprint'>>;

/**
 * Texts by what they are worded with: characters, pairs of characters, and the law's words for what
 * was said. The rarer among the asks, the more it weighs.
 */
export function createAskVectors(asks: readonly string[], terms: AskTerms): AskVectors {
  const { features, all, ends } = countedOf(asks, terms);
  const numbers = new Map(features.map((feature, number) => [feature, number]));
  const rarities = raritiesOf(features, all, asks.length);
  const featuresOfAsk = (at: number) => all.subarray(ends[at - 1] ?? 0, ends[at]);
  return {
    vectors: asks.map((_, at) => weigh(featuresOfAsk(at), rarities)),
    size: features.length,
    vectorOf(text) {
      const known = [...featuresOf(text, terms)].flatMap((feature) => numbers.get(feature) ?? []);
      return weigh(Uint32Array.from(known), rarities);
    },
  };
}

/** The features in the order of their numbers; the numbers of all asks, one after the other, and where each ends. */
interface Counted {
  features: Feature[];
  all: Uint32Array;
  ends: Uint32Array;
}

/** Half of a start's second for asks: it is kept where the terms tell which they are. */
function countedOf(asks: readonly string[], terms: AskTerms): Counted {
  const { fingerprint } = terms;
  const count = () => countFeatures(asks, terms);
  return fingerprint === undefined ? count() : keep(['asks', fingerprint, ...asks], count);
}

function countFeatures(asks: readonly string[], terms: AskTerms): Counted {
  const numbers = new Map<Feature, number>();
  const all: number[] = [];
  const ends = new Uint32Array(asks.length);
  for (const [at, ask] of asks.entries()) {
    for (const feature of featuresOf(ask, terms)) all.push(numberOf(feature, numbers));
    ends[at] = all.length;
  }
  return { features: [...numbers.keys()], all: Uint32Array.from(all), ends };
}

function raritiesOf(features: readonly Feature[], all: Uint32Array, asks: number): Float32Array {
  const counts = new Uint32Array(features.length);
  for (const number of all) counts[number] = (counts[number] ?? 0) + 1;
  return Float32Array.from(features, (feature, number) => {
    const share = typeof feature === 'string' ? CONCEPT_WEIGHT : 1;
    return share * Math.log(1 + asks / (1 + (counts[number] ?? 0)));
  });
}

/** A character by its code, a pair by both, a word of the law as it is: numbers are found faster than words. */
type Feature = number | string;

const CODES = 0x11_00_00;

function featuresOf(text: string, terms: AskTerms): Set<Feature> {
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
