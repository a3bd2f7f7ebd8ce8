import type { AskVector } from './ask-vectors.ts';

/** An ask, and what it belongs to: the clauses that answer it; none where the document is silent. */
export interface AnsweredAsk {
  vector: AskVector;
  paths: readonly string[];
}

/** What a text's wording speaks for, in one document. */
export interface Weighed {
  /** By path, between 0 and 1; together 1 with what speaks for silence. */
  clauses: { path: string; share: number }[];
  /** 0 to 1: how surely the document does not say. */
  silence: number;
}

/** How many asks without any of a feature are believed in before counting. */
const DOUBT = 3;
/** What was never asked of a clause speaks against it only so far. */
const LEAST_EVIDENCE = -1;
const SILENCE = '';
/** A clause that answers as well as the best one counts for so much of it. */
const SECOND_SHARE = 0.7;
/** Between speaking and silence the sums decide more sharply than between clauses. */
const SILENCE_POWER = 3;

/**
 * How much each feature speaks for each clause of one document: the logarithm of how much more often
 * the asks that the clause answers have it than all asks have. Counted, not trained: the same asks give
 * the same numbers at once.
 */
export function createEvidence(asks: readonly AnsweredAsk[], featureCount: number) {
  const paths = [...new Set([SILENCE, ...asks.flatMap((ask) => ask.paths)])];
  const evidence = countEvidence(asks, paths, featureCount);

  return (vector: AskVector): Weighed => {
    const sums = paths.map((_, clause) => {
      let sum = 0;
      for (const [at, feature] of vector.features.entries())
        sum += (vector.weights[at] ?? 0) * (evidence[feature * paths.length + clause] ?? 0);
      return sum;
    });
    const shares = sharesOf(sums, 1);
    const clauses = paths.map((path, clause) => ({ path, share: shares[clause] ?? 0 }));
    return {
      clauses: clauses.filter(({ path }) => path !== SILENCE),
      silence: sharesOf(sums, SILENCE_POWER)[paths.indexOf(SILENCE)] ?? 0,
    };
  };
}

/** Loops by index: together they run some ten million times before the first answer. */
function countEvidence(
  asks: readonly AnsweredAsk[],
  paths: readonly string[],
  featureCount: number,
): Float32Array {
  const { counts, everywhere, answered } = countFeatures(asks, paths, featureCount);
  const speaksFor = (times: number, clause: number) =>
    Math.max(LEAST_EVIDENCE, Math.log((times + DOUBT) / (DOUBT + (answered[clause] as number))));
  // Most features were never said of a clause: what that says of it is worked out once.
  const unsaid = Float32Array.from(paths, (_, clause) => speaksFor(0, clause));
  for (let feature = 0; feature < featureCount; feature += 1) {
    const usual = (everywhere[feature] as number) / asks.length;
    // Never said of anything here: its row stays zero.
    if (usual === 0) continue;
    for (let clause = 0; clause < paths.length; clause += 1) {
      const where = feature * paths.length + clause;
      const count = counts[where] as number;
      counts[where] = count === 0 ? (unsaid[clause] as number) : speaksFor(count / usual, clause);
    }
  }
  return counts;
}

interface FeatureCounts {
  /** By feature, then by clause. */
  counts: Float32Array;
  /** By feature. */
  everywhere: Float32Array;
  /** By clause: how many asks it answers. */
  answered: Float32Array;
}

function countFeatures(
  asks: readonly AnsweredAsk[],
  paths: readonly string[],
  featureCount: number,
): FeatureCounts {
  const numbers = new Map(paths.map((path, number) => [path, number]));
  const counts = new Float32Array(featureCount * paths.length);
  const everywhere = new Float32Array(featureCount);
  const answered = new Float32Array(paths.length);
  for (const { vector, paths: right } of asks)
    for (const [path, part] of partsOf(right)) {
      const clause = numbers.get(path) ?? 0;
      answered[clause] = (answered[clause] as number) + part;
      const { features, weights } = vector;
      for (let at = 0; at < features.length; at += 1) {
        const feature = features[at] as number;
        const count = part * (weights[at] as number);
        const where = feature * paths.length + clause;
        counts[where] = (counts[where] as number) + count;
        everywhere[feature] = (everywhere[feature] as number) + count;
      }
    }
  return { counts, everywhere, answered };
}

/** Of an ask that several clauses answer each gets a part, together 1. */
function partsOf(paths: readonly string[]): [path: string, part: number][] {
  if (paths.length === 0) return [[SILENCE, 1]];
  const whole = 1 + SECOND_SHARE * (paths.length - 1);
  return paths.map((path, at) => [path, (at === 0 ? 1 : SECOND_SHARE) / whole]);
}

function sharesOf(sums: readonly number[], power: number): number[] {
  const most = Math.max(...sums);
  const parts = sums.map((sum) => Math.exp(power * (sum - most)));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / whole);
}
