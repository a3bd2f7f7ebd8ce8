import type { Example } from './terms.ts';

/** An example question and how alike it is, from 0 to 1. */
export interface Alike {
  example: Example;
  likeness: number;
}

/** How much of the best phrase's votes another one needs. */
const SHARE_OF_VOTES = 0.4;

/** So many of the most alike examples vote, and only those that share this much with the message. */
const VOTERS = 12;
const LEAST_LIKENESS = 0.08;
/** The most alike count for more. */
const LIKENESS_POWER = 2;
/** A single character tells less than two in a row. */
const SINGLE_WEIGHT = 0.6;
const EMPTY = /[\s\p{P}的了我俺吗不有能是个]/gu;

type Vector = ReadonlyMap<string, number>;

/**
 * Finds the examples that are worded like a message: by their characters and pairs of characters,
 * the rarer the more. Most alike first.
 */
export function createExampleReader(examples: readonly Example[]): (message: string) => Alike[] {
  const counts = new Map<string, number>();
  const all = examples.map((example) => ({ example, features: featuresOf(example.ask) }));
  for (const { features } of all)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const weigh = (features: ReadonlySet<string>) => normalise(features, counts, examples.length);
  const known = all.map(({ example, features }) => ({ example, vector: weigh(features) }));

  return (message) => {
    const asked = weigh(featuresOf(message));
    const alike = known
      .map(({ example, vector }) => ({ example, likeness: product(asked, vector) }))
      .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
      .sort((left, right) => right.likeness - left.likeness)
      .slice(0, VOTERS);
    return keepWhatMostSay(alike);
  };
}

/** Every example votes for its phrases, by its likeness; each phrase stays with its most alike example. */
function keepWhatMostSay(alike: readonly Alike[]): Alike[] {
  const votes = new Map<string, number>();
  for (const { example, likeness } of alike)
    for (const phrase of example.law)
      votes.set(phrase, (votes.get(phrase) ?? 0) + likeness ** LIKENESS_POWER);
  const least = Math.max(0, ...votes.values()) * SHARE_OF_VOTES;
  const taken = new Set<string>();
  return alike.flatMap(({ example, likeness }) => {
    const law = example.law.filter((phrase) => {
      const wins = !taken.has(phrase) && (votes.get(phrase) ?? 0) >= least;
      if (wins) taken.add(phrase);
      return wins;
    });
    return law.length > 0 ? [{ example: { ...example, law }, likeness }] : [];
  });
}

function featuresOf(text: string): Set<string> {
  const characters = [...text.replace(EMPTY, '')];
  const pairs = characters.slice(1).map((character, at) => `${characters[at]}${character}`);
  return new Set([...characters, ...pairs]);
}

function normalise(
  features: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
  total: number,
): Vector {
  const weights = [...features].map((feature) => {
    const rarity = Math.log(1 + total / (1 + (counts.get(feature) ?? 0)));
    return [feature, rarity * (feature.length > 1 ? 1 : SINGLE_WEIGHT)] as const;
  });
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return new Map(weights.map(([feature, weight]) => [feature, weight / length]));
}

function product(left: Vector, right: Vector): number {
  let sum = 0;
  for (const [feature, weight] of left) sum += weight * (right.get(feature) ?? 0);
  return sum;
}
