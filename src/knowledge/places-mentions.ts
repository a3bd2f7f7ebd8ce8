import { pairOf } from '../shared/piece-index.ts';
import type { EverydayWords } from './everyday-words.ts';
import { choosePlace, type PlaceResolution } from './places-choice.ts';
import { createNameJudge, type Surroundings } from './places-judge.ts';
import { createPlaceCorrection } from './places-misspelt.ts';
import type { PlaceNames } from './places-names.ts';
import type { PlaceSources } from './places-rules.ts';
import { type Division, isWithin } from './places-table.ts';

/** `start` and `end` count UTF-16 code units of the sentence as given; `words` is what stands there. */
export interface PlaceMention {
  words: string;
  start: number;
  end: number;
  resolution: PlaceResolution;
}

/** What the loaded documents bind, and (`home`) everything that contains what they bind. */
export interface Bindings {
  binding: ReadonlySet<string>;
  home: ReadonlySet<string>;
}

/** One step of the cheapest way through the sentence: an everyday word, a character, or a place. */
export interface Token {
  start: number;
  end: number;
  /** Empty for everything that is no place. */
  divisions: readonly Division[];
}

const UNKNOWN_CHARACTER_COST = 13;
const LONGEST_WORD = 4;
/** Between two steps of one path: 合川的草街, 江苏 南通. */
const GAP = /^(\s*|的|县?城里?|乡下|农村|下面的?|底下的?|那边的?|这边的?|老家的?)$/u;

/**
 * Names compete with everyday words: the sentence is cut where that costs least (a unigram model), so
 * that 今天津贴 is no 天津 and 救济南通 is no 济南.
 */
export function createMentionFinder(
  divisions: readonly Division[],
  names: PlaceNames,
  sources: PlaceSources,
) {
  const costOf = createWordCosts(sources.words);
  const judge = createNameJudge(names, sources.rules);
  const correct = createPlaceCorrection(divisions, names, sources);

  const cut = (sentence: string, bindings: Bindings) =>
    cheapestTokens(sentence, {
      wordCost: (from, to) => costOf(sentence, from, to),
      placesAt: (surroundings) => judge(sentence, surroundings, bindings),
    });

  return (sentence: string, bindings: Bindings): PlaceMention[] => {
    const asTyped = cut(sentence, bindings);
    const meant = correct(sentence, asTyped, bindings);
    const tokens = meant === sentence ? asTyped : cut(meant, bindings);
    return joinSteps(tokens, sentence).map(({ start, end, divisions }) => ({
      words: sentence.slice(start, end),
      start,
      end,
      resolution: choosePlace(divisions, bindings.binding, bindings.home),
    }));
  };
}

/** A sentence has few of the hundred thousand words: which lengths begin with two characters is looked up first. */
function createWordCosts(words: EverydayWords) {
  const lengthBits = new Map<number, number>();
  for (const word of words.keys()) {
    const pair = pairOf(word.charCodeAt(0), word.charCodeAt(1));
    if (word.length > 1) lengthBits.set(pair, (lengthBits.get(pair) ?? 0) | (1 << word.length));
  }
  return (sentence: string, from: number, to: number): number | undefined => {
    if (to - from === 1) return words.get(sentence.charAt(from)) ?? UNKNOWN_CHARACTER_COST;
    const pair = pairOf(sentence.charCodeAt(from), sentence.charCodeAt(from + 1));
    const isOfThisLength = ((lengthBits.get(pair) ?? 0) & (1 << (to - from))) !== 0;
    return isOfThisLength ? words.get(sentence.slice(from, to)) : undefined;
  };
}

export interface PlaceEdge extends Token {
  cost: number;
}

interface Lattice {
  /** Undefined for what is neither an everyday word nor one character. */
  wordCost(from: number, to: number): number | undefined;
  placesAt(surroundings: Surroundings): PlaceEdge[];
}

interface Arrival {
  cost: number;
  token: Token | undefined;
}

function cheapestTokens(sentence: string, lattice: Lattice): Token[] {
  const best: Arrival[] = [{ cost: 0, token: undefined }];
  const placesEnding: PlaceEdge[][] = [];
  const reach = (token: Token, cost: number) => {
    if (cost < (best[token.end]?.cost ?? Number.POSITIVE_INFINITY))
      best[token.end] = { cost, token };
  };

  for (let at = 0; at < sentence.length; at += 1) {
    const { cost = 0, token: before } = best[at] ?? {};
    for (let end = Math.min(sentence.length, at + LONGEST_WORD); end > at; end -= 1) {
      const word = lattice.wordCost(at, end);
      if (word !== undefined) reach({ start: at, end, divisions: [] }, cost + word);
    }
    for (const edge of lattice.placesAt({ at, before, placesEnding })) {
      reach(edge, cost + edge.cost);
      placesEnding[edge.end] = [...(placesEnding[edge.end] ?? []), edge];
    }
  }
  return tokensBackFrom(best, sentence.length);
}

function tokensBackFrom(best: readonly Arrival[], end: number): Token[] {
  const tokens: Token[] = [];
  for (let token = best[end]?.token; token; token = best[token.start]?.token) tokens.push(token);
  return tokens.reverse();
}

/**
 * 江苏省 + 如皋市 + 搬经镇 is one mention; 安徽 and 南通 beside each other are two. A town that the table
 * does not know inside the county before it belongs to that county (怀远县城关镇).
 */
function joinSteps(tokens: readonly Token[], sentence: string): Token[] {
  const joined: Token[] = [];
  for (const token of tokens.filter(({ divisions }) => divisions.length > 0)) {
    const last = joined.at(-1);
    const divisions = last && joinedDivisions(last, token, sentence);
    if (last && divisions) joined.splice(-1, 1, { start: last.start, end: token.end, divisions });
    else joined.push(token);
  }
  return joined;
}

function joinedDivisions(
  last: Token,
  token: Token,
  sentence: string,
): readonly Division[] | undefined {
  if (!GAP.test(sentence.slice(last.end, token.start))) return undefined;
  const inside = within(token, last);
  if (inside.length > 0) return inside;
  const isUnknownTown = token.divisions.every(({ level }) => level === 'street');
  return isUnknownTown && last.end === token.start ? last.divisions : undefined;
}

function within(token: Token, container: Token): Division[] {
  return token.divisions.filter((division) =>
    container.divisions.some((other) => other !== division && isWithin(division, other)),
  );
}
