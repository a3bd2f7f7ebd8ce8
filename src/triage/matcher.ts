import { type FoldedText, foldWord } from './folded-text.ts';
import { parsePattern, type Step } from './pattern.ts';

export interface Span {
  start: number;
  end: number;
}

/** Where a pattern stands in the folded text; `words` are the spans of its steps, gaps left out. */
export interface Match<Family> extends Span {
  family: Family;
  words: Span[];
}

export interface Matcher<Family> {
  /** In the order of the families, then of their place in the text. */
  match(text: FoldedText): Match<Family>[];
}

interface CompiledPattern<Family> {
  family: Family;
  steps: { atom: number; optional: boolean; gap: number }[];
}

interface WordNode {
  next: Map<number, WordNode>;
  atoms: number[];
}

const MOST_MATCHES = 12;

/**
 * Finds many patterns in one pass: a trie finds the words, then the steps of each pattern whose
 * words are all present are chained. No regular expression is made from the data, so no text can
 * make one backtrack.
 */
export function createMatcher<Family extends { phrases: readonly string[] }>(
  families: readonly Family[],
  slots: ReadonlyMap<string, readonly string[]>,
  spellings: ReadonlyMap<string, string>,
): Matcher<Family> {
  const dictionary = createDictionary(spellings);
  const patterns: CompiledPattern<Family>[] = families.flatMap((family) =>
    family.phrases.map((phrase) => ({
      family,
      steps: parsePattern(phrase, slots).map((step) => dictionary.compile(step)),
    })),
  );
  const needing = indexByRarestAtom(patterns);

  return {
    match(text) {
      const found = dictionary.find(text);
      const possible = [...found.keys()].flatMap((atom) => needing.get(atom) ?? []);
      return possible
        .toSorted((one, other) => one - other)
        .flatMap((index) => matchPattern(patterns[index], found, text));
    },
  };
}

/**
 * Places in the list of patterns, by that of the words each needs which the fewest others need: a text costs only
 * the patterns whose rarest words it has.
 */
function indexByRarestAtom(patterns: readonly CompiledPattern<unknown>[]): Map<number, number[]> {
  const needed = patterns.map(({ steps }) =>
    steps.filter(({ optional }) => !optional).map(({ atom }) => atom),
  );
  const uses = new Map<number, number>();
  for (const atom of needed.flat()) uses.set(atom, (uses.get(atom) ?? 0) + 1);
  const usesOf = (atom: number) => uses.get(atom) ?? 0;
  const index = new Map<number, number[]>();
  for (const [place, atoms] of needed.entries()) {
    const [rarest = -1] = atoms.toSorted((one, other) => usesOf(one) - usesOf(other));
    const places = index.get(rarest) ?? [];
    places.push(place);
    index.set(rarest, places);
  }
  return index;
}

function createDictionary(spellings: ReadonlyMap<string, string>) {
  const root: WordNode = { next: new Map(), atoms: [] };
  const atomsByWords = new Map<string, number>();

  return {
    compile(step: Step): CompiledPattern<unknown>['steps'][number] {
      const words = [...new Set(step.words.map((word) => foldWord(word, spellings)))].toSorted();
      const key = words.join('|');
      const known = atomsByWords.get(key);
      const atom = known ?? atomsByWords.size;
      if (known === undefined) {
        atomsByWords.set(key, atom);
        for (const word of words) insert(root, word, atom);
      }
      return { atom, optional: step.optional, gap: step.gap };
    },
    find: (text: FoldedText) => findWords(root, text),
  };
}

function insert(root: WordNode, word: string, atom: number): void {
  let node = root;
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    let next = node.next.get(code);
    if (next === undefined) {
      next = { next: new Map(), atoms: [] };
      node.next.set(code, next);
    }
    node = next;
  }
  node.atoms.push(atom);
}

/** Occurrences of each atom, by start, the shorter word first. */
function findWords(root: WordNode, text: FoldedText): Map<number, Span[]> {
  const found = new Map<number, Span[]>();
  for (let start = 0; start < text.letters.length; start += 1) {
    let node = root.next.get(text.letters.charCodeAt(start));
    for (let end = start + 1; node !== undefined; end += 1) {
      const span = { start, end };
      for (const atom of node.atoms) addSpan(found, atom, span);
      if (text.breaks[end] !== 0) break;
      node = node.next.get(text.letters.charCodeAt(end));
    }
  }
  return found;
}

function addSpan(found: Map<number, Span[]>, atom: number, span: Span): void {
  const spans = found.get(atom);
  if (spans === undefined) found.set(atom, [span]);
  else spans.push(span);
}

function matchPattern<Family>(
  pattern: CompiledPattern<Family> | undefined,
  found: ReadonlyMap<number, Span[]>,
  text: FoldedText,
): Match<Family>[] {
  if (!pattern?.steps.every((step) => step.optional || found.has(step.atom))) return [];
  const matches: Match<Family>[] = [];
  const firsts = found.get(pattern.steps[0]?.atom ?? -1) ?? [];
  let free = 0;
  for (const first of firsts) {
    if (first.start < free) continue;
    const words = chain({ pattern, found, text }, 1, [first]);
    const last = words?.at(-1);
    if (words === undefined || last === undefined) continue;
    matches.push({ family: pattern.family, start: first.start, end: last.end, words });
    free = last.end;
    if (matches.length === MOST_MATCHES) break;
  }
  return matches;
}

interface Search {
  pattern: CompiledPattern<unknown>;
  found: ReadonlyMap<number, Span[]>;
  text: FoldedText;
}

function chain(search: Search, at: number, words: Span[]): Span[] | undefined {
  const step = search.pattern.steps[at];
  const before = words.at(-1);
  if (step === undefined || before === undefined) return words;
  for (const span of reachable(search, at, before.end)) {
    const rest = chain(search, at + 1, [...words, span]);
    if (rest !== undefined) return rest;
  }
  return step.optional ? chain(search, at + 1, words) : undefined;
}

function reachable(search: Search, at: number, from: number): Span[] {
  const step = search.pattern.steps[at];
  const spans = step === undefined ? undefined : search.found.get(step.atom);
  if (step === undefined || spans === undefined) return [];
  const near: Span[] = [];
  for (let index = firstFrom(spans, from); index < spans.length; index += 1) {
    const span = spans[index];
    if (span === undefined || span.start > from + step.gap) break;
    if (isJoined(search.text, { from, to: span.start, gap: step.gap })) near.push(span);
  }
  return near;
}

/** Words that must touch have no comma between them; words with a gap may, but no full stop. */
function isJoined(text: FoldedText, place: { from: number; to: number; gap: number }): boolean {
  if (place.gap === 0) return text.breaks[place.to] === 0;
  return text.sentences[place.from - 1] === text.sentences[place.to];
}

/** Place of the first span that starts at `from` or later; `spans` are in the order of their start. */
export function firstFrom(spans: readonly Span[], from: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
