import type { PhraseSet } from '../knowledge/lexicon.ts';
import { allMatches } from '../shared/all-matches.ts';
import { cannotMatch } from '../shared/worth-searching.ts';

export interface Span {
  start: number;
  end: number;
}

export type WordLists = Readonly<Record<string, readonly string[]>>;

/** Nothing matches it: the phrase list of a rule that has none. */
const NOTHING = /(?!)/g;
/** `…` stays within the clause and is bounded, so that matching is linear in the sentence. */
const CLAUSE_START = '(?<=^|[,。;!?\\s])';
const CLAUSE_END = '(?=[,。;!?\\s]|$)';
const NEXT_CLAUSE = '[,\\s]{0,2}';
const GAP = '[^,。;!?\\s]{0,6}?';

/** The phrases of a list as one expression; the syntax is that of `PhraseSchema`. */
export function compilePhrases(
  phrases: readonly string[] | undefined,
  words: WordLists = {},
): RegExp {
  if (!phrases || phrases.length === 0) return NOTHING;
  return new RegExp(phrases.map((it) => sourceOf(it, words)).join('|'), 'g');
}

export function sourceOf(phrase: string, words: WordLists = {}): string {
  return phrase
    .normalize('NFKC')
    .replace(/\{(\w+)\}/g, (_, name: string) => listSource(name, words))
    .replaceAll('(', '(?:')
    .replaceAll('*', '{0,3}')
    .replace(/[\^$]/g, (it) => (it === '^' ? CLAUSE_START : CLAUSE_END))
    .replaceAll('_', NEXT_CLAUSE)
    .replace(/\.\.\.|…/g, GAP);
}

function listSource(name: string, words: WordLists): string {
  const list = words[name];
  if (!list) throw new Error(`The phrase names the list {${name}}, which does not exist.`);
  return `(${list.toSorted((a, b) => b.length - a.length).join('|')})`;
}

export const findAll = onceForText(
  (phrases, text): readonly Span[] =>
    allMatches(phrases, text).map((it) => ({ start: it.index, end: it.index + it[0].length })),
  [],
);

/** The text with each of them replaced. */
export function replaceAll(text: string, phrases: RegExp, by: (words: string) => string): string {
  const isSaid = phrases !== NOTHING && !cannotMatch(phrases, text);
  return isSaid ? text.replace(phrases, by) : text;
}

/** With their groups. */
export function matchesOf(phrases: RegExp, text: string): RegExpExecArray[] {
  return cannotMatch(phrases, text) ? [] : allMatches(phrases, text);
}

export const saysAny = onceForText((phrases, text): boolean => {
  phrases.lastIndex = 0;
  return phrases.test(text);
}, false);

/**
 * Each of a hundred sums in one clause is looked up by the same words of the same clause; and hundreds of lists
 * are looked for in every message, of which few have a word in it.
 */
function onceForText<Result>(
  look: (phrases: RegExp, text: string) => Result,
  nothing: Result,
): (phrases: RegExp, text: string) => Result {
  const last = new WeakMap<RegExp, { text: string; result: Result }>();
  return (phrases, text) => {
    if (phrases === NOTHING || cannotMatch(phrases, text)) return nothing;
    const known = last.get(phrases);
    if (known?.text === text) return known.result;
    const result = look(phrases, text);
    last.set(phrases, { text, result });
    return result;
  };
}

export interface CompiledPhraseSet {
  say: RegExp;
  whole: RegExp;
  unless: RegExp;
  notWith: RegExp;
  apart: RegExp;
}

export function compilePhraseSet(set: PhraseSet, words: WordLists): CompiledPhraseSet {
  const whole = set.whole?.map((it) => sourceOf(it, words)).join('|');
  return {
    say: compilePhrases(set.say, words),
    whole: whole ? new RegExp(`^(?:${whole})$`) : NOTHING,
    unless: compilePhrases(set.unless, words),
    notWith: compilePhrases(set.notWith, words),
    apart: compilePhrases(set.apart, words),
  };
}
