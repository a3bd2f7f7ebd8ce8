import { allMatches } from '../shared/all-matches.ts';
import { possibleAmong } from '../shared/worth-searching.ts';
import type { Term, TermsData } from './terms.ts';

/** An entry as it stands in a message. */
export interface Reading {
  expression: string;
  term: Term;
}

interface Expression {
  expression: string;
  /** Undefined for a false friend, which only keeps others from being read in its place. */
  term: Term | undefined;
}

interface Found extends Expression {
  at: number;
}

export interface TermsReader {
  /** What stands in a lower-case message, in the order of the text. */
  read(message: string): Reading[];
  /** Only what stands there as it is listed. */
  readLiterally(message: string): Reading[];
}

export function createTermsReader(data: TermsData): TermsReader {
  const index = indexExpressions(data);
  const patternsFor = createPatternSource(data);
  return {
    read(message) {
      const literal = findListed(message, index);
      const rest = withoutFalseFriends(message, literal);
      const byPattern = patternsFor(rest).flatMap(({ pattern, term }) =>
        allMatches(pattern, rest).map((match) => ({
          expression: match[0],
          term,
          at: match.index,
        })),
      );
      return [...literal, ...byPattern]
        .sort((left, right) => left.at - right.at)
        .flatMap(toReading);
    },
    readLiterally: (message) => findListed(message, index).flatMap(toReading),
  };
}

interface TermPattern {
  pattern: RegExp;
  term: Term;
}

/** Hundreds of patterns, of which a message has the words of few: those that it may match, in their order. */
function createPatternSource({ terms }: TermsData): (message: string) => TermPattern[] {
  const patterns = terms.flatMap((term) => term.patterns.map((pattern) => ({ pattern, term })));
  const mayMatch = possibleAmong(patterns.map(({ pattern }) => pattern));
  return (message) => {
    const isPossible = mayMatch(message);
    return patterns.filter((_, at) => isPossible(at));
  };
}

function toReading({ expression, term }: Found): Reading[] {
  return term === undefined ? [] : [{ expression, term }];
}

/** By first character, the longest first. */
function indexExpressions({ terms, falseFriends }: TermsData): Map<string, Expression[]> {
  const all: Expression[] = [
    ...terms.flatMap((term) => term.say.map((expression) => ({ expression, term }))),
    ...falseFriends.flatMap(({ say }) =>
      say.map((expression) => ({ expression, term: undefined })),
    ),
  ];
  const index = new Map<string, Expression[]>();
  for (const { expression, term } of all) {
    const lower = expression.toLowerCase();
    const list = index.get(lower.charAt(0)) ?? [];
    list.push({ expression: lower, term });
    index.set(lower.charAt(0), list);
  }
  for (const list of index.values()) list.sort((a, b) => b.expression.length - a.expression.length);
  return index;
}

function findListed(message: string, index: ReadonlyMap<string, readonly Expression[]>): Found[] {
  const found: Found[] = [];
  let at = 0;
  while (at < message.length) {
    const candidates = index.get(message.charAt(at)) ?? [];
    const read = candidates.find(({ expression }) => message.startsWith(expression, at));
    if (read) found.push({ ...read, at });
    at += read?.expression.length ?? 1;
  }
  return found;
}

function withoutFalseFriends(message: string, found: readonly Found[]): string {
  const pieces: string[] = [];
  let read = 0;
  for (const { term, expression, at } of found) {
    if (term !== undefined) continue;
    pieces.push(message.slice(read, at), ' '.repeat(expression.length));
    read = at + expression.length;
  }
  return [...pieces, message.slice(read)].join('');
}
