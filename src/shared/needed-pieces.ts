/**
 * Of the words in a pattern, those of which a text must hold at least one for anything to match: one or
 * two characters each. A text without any of them is passed over without a search.
 */
export type Pieces = readonly string[];

/** Signs of a pattern that are not read here: \p{L}, \u4e00, a group with a name. */
const UNREAD = /\\[ckpPux]|\(\?<[^=!]/;

/** What one way to match a pattern needs: of each of these some, the rarest first. */
export type Needs = readonly Pieces[];

/**
 * What each of the ways to match a pattern needs. Null: one of them needs nothing in particular, or more than is
 * worth looking for.
 */
export function waysToMatch(source: string): readonly Needs[] | null {
  if (UNREAD.test(source)) return null;
  const pattern = { source, at: 0 };
  const ways = readChoice(pattern);
  return pattern.at === source.length && ways.every(({ length }) => length > 0) ? ways : null;
}

/** One of them must match: what any of them needs. Null where one needs nothing. */
function eitherOf(ways: readonly Needs[]): Pieces | null {
  const rarest = ways.flatMap(([first]) => (first === undefined ? [] : [first]));
  return rarest.length < ways.length ? null : [...new Set(rarest.flat())];
}

interface Pattern {
  readonly source: string;
  at: number;
}

function readChoice(pattern: Pattern): Needs[] {
  const ways = readSequence(pattern);
  while (pattern.source[pattern.at] === '|') {
    pattern.at += 1;
    ways.push(...readSequence(pattern));
  }
  return ways;
}

/** More tells a text no surer apart. */
const MOST_NEEDS = 3;

/** All parts must match; where they come down to a single choice, its ways are those of the whole. */
function readSequence(pattern: Pattern): Needs[] {
  const parts = readParts(pattern);
  const words = wordsIn(parts);
  const choices = parts.filter(({ ways }) => eitherOf(ways) !== null);
  const [only] = choices;
  if (words.length === 0 && choices.length === 1 && only !== undefined) return [...only.ways];
  const either = choices.flatMap(({ ways }) => [eitherOf(ways) ?? []]);
  const rarestFirst = [...words, ...either].sort((a, b) => frequencyOf(a) - frequencyOf(b));
  return [rarestFirst.slice(0, MOST_NEEDS)];
}

/** What may be missing needs nothing. */
function readParts(pattern: Pattern): Part[] {
  const parts: Part[] = [];
  while (pattern.at < pattern.source.length && !'|)'.includes(pattern.source[pattern.at] ?? '')) {
    const part = readPart(pattern);
    parts.push(readsNone(pattern) ? { ways: ANYTHING } : part);
  }
  return parts;
}

/** Characters that stand alone, and pairs of those that stand together. */
function wordsIn(parts: readonly Part[]): Pieces[] {
  return parts.flatMap(({ literal }, at) => {
    if (literal === undefined) return [];
    const before = parts[at - 1]?.literal;
    if (before !== undefined) return [[before + literal]];
    return parts[at + 1]?.literal === undefined ? [[literal]] : [];
  });
}

interface Part {
  literal?: string;
  ways: readonly Needs[];
}

/** It needs nothing that is looked for here. */
const ANYTHING: readonly Needs[] = [[]];

const LOOKAROUND = /\(\?<?[=!]/y;

function readPart(pattern: Pattern): Part {
  const sign = pattern.source[pattern.at] ?? '';
  if (sign === '(') return readGroup(pattern);
  if (sign === '[') return readClass(pattern);
  pattern.at += sign === '\\' ? 2 : 1;
  return '\\.^$'.includes(sign) ? { ways: ANYTHING } : { literal: sign, ways: ANYTHING };
}

function readGroup(pattern: Pattern): Part {
  LOOKAROUND.lastIndex = pattern.at;
  const around = LOOKAROUND.exec(pattern.source)?.[0];
  pattern.at += around?.length ?? (pattern.source.startsWith('(?:', pattern.at) ? 3 : 1);
  const ways = readChoice(pattern);
  pattern.at += 1;
  return { ways: around === undefined ? ways : ANYTHING };
}

const PLAIN_CLASS = /^[^\\^-]+$/;

function readClass(pattern: Pattern): Part {
  const end = pattern.source.indexOf(']', pattern.at + 1);
  const signs = pattern.source.slice(pattern.at + 1, end);
  pattern.at = end + 1;
  return { ways: PLAIN_CLASS.test(signs) ? [[Array.from(signs)]] : ANYTHING };
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
