import { type Needs, type Pieces, waysToMatch } from './needed-pieces.ts';
import { createPieceIndex } from './piece-index.ts';

/** Below, a search costs no more than to look whether it is worth one. */
const WORTH_LOOKING = 6;
/** So many texts are known at once: a message and its clauses. */
const TEXTS_KEPT = 64;

/** Patterns by a piece of the rarest that a way to match them needs; one source has one number, however often it is compiled. */
const needing = createPieceIndex<number>();
const numbers = new Map<string, number | null>();
const numberOf = new WeakMap<RegExp, number | null>();
/** By their numbers, what their ways to match need, as numbers of sets of pieces. */
const needsOf: (readonly (readonly number[])[])[] = [];
/** By their numbers: of each a text needs one piece. The same words are needed by many patterns. */
const sets: Pieces[] = [];
const setNumbers = new Map<string, number>();

/** By their numbers, the patterns that a text may match. */
type Possible = Uint8Array;
const POSSIBLE = 1;
/** A way to match was looked at piece by piece. */
const SURE = 2;

interface Looked {
  text: string;
  possible: Possible;
  /** By the numbers of sets: 1 has a piece of it, 2 has none. */
  held: Uint8Array;
}

const NOTHING_LOOKED_AT: Looked = { text: '', possible: new Uint8Array(), held: new Uint8Array() };
let latest = NOTHING_LOOKED_AT;
const kept = new Map<string, Looked>();

/** Whether a text lacks some of the words that each way to match a pattern needs. */
export function cannotMatch(pattern: RegExp, text: string): boolean {
  if (text.length < WORTH_LOOKING) return false;
  const known = numberOf.get(pattern);
  const number = known === undefined ? enter(pattern) : known;
  if (number === null) return false;
  const looked = lookAt(text);
  if (looked.possible[number] !== POSSIBLE) return looked.possible[number] !== SURE;
  const isPossible = needsOf[number]?.some((needs) => needs.every((set) => holds(looked, set)));
  looked.possible[number] = isPossible === true ? SURE : 0;
  return isPossible !== true;
}

function holds({ text, held }: Looked, set: number): boolean {
  if (held[set] === 0) held[set] = sets[set]?.some((piece) => text.includes(piece)) ? 1 : 2;
  return held[set] === 1;
}

/** Null: the pattern needs no words. */
function enter(pattern: RegExp): number | null {
  const { source } = pattern;
  let number = numbers.get(source);
  if (number === undefined) {
    const ways = waysToMatch(source);
    number = ways === null ? null : enterWays(ways);
    numbers.set(source, number);
    forgetTexts();
  }
  numberOf.set(pattern, number);
  return number;
}

function enterWays(ways: readonly Needs[]): number {
  const number = needsOf.length;
  for (const piece of new Set(ways.flatMap(([rarest = []]) => rarest))) needing.add(piece, number);
  needsOf.push(ways.map((needs) => needs.map(numberOfSet)));
  return number;
}

function numberOfSet(pieces: Pieces): number {
  const key = pieces.join(' ');
  const known = setNumbers.get(key);
  if (known !== undefined) return known;
  setNumbers.set(key, sets.length);
  return sets.push(pieces) - 1;
}

function forgetTexts(): void {
  kept.clear();
  latest = NOTHING_LOOKED_AT;
}

function lookAt(text: string): Looked {
  if (latest.text === text) return latest;
  const known = kept.get(text);
  if (known) latest = known;
  else {
    const possible = new Uint8Array(needsOf.length);
    needing.forEachIn(text, (number) => {
      possible[number] = POSSIBLE;
    });
    if (kept.size >= TEXTS_KEPT) kept.clear();
    latest = { text, possible, held: new Uint8Array(sets.length) };
    kept.set(text, latest);
  }
  return latest;
}
