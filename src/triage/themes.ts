import type { TriagePhrases } from '../knowledge/phrases.ts';
import { foldWord } from './folded-text.ts';

/** Hears of which themes a text speaks, and which two it names close together. */
export type ThemeEar = (letters: string) => string[];

/** Greatest distance, in characters, at which two themes still belong together. */
const TOGETHER = 20;

/** Whether a text speaks of a theme of danger other than those that everyday talk is full of. */
export function createDangerNamer({
  themes,
  spellings,
  likeness,
}: Pick<TriagePhrases, 'themes' | 'spellings' | 'likeness'>): (letters: string) => boolean {
  const everyday = new Set(likeness.danger.unnamed.besides);
  const telling = new Map([...themes].filter(([name]) => !everyday.has(name)));
  const hear = createThemeEar({ themes: telling, spellings });
  return (letters) => hear(letters).length > 0;
}

interface ThemeNode {
  next: Map<number, ThemeNode>;
  themes: string[];
}

export function createThemeEar({
  themes,
  spellings,
}: Pick<TriagePhrases, 'themes' | 'spellings'>): ThemeEar {
  const root: ThemeNode = { next: new Map(), themes: [] };
  for (const [name, words] of themes) {
    for (const word of new Set(words.map((word) => foldWord(word, spellings)))) {
      insert(root, word, name);
    }
  }
  return (letters) => pairUp(findThemes(root, letters));
}

function insert(root: ThemeNode, word: string, theme: string): void {
  let node = root;
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    const next = node.next.get(code) ?? { next: new Map(), themes: [] };
    node.next.set(code, next);
    node = next;
  }
  node.themes.push(theme);
}

/** Places at which each theme begins, the themes in the order of their first mention. */
function findThemes(root: ThemeNode, letters: string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (let start = 0; start < letters.length; start += 1) {
    let node = root.next.get(letters.charCodeAt(start));
    for (let end = start + 1; node !== undefined; end += 1) {
      for (const theme of node.themes) addPlace(found, theme, start);
      node = node.next.get(letters.charCodeAt(end));
    }
  }
  return found;
}

function addPlace(found: Map<string, number[]>, theme: string, start: number): void {
  const places = found.get(theme);
  if (places === undefined) found.set(theme, [start]);
  else if (places.at(-1) !== start) places.push(start);
}

function pairUp(found: ReadonlyMap<string, readonly number[]>): string[] {
  const names = [...found.keys()].toSorted();
  const heard = names.map((name) => `@${name}`);
  for (const [index, one] of names.entries()) {
    for (const other of names.slice(index + 1)) {
      if (areTogether(found.get(one), found.get(other))) heard.push(`@${one}+${other}`);
    }
  }
  return heard;
}

/** Both are in the order of the text, so each place is looked at once. */
function areTogether(places: readonly number[] = [], others: readonly number[] = []): boolean {
  let at = 0;
  let other = 0;
  while (at < places.length && other < others.length) {
    const apart = (others[other] ?? 0) - (places[at] ?? 0);
    if (Math.abs(apart) <= TOGETHER) return true;
    if (apart > 0) at += 1;
    else other += 1;
  }
  return false;
}
