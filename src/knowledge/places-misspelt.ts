import { isBound } from './places-choice.ts';
import type { Bindings, Token } from './places-mentions.ts';
import type { PlaceNames } from './places-names.ts';
import type { PlaceSources } from './places-rules.ts';
import type { Division } from './places-table.ts';

/** The sentence with the names of places that documents bind as they are spelt: 如高的 → 如皋的. */
export type CorrectPlaces = (
  sentence: string,
  tokens: readonly Token[],
  bindings: Bindings,
) => string;

interface Name {
  text: string;
  division: Division;
  /** Has 镇, 街道, 县 at its end, or is a county: it may stand anywhere. */
  standsAlone: boolean;
}

const SUFFIX = /(?:街道|[市县区镇乡])$/;
const HAN = /\p{Script=Han}/u;

/**
 * A name written with characters of the same sound or look is taken only where nothing else fits:
 * no word of the sentence reaches into it, and it stands free. Lengths stay as they are.
 */
export function createPlaceCorrection(
  divisions: readonly Division[],
  names: PlaceNames,
  { rules, sounds }: PlaceSources,
): CorrectPlaces {
  const freeAfter = new RegExp(`^(?:${rules.freeAfter.join('|')})`, 'u');
  let known: { key: string; index: ReadonlyMap<string, Name[]> } | undefined;
  const indexFor = (bindings: Bindings) => {
    const key = [...bindings.binding].join();
    if (known?.key !== key)
      known = { key, index: indexNames(divisions, { names, sounds, bindings }) };
    return known.index;
  };

  const isMisspelt = createSpellingJudge({ rules, sounds });

  const fits = (sentence: string, at: number, { name, tokens, followsPlace }: Reading): boolean => {
    const end = at + name.text.length;
    if (end > sentence.length || !isMisspelt(sentence.slice(at, end), name.text)) return false;
    const isFull = SUFFIX.test(name.text);
    const isEnded = isFull || isFreeAfter(sentence.slice(end), names, freeAfter);
    const isWord = isPartOfWord(tokens, at, end);
    if (followsPlace) return isEnded && (isFull || !isWord); // 怀远河流镇, whatever 河流 means
    if (isWord) return false;
    return isEnded && name.standsAlone && isFreeBefore(sentence, at, { tokens, rules });
  };

  const nameAt = (sentence: string, at: number, scene: Scene): Name | undefined => {
    const { tokens, placeEnd } = scene;
    const index = indexFor(scene.bindings);
    const followsPlace =
      placeEnd === at || tokens.some((it) => it.end === at && it.divisions.length > 0);
    return keysAt(sentence.slice(at, at + 2), sounds)
      .flatMap((it) => index.get(it) ?? [])
      .find((name) => fits(sentence, at, { name, tokens, followsPlace }));
  };

  return (sentence, tokens, bindings) => {
    let corrected = sentence;
    let placeEnd = -1;
    for (let at = 0; at < sentence.length - 1; at += 1) {
      if (!HAN.test(sentence.charAt(at))) continue;
      const name = nameAt(corrected, at, { tokens, bindings, placeEnd });
      if (!name) continue;
      corrected = corrected.slice(0, at) + name.text + corrected.slice(at + name.text.length);
      placeEnd = at + name.text.length;
      at = placeEnd - 1;
    }
    return corrected;
  };
}

/** Whether at least half of the characters are right and the others sound or look like them. */
function createSpellingJudge({
  rules,
  sounds,
}: Pick<PlaceSources, 'rules' | 'sounds'>): (said: string, meant: string) => boolean {
  const isAlike = (said: string, meant: string) =>
    said === meant ||
    rules.lookAlikes[meant]?.includes(said) === true ||
    (sounds.get(said) ?? []).some((it) => sounds.get(meant)?.includes(it));
  return (said, meant) => {
    const letters = [...said];
    const same = letters.filter((it, at) => it === meant[at]).length;
    const isNear = letters.every((it, at) => isAlike(it, meant[at] ?? ''));
    return same < letters.length && same >= said.length / 2 && isNear;
  };
}

interface Reading {
  name: Name;
  tokens: readonly Token[];
  followsPlace: boolean;
}

interface Scene {
  tokens: readonly Token[];
  bindings: Bindings;
  /** Where the name corrected last ends. */
  placeEnd: number;
}

interface Indexing {
  names: PlaceNames;
  sounds: PlaceSources['sounds'];
  bindings: Bindings;
}

/** By the sound of the first character, and by the first character itself for look-alikes after it. */
function indexNames(
  divisions: readonly Division[],
  { names, sounds, bindings }: Indexing,
): ReadonlyMap<string, Name[]> {
  const { binding, home } = bindings;
  const near = divisions.filter(
    (it) => it.level !== 'province' && (isBound(it, binding) || home.has(it.code)),
  );
  const all = near.flatMap((it) => namesOf(it, names, bindings));
  const index = new Map<string, Name[]>();
  for (const name of all.toSorted((a, b) => b.text.length - a.text.length))
    for (const key of keysAt(name.text, sounds)) index.set(key, [...(index.get(key) ?? []), name]);
  return index;
}

function namesOf(division: Division, names: PlaceNames, { binding }: Bindings): Name[] {
  const short = division.name.replace(SUFFIX, '');
  const isTown = division.level === 'street';
  const full: Name = { text: division.name, division, standsAlone: true };
  if (short === division.name || short.length < 2 || names.isEveryday(short)) return [full];
  return [full, { text: short, division, standsAlone: !isTown || binding.has(division.code) }];
}

function keysAt(text: string, sounds: PlaceSources['sounds']): string[] {
  const first = text.charAt(0);
  return [first, ...(sounds.get(first) ?? [])];
}

function isPartOfWord(tokens: readonly Token[], start: number, end: number): boolean {
  return tokens.some(
    (it) => it.end - it.start > 1 && it.start < end && start < it.end && !isLess(it, start, end),
  );
}

/** 南通通洲: the place before it is no word that reaches into it. */
function isLess(token: Token, start: number, end: number): boolean {
  return token.divisions.length > 0 && (token.end <= start || token.start >= end);
}

function isFreeBefore(
  sentence: string,
  at: number,
  { tokens, rules }: { tokens: readonly Token[]; rules: PlaceSources['rules'] },
): boolean {
  const before = tokens.find((it) => it.end === at);
  if (!before || before.end - before.start > 1) return true;
  const character = sentence.charAt(at - 1);
  return !HAN.test(character) || rules.freeBefore.includes(character);
}

function isFreeAfter(rest: string, names: PlaceNames, free: RegExp): boolean {
  if (rest === '' || !HAN.test(rest.charAt(0)) || free.test(rest)) return true;
  return names
    .lengthsAt(rest.slice(0, 2))
    .some((it) => rest.length >= it && names.entriesOf(rest.slice(0, it)).length > 0);
}
