import { DANGER_CATEGORIES } from '../../src/contracts/conversations.ts';
import type { LearnedWeights, TriagePhrases } from '../../src/knowledge/phrases.ts';
import { normaliseUtterance } from '../../src/shared/text.ts';
import { createGroupCutter } from '../../src/triage/groups.ts';
import { scaleOf } from '../../src/triage/learned.ts';
import { createTriage } from '../../src/triage/triage.ts';
import type { Lesson } from './lessons.ts';
import { minimise } from './minimise.ts';

const LABELS = ['danger', 'urgent', ...DANGER_CATEGORIES];
const ROUNDS = 50;
/** Holds weights back from what a single sentence suggests. */
const DECAY = 0.8;
const SEEN_AT_LEAST = 2;
/** There are many more loose pairs than groups. */
const PAIR_SEEN_AT_LEAST = 3;
/** So many weights of a label are kept, those that move the lessons most; the rest is learned anew without them. */
const KEPT: Readonly<Record<string, number>> = { danger: 55_000, urgent: 45_000 };
const KEPT_OF_CATEGORY = 6_000;
/** A missed call for help weighs as much as so many false ones; which danger it is, only once. */
const MISS_WEIGHS: Readonly<Record<string, number>> = { danger: 2, urgent: 2 };
/** What is rare tells more than what everybody says, but not more than this power lets it. */
const RARITY = 1.5;
/** What the first reading found is worth so many groups of letters. */
const SIGN_WEIGHS = 1.5;
const SIGN = /^[+?-]./u;
const LOOSE_PAIR = /^._.$/u;

/** What of a lesson is learned from: `scale` is how much each of its groups says. */
interface HeardLesson {
  groups: readonly string[];
  scale: number;
}

interface Row {
  places: Int32Array;
  scale: number;
}

/**
 * Learns how much each group of letters, and each sign that the first reading found, speaks for each
 * label: logistic regression over all lessons at once, no chance in it.
 */
export function train(lessons: readonly Lesson[], phrases: TriagePhrases): LearnedWeights {
  const heard = hearLessons(lessons, phrases);
  const counts = countGroups(heard.map(({ groups }) => groups));
  const groups = [...counts.keys()].toSorted();
  const places = new Map(groups.map((group, place) => [group, place]));
  const seen = Float64Array.from(groups, (group) => counts.get(group) ?? 0);
  const values = seen.map((count, place) => valueFor(groups[place] ?? '', count / lessons.length));
  const rows = heard.map(({ groups: found, scale }) => ({
    places: Int32Array.from(found.flatMap((group) => places.get(group) ?? [])),
    scale,
  }));
  const columns = LABELS.map((label) => {
    const examples = examplesOf(lessons, rows, label);
    const influence = learn(examples, values).weights.map(
      (weight, place) => Math.abs(weight) * Math.sqrt(seen[place] ?? 0),
    );
    return learn(examples, keepLargest(values, influence, KEPT[label] ?? KEPT_OF_CATEGORY));
  });
  return {
    labels: LABELS,
    bias: columns.map(({ bias }) => bias),
    weights: new Map(
      groups.map((group, place) => [group, columns.map(({ weights }) => weights[place] ?? 0)]),
    ),
  };
}

export function hearLessons(lessons: readonly Lesson[], phrases: TriagePhrases): HeardLesson[] {
  const { hear } = createTriage(phrases);
  const cut = createGroupCutter(phrases);
  return lessons.map(({ text }) => {
    const { letters, signs } = hear(normaliseUtterance(text));
    return { groups: [...cut(letters), ...signs], scale: scaleOf(letters) };
  });
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

function valueFor(group: string, share: number): number {
  const rarity = Math.max(0.2, -Math.log(share)) / 3;
  return rarity ** RARITY * (SIGN.test(group) ? SIGN_WEIGHS : 1);
}

interface Example extends Row {
  wanted: boolean;
  weight: number;
}

/** Which danger it is is learned from dangers only: from no danger, rarer ones learn to be silent. */
function examplesOf(lessons: readonly Lesson[], rows: readonly Row[], label: string): Example[] {
  return lessons.flatMap((lesson, at) => {
    const wanted = label === 'danger' || label === 'urgent' ? lesson[label] : isOf(lesson, label);
    const row = rows[at];
    if (wanted === null || row === undefined) return [];
    return [{ ...row, wanted, weight: lesson.weight * (wanted ? (MISS_WEIGHS[label] ?? 1) : 1) }];
  });
}

function isOf({ danger, categories }: Lesson, label: string): boolean | null {
  return danger === true && categories.length > 0 ? categories.some((it) => it === label) : null;
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
): { weights: Float64Array; bias: number } {
  const { table, used } = tabulate(examples, values);
  const size = used.length;
  const point = minimise((weights, slope) => measure(examples, table, { weights, slope }), {
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
  { weights, slope }: Record<'weights' | 'slope', Float64Array>,
): number {
  const last = values.length;
  const bias = weights[last] as number;
  let height = 0;
  for (let at = 0; at < last; at += 1) {
    const weight = weights[at] as number;
    height += (DECAY / 2) * weight * weight;
    slope[at] = DECAY * weight;
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
