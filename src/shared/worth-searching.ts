import { type Needs, type Pieces, waysToMatch } from './needed-pieces.ts';
import { once } from './once.ts';
import { createPieceIndex } from './piece-index.ts';

/** Below, a search costs no more than to look whether it is worth one. */
const WORTH_LOOKING = 6;
/** So many texts are known at once: a message and its clauses. */
const TEXTS_KEPT = 64;

/** Ways to match patterns, by a piece of the rarest that each needs. */
const needing = createPieceIndex<Way>();
/** One source has one number, however often it is compiled; null where it needs no words. */
const numbers = new Map<string, number | null>();
const numberOf = new WeakMap<RegExp, number | null>();
/** By their numbers: of each a text needs one piece. The same words are needed by many patterns. */
const sets: PieceSet[] = [];
const setNumbers = new Map<string, number>();

interface Way {
  /** Of its pattern. */
  pattern: number;
  /** The numbers of the sets that it needs beside the rarest. */
  besides: readonly number[];
}

interface Looked {
  text: string;
  /** By their numbers, the patterns that the text may match: 1. */
  possible: Uint8Array;
}

const NOTHING_LOOKED_AT: Looked = { text: '', possible: new Uint8Array() };
let latest = NOTHING_LOOKED_AT;
const kept = new Map<string, Looked>();
/** Of the texts that are kept, in turn: to make them anew takes longer than to look. */
const tables: Uint8Array[] = [];

/** Whether a text lacks, of each way to match a pattern, some words: one look at the text tells it of all patterns. */
export function cannotMatch(pattern: RegExp, text: string): boolean {
  if (text.length < WORTH_LOOKING) return false;
  const known = numberOf.get(pattern);
  const number = known === undefined ? enter(pattern) : known;
  return number !== null && lookAt(text).possible[number] !== 1;
}

/**
 * The same of a long list: which of its patterns, by their places in it, a text may match. It is asked before other
 * texts are looked at.
 */
export function possibleAmong(
  patterns: readonly RegExp[],
): (text: string) => (at: number) => boolean {
  const entered = once(() => patterns.map(enter));
  return (text) => {
    const known = entered();
    const { possible } = lookAt(text);
    return (at) => {
      const number = known[at] ?? null;
      return number === null || possible[number] === 1;
    };
  };
}

function enter(pattern: RegExp): number | null {
  const { source } = pattern;
  let number = numbers.get(source);
  if (number === undefined) {
    const ways = waysToMatch(source);
    number = ways === null ? null : numbers.size;
    for (const way of ways ?? []) enterWay(way, numbers.size);
    numbers.set(source, number);
    forgetTexts();
  }
  numberOf.set(pattern, number);
  return number;
}

function enterWay([rarest = [], ...others]: Needs, pattern: number): void {
  const way = { pattern, besides: others.map(numberOfSet) };
  for (const piece of rarest) needing.add(piece, way);
}

function numberOfSet(pieces: Pieces): number {
  const key = pieces.join(' ');
  const known = setNumbers.get(key);
  if (known !== undefined) return known;
  setNumbers.set(key, sets.length);
  return sets.push(toPieceSet(pieces)) - 1;
}

function forgetTexts(): void {
  kept.clear();
  tables.length = 0;
  latest = NOTHING_LOOKED_AT;
}

function lookAt(text: string): Looked {
  if (latest.text === text) return latest;
  const known = kept.get(text);
  if (known) latest = known;
  else {
    if (kept.size >= TEXTS_KEPT) kept.clear();
    latest = { text, possible: possibleIn(text) };
    kept.set(text, latest);
  }
  return latest;
}

function possibleIn(text: string): Uint8Array {
  const possible = tables[kept.size] ?? new Uint8Array(numbers.size);
  tables[kept.size] = possible.fill(0);
  const holds = createHolder(text);
  needing.forEachIn(text, ({ pattern, besides }) => {
    if (possible[pattern] === 0 && besides.every(holds)) possible[pattern] = 1;
  });
  return possible;
}

interface PieceSet {
  /** Of single characters. */
  codes: readonly number[];
  pairs: readonly string[];
}

function toPieceSet(pieces: Pieces): PieceSet {
  const singles = pieces.filter(({ length }) => length === 1);
  return {
    codes: singles.map((piece) => piece.charCodeAt(0)),
    pairs: pieces.filter(({ length }) => length > 1),
  };
}

/** The last text, by its number, that had a character. */
const lastWith = new Uint32Array(0x1_00_00);
/** By sets: the number of the last text that had a piece of it; negative where it had none. */
const lastAsked: number[] = [];
let texts = 0;

/** Whether the text has a piece of a set, each looked for once. */
function createHolder(text: string): (set: number) => boolean {
  texts += 1;
  const number = texts;
  for (let at = 0; at < text.length; at += 1) lastWith[text.charCodeAt(at)] = number;
  const hasLetter = (code: number) => lastWith[code] === number;
  const hasPair = (pair: string) =>
    hasLetter(pair.charCodeAt(0)) && hasLetter(pair.charCodeAt(1)) && text.includes(pair);
  return (set) => {
    const asked = lastAsked[set];
    if (asked === number || asked === -number) return asked === number;
    const { codes = [], pairs = [] } = sets[set] ?? {};
    const holds = codes.some(hasLetter) || pairs.some(hasPair);
    lastAsked[set] = holds ? number : -number;
    return holds;
  };
}
