import { onceEach, onceFor } from '../shared/once.ts';
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
  const findNamed = onceFor((bindings: Bindings) =>
    createNameFinder(divisions, { names, rules, sounds, bindings }),
  );

  const isMisspelt = createSpellingJudge({ rules, sounds });

  const fits = (sentence: string, name: Name, { at, over, followsPlace }: Position): boolean => {
    const end = at + name.text.length;
    if (end > sentence.length || !isMisspelt(sentence.slice(at, end), name.text)) return false;
    const signs = [
      SUFFIX.test(name.text),
      isFreeAfter(sentence.slice(end), names, freeAfter),
      !over.slice(at, end).some(isLongWord),
    ];
    const [isFull] = signs;
    const count = signs.filter((it) => it).length;
    if (followsPlace) return isFull === true || count > 1; // 怀远河流镇, whatever 河流 means
    // 启动市的 is 启东市, 启动市场 is no place: two signs of three.
    const isFree = count > 1 && isFreeBefore(sentence, over[at - 1], rules.freeBefore);
    return isFree && name.standsAlone;
  };

  return (sentence, tokens, bindings) => {
    const over = tokensOver(tokens);
    const findName = findNamed(bindings);
    let corrected = sentence;
    let placeEnd = -1;
    for (let at = 0; at < sentence.length - 1; at += 1) {
      if (!HAN.test(sentence.charAt(at))) continue;
      const before = over[at - 1];
      const followsPlace = placeEnd === at || (before?.end === at && before.divisions.length > 0);
      const name = findName(corrected, at, (it) => fits(corrected, it, { at, over, followsPlace }));
      if (!name) continue;
      placeEnd = at + name.text.length;
      corrected = corrected.slice(0, at) + name.text + corrected.slice(placeEnd);
      at = placeEnd - 1;
    }
    return corrected;
  };
}

/** Of each character the step of the path that it belongs to. */
function tokensOver(tokens: readonly Token[]): Token[] {
  const over: Token[] = [];
  for (const token of tokens) for (let at = token.start; at < token.end; at += 1) over.push(token);
  return over;
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

interface Position {
  at: number;
  /** Of each character the step of the path that it belongs to. */
  over: readonly Token[];
  followsPlace: boolean;
}

interface Indexing {
  names: PlaceNames;
  rules: PlaceSources['rules'];
  sounds: PlaceSources['sounds'];
  bindings: Bindings;
}

/** The first that fits of the names whose first two characters are, sound like or look like those. */
type FindName = (sentence: string, at: number, fits: (name: Name) => boolean) => Name | undefined;

function createNameFinder(divisions: readonly Division[], indexing: Indexing): FindName {
  const index = indexNames(divisions, indexing);
  const readings = onceEach((character) => readingsOf(character, indexing.sounds));
  const namesBeginning = onceEach((character) =>
    readings(character).flatMap((it) => index.get(it) ?? []),
  );
  return (sentence, at, fits) => {
    const bySecond = namesBeginning(sentence.charAt(at));
    if (bySecond.length === 0) return undefined;
    const seconds = readings(sentence.charAt(at + 1));
    for (const names of bySecond)
      for (const second of seconds) {
        const name = names.get(second)?.find(fits);
        if (name !== undefined) return name;
      }
    return undefined;
  };
}

function indexNames(
  divisions: readonly Division[],
  { names, rules, sounds, bindings }: Indexing,
): ReadonlyMap<string, ReadonlyMap<string, Name[]>> {
  const { binding, home } = bindings;
  const near = divisions.filter(
    (it) => it.level !== 'province' && (isBound(it, binding) || home.has(it.code)),
  );
  const all = near.flatMap((it) => namesOf(it, names, bindings));
  const index = new Map<string, Map<string, Name[]>>();
  const spellings = (character: string) => [
    ...readingsOf(character, sounds),
    ...(rules.lookAlikes[character] ?? ''),
  ];
  for (const name of all.toSorted((a, b) => b.text.length - a.text.length))
    for (const first of spellings(name.text.charAt(0))) {
      const bySecond = index.get(first) ?? new Map<string, Name[]>();
      index.set(first, bySecond);
      for (const second of spellings(name.text.charAt(1)))
        bySecond.set(second, [...(bySecond.get(second) ?? []), name]);
    }
  return index;
}

function namesOf(division: Division, names: PlaceNames, { binding }: Bindings): Name[] {
  const short = division.name.replace(SUFFIX, '');
  const isTown = division.level === 'street';
  const full: Name = { text: division.name, division, standsAlone: true };
  if (short === division.name || short.length < 2 || names.isEveryday(short)) return [full];
  return [full, { text: short, division, standsAlone: !isTown || binding.has(division.code) }];
}

function readingsOf(character: string, sounds: PlaceSources['sounds']): readonly string[] {
  return [character, ...(sounds.get(character) ?? [])];
}

function isLongWord({ start, end }: Token): boolean {
  return end - start > 1;
}

function isFreeBefore(sentence: string, before: Token | undefined, free: string): boolean {
  if (!before || isLongWord(before)) return true;
  const character = sentence.charAt(before.start);
  return !HAN.test(character) || free.includes(character);
}

function isFreeAfter(rest: string, names: PlaceNames, free: RegExp): boolean {
  if (rest === '' || !HAN.test(rest.charAt(0)) || free.test(rest)) return true;
  return names
    .lengthsAt(rest, 0)
    .some((it) => rest.length >= it && names.entriesOf(rest.slice(0, it)).length > 0);
}
