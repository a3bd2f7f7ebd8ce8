import { isBound } from './places-choice.ts';
import type { Bindings, PlaceEdge, Token } from './places-mentions.ts';
import type { NameEntry, PlaceNames } from './places-names.ts';
import type { PlaceRules } from './places-rules.ts';
import { type Division, isWithin } from './places-table.ts';

/** Where in the sentence a name might begin, and what stands before it. */
export interface Surroundings {
  at: number;
  before: Token | undefined;
  placesEnding: readonly (readonly PlaceEdge[] | undefined)[];
}

/** −ln of a relative frequency, as in words.txt; guessed for names, which no dictionary counts. */
const COST = {
  inside: 5,
  complete: 6,
  homeTown: 8,
  province: 9,
  home: 11,
  city: 12,
  county: 13,
  town: 18,
};
const SUFFIXES = ['县', '市', '区', '街道', '镇', '乡'];
const HAN = /\p{Script=Han}/u;

interface Spelling {
  sentence: string;
  name: string;
  end: number;
  containers: readonly Division[];
  surroundings: Surroundings;
  bindings: Bindings;
}

/** Decides which names at one place of a sentence may be meant as places, and what each costs. */
export function createNameJudge(names: PlaceNames, rules: PlaceRules) {
  const notBefore = startsWithOneOf(rules.notBefore);
  const exceptBefore = startsWithOneOf(rules.exceptBefore);

  const judge = (sentence: string, surroundings: Surroundings, bindings: Bindings): PlaceEdge[] => {
    const { at } = surroundings;
    const ends = endsOfNames(names, sentence, at);
    if (ends.length === 0) return [];
    const containers = containersBefore(sentence, surroundings);
    return ends.flatMap((end) => {
      const name = sentence.slice(at, end);
      const spelling = { sentence, name, end, containers, surroundings, bindings };
      const admitted = names.entriesOf(name).filter((entry) => admits(entry, spelling));
      if (admitted.length === 0) return [];
      const cost = Math.min(...admitted.map((entry) => costOf(entry, spelling)));
      return [{ start: at, end, divisions: admitted.map(({ division }) => division), cost }];
    });
  };

  function admits(entry: NameEntry, spelling: Spelling): boolean {
    if (isInside(entry.division, spelling.containers)) return admitsInside(entry, spelling);
    if (names.isEveryday(spelling.name)) return false;
    if (entry.division.level === 'street' && !admitsTown(entry, spelling)) return false;
    return entry.complete || !(isPartOfOtherName(spelling) || isPersonName(spelling));
  }

  /** A town's short name alone is understood only where a document binds the town. */
  function admitsTown({ division, complete }: NameEntry, spelling: Spelling): boolean {
    if (!isFreeBefore(spelling)) return false;
    return complete || isBound(division, spelling.bindings.binding);
  }

  /** 天津和平 is a place beside 天津; 南通幸福 is none: an everyday word needs its own county. */
  function admitsInside({ division, complete }: NameEntry, spelling: Spelling): boolean {
    if (complete) return true;
    if (isPartOfOtherName(spelling)) return false;
    if (division.level !== 'street' || !names.isEveryday(spelling.name)) return true;
    return spelling.containers.some((container) => container === division.parent);
  }

  function isPartOfOtherName({ sentence, end }: Spelling): boolean {
    const rest = sentence.slice(end, end + 4);
    return notBefore.test(rest) && !exceptBefore.test(rest);
  }

  function isPersonName({ sentence, name, surroundings: { at, before } }: Spelling): boolean {
    if (name.length !== 2 || !before || before.end - before.start !== 1) return false;
    return rules.surnames.includes(sentence.charAt(at - 1));
  }

  function isFreeBefore({ sentence, surroundings: { at, before } }: Spelling): boolean {
    if (!before || before.end - before.start > 1) return true;
    const character = sentence.charAt(at - 1);
    return !HAN.test(character) || rules.freeBefore.includes(character);
  }

  return judge;
}

function costOf({ division, complete }: NameEntry, spelling: Spelling): number {
  if (isInside(division, spelling.containers)) return COST.inside;
  const { home, binding } = spelling.bindings;
  const isHome = home.has(division.code) || isBound(division, binding);
  if (complete && division.level !== 'street') return COST.complete;
  if (complete) return isHome ? COST.homeTown : COST.town;
  if (division.level === 'province') return COST.province;
  if (isHome) return COST.home;
  return division.level === 'county' ? COST.county : COST.city;
}

/** Ends of all names that begin at `at`, old ones included: 海安县 ends where 海安 and 县 do. */
function endsOfNames(names: PlaceNames, sentence: string, at: number): number[] {
  const lengths = names.lengthsAt(sentence, at);
  const ends = lengths.flatMap((length) => {
    const end = at + length;
    if (end > sentence.length) return [];
    const suffixes = SUFFIXES.filter((suffix) => sentence.startsWith(suffix, end));
    return [end, ...suffixes.map((suffix) => end + suffix.length)];
  });
  return [...new Set(ends)];
}

const GAP_BEFORE = /(?:\s+|的|县?城里?|乡下|农村|(?:下面|底下|那边|这边|老家)的?)$/u;

/** Places that end right before `at`; a space, 的 or 县城 may stand between: 怀远县城榴城镇. */
function containersBefore(sentence: string, { at, placesEnding }: Surroundings): Division[] {
  const gap = GAP_BEFORE.exec(sentence.slice(Math.max(0, at - 4), at))?.[0].length ?? 0;
  const edges = [...(placesEnding[at] ?? []), ...(gap ? (placesEnding[at - gap] ?? []) : [])];
  return edges.flatMap(({ divisions }) => divisions);
}

function isInside(division: Division, containers: readonly Division[]): boolean {
  return containers.some((other) => other !== division && isWithin(division, other));
}

function startsWithOneOf(words: readonly string[]): RegExp {
  return new RegExp(`^(?:${words.join('|')})`, 'u');
}
