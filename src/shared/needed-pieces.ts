/**
 * Of the words in a pattern, those of which a text must hold at least one for anything to match: one or
 * two characters each. A text without any of them is passed over without a search.
 */
export type Pieces = readonly string[];

/** Signs of a pattern that are not read here: \p{L}, \u4e00, a group with a name. */
const UNREAD = /\\[ckpPux]|\(\?<[^=!]/;

/** Null: the pattern needs nothing in particular, or more than is worth looking for. */
export function neededPieces(source: string): Pieces | null {
  if (UNREAD.test(source)) return null;
  const pattern = { source, at: 0 };
  const needed = readChoice(pattern);
  return pattern.at === source.length ? needed : null;
}

interface Pattern {
  readonly source: string;
  at: number;
}

/** One of several must match: what any of them needs. */
function readChoice(pattern: Pattern): Pieces | null {
  const branches = [readSequence(pattern)];
  while (pattern.source[pattern.at] === '|') {
    pattern.at += 1;
    branches.push(readSequence(pattern));
  }
  const known = branches.filter((it) => it !== null);
  return known.length < branches.length ? null : [...new Set(known.flat())];
}

/** All parts must match: what the rarest of them needs. */
function readSequence(pattern: Pattern): Pieces | null {
  let rarest: Pieces | null = null;
  let run = '';
  const consider = (pieces: Pieces | null) => {
    if (pieces && (rarest === null || frequencyOf(pieces) < frequencyOf(rarest))) rarest = pieces;
  };
  while (pattern.at < pattern.source.length && !'|)'.includes(pattern.source[pattern.at] ?? '')) {
    const part = readPart(pattern);
    const isNeeded = !readsNone(pattern);
    run = isNeeded && part.literal !== undefined ? run.slice(-1) + part.literal : '';
    if (isNeeded) consider(run === '' ? part.pieces : [run]);
  }
  return rarest;
}

interface Part {
  literal?: string;
  pieces: Pieces | null;
}

const LOOKAROUND = /\(\?<?[=!]/y;

function readPart(pattern: Pattern): Part {
  const sign = pattern.source[pattern.at] ?? '';
  if (sign === '(') return readGroup(pattern);
  if (sign === '[') return readClass(pattern);
  pattern.at += sign === '\\' ? 2 : 1;
  return '\\.^$'.includes(sign) ? { pieces: null } : { literal: sign, pieces: [sign] };
}

function readGroup(pattern: Pattern): Part {
  LOOKAROUND.lastIndex = pattern.at;
  const around = LOOKAROUND.exec(pattern.source)?.[0];
  pattern.at += around?.length ?? (pattern.source.startsWith('(?:', pattern.at) ? 3 : 1);
  const pieces = readChoice(pattern);
  pattern.at += 1;
  return { pieces: around === undefined ? pieces : null };
}

const PLAIN_CLASS = /^[^\\^-]+$/;

function readClass(pattern: Pattern): Part {
  const end = pattern.source.indexOf(']', pattern.at + 1);
  const signs = pattern.source.slice(pattern.at + 1, end);
  pattern.at = end + 1;
  return { pieces: PLAIN_CLASS.test(signs) ? Array.from(signs) : null };
}

const QUANTIFIER = /(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/y;

/** Whether what stands before may be missing. */
function readsNone(pattern: Pattern): boolean {
  QUANTIFIER.lastIndex = pattern.at;
  const [sign, least] = QUANTIFIER.exec(pattern.source) ?? [];
  if (sign === undefined) return false;
  pattern.at += sign.length;
  return least === undefined ? !sign.startsWith('+') : least === '0';
}

/** A single character stands in many more texts than a pair of them. */
const SINGLE = 8;

function frequencyOf(pieces: Pieces): number {
  return pieces.reduce((sum, { length }) => sum + (length === 1 ? SINGLE : 1), 0);
}
