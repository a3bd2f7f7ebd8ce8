import { neededPieces } from '../shared/needed-pieces.ts';
import { createPieceIndex } from '../shared/piece-index.ts';

/** Below, a search costs no more than to look whether it is worth one. */
const WORTH_LOOKING = 6;
/** So many texts are known at once: a message and its clauses. */
const TEXTS_KEPT = 64;

/** Patterns by a piece that they need; one source has one number, however often it is compiled. */
const needing = createPieceIndex<number>();
const numbers = new Map<string, number | null>();
const numberOf = new WeakMap<RegExp, number | null>();

/** By their numbers, the patterns that a text may match: 1. */
type Possible = Uint8Array;

let latest: { text: string; possible: Possible } = { text: '', possible: new Uint8Array() };
const kept = new Map<string, typeof latest>();

/** Whether a text lacks all the words that a pattern needs: one look at the text tells it of all patterns. */
export function cannotMatch(pattern: RegExp, text: string): boolean {
  if (text.length < WORTH_LOOKING) return false;
  const known = numberOf.get(pattern);
  const number = known === undefined ? enter(pattern) : known;
  return number !== null && possibleIn(text)[number] !== 1;
}

/** Null: the pattern needs no words. */
function enter(pattern: RegExp): number | null {
  const { source } = pattern;
  let number = numbers.get(source);
  if (number === undefined) {
    const pieces = neededPieces(source);
    number = pieces === null ? null : numbers.size;
    for (const piece of pieces ?? []) needing.add(piece, numbers.size);
    numbers.set(source, number);
    forgetTexts();
  }
  numberOf.set(pattern, number);
  return number;
}

function forgetTexts(): void {
  kept.clear();
  latest = { text: '', possible: new Uint8Array() };
}

function possibleIn(text: string): Possible {
  if (latest.text === text) return latest.possible;
  const known = kept.get(text);
  if (known) latest = known;
  else {
    const possible = new Uint8Array(numbers.size);
    needing.forEachIn(text, (number) => {
      possible[number] = 1;
    });
    if (kept.size >= TEXTS_KEPT) kept.clear();
    latest = { text, possible };
    kept.set(text, latest);
  }
  return latest.possible;
}
