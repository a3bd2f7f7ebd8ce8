import type { Reading } from './reading.ts';

/**
 * What a clause can make of a household, the best for the citizen first. `MET_MAY` and `UNMET_MAY` are brought
 * about by 可 or 原则上; `EXPIRED` and `SILENT` is what the text leaves to people.
 */
export const MET = 1;
export const MET_MAY = 2;
export const EXPIRED = 4;
export const SILENT = 8;
export const UNMET_MAY = 16;
export const UNMET = 32;
const EACH = [MET, MET_MAY, EXPIRED, SILENT, UNMET_MAY, UNMET] as const;
type One = (typeof EACH)[number];

/**
 * Every outcome that some completion of what is known would have, as a set of bits. A fact that is missing is
 * not given a third value here: each of its values is tried.
 */
export type Possible = number;
export type Condition = (reading: Reading) => Possible;

/** Everything is demanded: the worst counts. */
export const all = combine((one, other) => (one > other ? one : other));
/** One way in is enough: the best counts. */
export const any = combine((one, other) => (one < other ? one : other));

/** A condition that turns on the facts named, decided for each of the values they can have. */
export function on<Key extends keyof Reading>(
  keys: readonly Key[],
  decide: (known: { [K in Key]: Reading[K][number] }) => One,
): Condition {
  return (reading) => {
    let possible = 0;
    for (const known of completions(reading, keys)) possible |= decide(known);
    return possible;
  };
}

/** A condition that holds or fails, and is one fact. */
export function holds<Key extends keyof Reading>(
  key: Key,
  test: (value: Reading[Key][number]) => boolean,
): Condition {
  return on([key], (known) => (test(known[key]) ? MET : UNMET));
}

export const always =
  (outcome: One): Condition =>
  () =>
    outcome;

export function union(possibles: readonly Possible[]): Possible {
  return possibles.reduce((one, other) => one | other, 0);
}

export function verdict(possible: Possible): string {
  const met = possible & (MET | MET_MAY);
  const unmet = possible & (UNMET | UNMET_MAY);
  // Where a 可 grants on one value and a firm word on another, it is not known yet which clause grants.
  if (possible === MET) return 'met facts';
  if (possible === MET_MAY) return 'met discretion';
  if (possible === unmet) return possible === UNMET ? 'unmet facts' : 'unmet discretion';
  if (met > 0 || unmet > 0) return 'undetermined missing_facts';
  // A sentence whose time is over is named wherever it may count.
  return possible & EXPIRED ? 'undetermined expired' : 'undetermined policy_silent';
}

function combine(choose: (one: One, other: One) => One) {
  const both = (left: Possible, right: Possible): Possible => {
    let possible = 0;
    for (const one of EACH)
      for (const other of EACH) if (left & one && right & other) possible |= choose(one, other);
    return possible;
  };
  return (...conditions: Condition[]): Condition =>
    (reading) =>
      conditions.map((condition) => condition(reading)).reduce(both);
}

function* completions<Key extends keyof Reading>(
  reading: Reading,
  keys: readonly Key[],
): Generator<{ [K in Key]: Reading[K][number] }> {
  const [first, ...rest] = keys;
  if (first === undefined) {
    yield {} as { [K in Key]: Reading[K][number] };
    return;
  }
  for (const value of reading[first])
    for (const others of completions(reading, rest)) yield { ...others, [first]: value };
}
