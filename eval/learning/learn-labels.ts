import type { LearnedWeights } from '../../src/knowledge/learned-weights.ts';
import { minimise } from './minimise.ts';

/** What of a text is learned from: `scale` is how much each of its groups says. */
export interface HeardText {
  groups: readonly string[];
  scale: number;
}

/** What the texts teach about a label: null where one teaches nothing. */
export interface LabelLessons {
  label: string;
  wanted: readonly (boolean | null)[];
  /** How much each counts. */
  weights: readonly number[];
  /** So many groups keep a weight, those that move the lessons most; the rest is learned anew without them. */
  kept: number;
}

export interface Learning {
  /** Holds weights back from what a single text suggests. */
  decay: number;
  /** What is rare tells more than what everybody says, but not more than this power lets it. */
  rarity: number;
  /** What a group is worth besides; 1 where absent. */
  worth?: (group: string) => number;
}

const ROUNDS = 50;
const SEEN_AT_LEAST = 2;
/** There are many more loose pairs than groups. */
const PAIR_SEEN_AT_LEAST = 3;
const LOOSE_PAIR = /^._.$/u;

interface Row {
  places: Int32Array;
  scale: number;
}

/**
 * Learns how much each group of letters speaks for each label: logistic regression over all texts at once, no
 * chance in it.
 */
export function learnLabels(
  heard: readonly HeardText[],
  lessons: readonly LabelLessons[],
  { decay, rarity, worth = () => 1 }: Learning,
): LearnedWeights {
  const counts = countGroups(heard.map(({ groups }) => groups));
  const groups = [...counts.keys()].toSorted();
  const places = new Map(groups.map((group, place) => [group, place]));
  const seen = Float64Array.from(groups, (group) => counts.get(group) ?? 0);
  const values = seen.map((count, place) => {
    const rare = Math.max(0.2, -Math.log(count / heard.length)) / 3;
    return rare ** rarity * worth(groups[place] ?? '');
  });
  const rows = heard.map(({ groups: found, scale }) => ({
    places: Int32Array.from(found.flatMap((group) => places.get(group) ?? [])),
    scale,
  }));
  const columns = lessons.map((taught) => {
    const examples = examplesOf(rows, taught);
    const influence = learn(examples, values, decay).weights.map(
      (weight, place) => Math.abs(weight) * Math.sqrt(seen[place] ?? 0),
    );
    return learn(examples, keepLargest(values, influence, taught.kept), decay);
  });
  return {
    labels: lessons.map(({ label }) => label),
    bias: columns.map(({ bias }) => bias),
    weights: new Map(
      groups.map((group, place) => [group, columns.map(({ weights }) => weights[place] ?? 0)]),
    ),
  };
}

function countGroups(heard: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const group of heard.flat()) counts.set(group, (counts.get(group) ?? 0) + 1);
  return new Map(
    [...counts].filter(
      ([group, count]) => count >= (LOOSE_PAIR.test(group) ? PAIR_SEEN_AT_LEAST : SEEN_AT_LEAST),
    ),
  );
}

/** The values of the most influential groups; 0 for all others, which so learn no weight. */
function keepLargest(values: Float64Array, influence: Float64Array, kept: number): Float64Array {
  const least = influence.toSorted((one, other) => other - one)[kept] ?? 0;
  return values.map((value, place) => ((influence[place] ?? 0) > least ? value : 0));
}

interface Example extends Row {
  wanted: boolean;
  weight: number;
}

function examplesOf(rows: readonly Row[], { wanted, weights }: LabelLessons): Example[] {
  return rows.flatMap((row, at) => {
    const answer = wanted[at] ?? null;
    return answer === null ? [] : [{ ...row, wanted: answer, weight: weights[at] ?? 1 }];
  });
}

interface Table {
  /** Of each row in turn its groups, by their place among those that have a value here. */
  cells: Int32Array;
  /** Where each row begins in `cells`; one longer than the rows. */
  starts: Int32Array;
  values: Float64Array;
}

function learn(
  examples: readonly Example[],
  values: Float64Array,
  decay: number,
): { weights: Float64Array; bias: number } {
  const { table, used } = tabulate(examples, values);
  const size = used.length;
  const point = minimise((weights, slope) => measure(examples, table, { weights, slope, decay }), {
    size: size + 1,
    rounds: ROUNDS,
  });
  const all = new Float64Array(values.length);
  for (const [at, place] of used.entries()) all[place] = (point[at] ?? 0) * (values[place] ?? 0);
  return { weights: all, bias: point[size] ?? 0 };
}

/** Leaves out the groups that these examples lack or that have no value. */
function tabulate(examples: readonly Example[], values: Float64Array) {
  const isIn = new Uint8Array(values.length);
  for (const { places } of examples) for (const place of places) isIn[place] = 1;
  const used = [...values.keys()].filter((place) => isIn[place] === 1 && values[place] !== 0);
  const placeHere = new Int32Array(values.length).fill(-1);
  for (const [at, place] of used.entries()) placeHere[place] = at;

  const cells: number[] = [];
  const starts = [0];
  for (const { places } of examples) {
    for (const place of places) {
      const here = placeHere[place] ?? -1;
      if (here >= 0) cells.push(here);
    }
    starts.push(cells.length);
  }
  const table: Table = {
    cells: Int32Array.from(cells),
    starts: Int32Array.from(starts),
    values: Float64Array.from(used, (place) => values[place] ?? 0),
  };
  return { table, used };
}

/** The loss of all examples and what holds the weights back; the last weight is the bias. */
function measure(
  examples: readonly Example[],
  { cells, starts, values }: Table,
  { weights, slope, decay }: Record<'weights' | 'slope', Float64Array> & { decay: number },
): number {
  const last = values.length;
  const bias = weights[last] as number;
  let height = 0;
  for (let at = 0; at < last; at += 1) {
    const weight = weights[at] as number;
    height += (decay / 2) * weight * weight;
    slope[at] = decay * weight;
  }
  slope[last] = 0;
  for (let row = 0; row < examples.length; row += 1) {
    const { scale, wanted, weight } = examples[row] as Example;
    const end = starts[row + 1] as number;
    let sum = 0;
    for (let at = starts[row] as number; at < end; at += 1) {
      const cell = cells[at] as number;
      sum += (values[cell] as number) * (weights[cell] as number);
    }
    const margin = (wanted ? 1 : -1) * (scale * sum + bias);
    const pull = (weight * (wanted ? -1 : 1)) / (1 + Math.exp(margin));
    height += weight * (Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(0, -margin));
    const push = pull * scale;
    for (let at = starts[row] as number; at < end; at += 1) {
      const cell = cells[at] as number;
      slope[cell] = (slope[cell] as number) + push * (values[cell] as number);
    }
    slope[last] = (slope[last] as number) + pull;
  }
  return height;
}
