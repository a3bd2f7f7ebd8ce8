import { onceEach, onceInARow } from '../../shared/once.ts';
import { type AskTerms, type AskVector, createAskVectors } from './ask-vectors.ts';
import { createEvidence } from './evidence.ts';
import { type Alike, createLikeness } from './likeness.ts';
import type { Lack, Matter } from './matters.ts';

/** A clause that answers what is asked like this. */
export interface LikelyClause {
  /** 文号. */
  number: string;
  path: string;
  /** 0 to 2: by the asks worded most alike, and by what speaks for the clause among all asks. */
  share: number;
  /** The most alike of the asks that it answers, if any of them is alike. */
  ask: string | undefined;
  /** What those who are alike wanted to know of it, in plain words, the most wanted first; none where none asked. */
  matters: string[];
}

/** How surely none of some documents says what was asked. */
export interface Silence {
  /** 0 to 1: how much of what is worded alike they do not answer. */
  votes: number;
  /** 0 to 1: how surely the wording is one of what they do not say. */
  wording: number;
  /** 0 to 1: how surely something is asked for that documents here often lack: an amount, a list. */
  particular: number;
  /** What is mostly lacking. */
  lacks: Lack | undefined;
}

export interface MatterReading {
  /** The documents for which somebody wrote down what they answer. */
  knownNumbers: readonly string[];
  /** 0 to 1: how alike the most alike of all asks is worded. */
  likeness: number;
  /** Most likely first; only clauses of these documents. */
  clausesOf(numbers: readonly string[]): LikelyClause[];
  /** Undefined where one of the documents was never read for anything worded alike. */
  silenceOf(numbers: readonly string[]): Silence | undefined;
}

export type MatterReader = (text: string) => MatterReading;

/** So many of the most alike asks vote. */
const VOTERS = 30;
/** The most alike count for far more. */
const LIKENESS_POWER = 3;
/** A clause that answers as well as the best one gets so much of a vote. */
const SECOND_VOTE = 0.6;
/** A text that is less alike than this is about something else. */
const LEAST_LIKENESS = 0.12;
const MATTERS_TOLD = 4;
/** 怀民〔2021〕184号 二（五）: a matter of those that go through a document clause by clause. */
const NAMED_BY_CLAUSE = /〔\d{4}〕/u;

/**
 * Reads what a text asks about from how others asked: by likeness, without a model. The asks are
 * counted when the first text comes, which takes about a second for 15 000 of them. The last reading
 * is kept: in one turn search and judgement read the same words.
 */
export function createMatterReader(matters: readonly Matter[], terms: AskTerms): MatterReader {
  let read: MatterReader | undefined;
  return onceInARow((text) => {
    read ??= countAsks(matters, terms);
    return read(text);
  });
}

function countAsks(matters: readonly Matter[], terms: AskTerms): MatterReader {
  const asks = matters.flatMap((matter) => matter.asks.map((ask) => ({ ask, matter })));
  const texts = asks.map(({ ask }) => ask);
  const { vectors, size, vectorOf } = createAskVectors(texts, terms);
  const findAlike = createLikeness(vectors, size);
  const evidence = weighEachDocument(asks, vectors, size);
  const knownNumbers = [...evidence.keys()];
  const weighKind = weighKinds(asks, vectors, size);

  return (text) => {
    const vector = vectorOf(text);
    const alike = findAlike(vector, VOTERS);
    const isAbout = (alike[0]?.likeness ?? 0) >= LEAST_LIKENESS;
    const heard: Heard = {
      voters: isAbout ? alike.flatMap((one) => toVoter(one, asks)) : [],
      weigh: onceEach((number) => evidence.get(number)?.(vector)),
      particular: () => 1 - weighKind(vector).silence,
    };
    return {
      knownNumbers,
      likeness: alike[0]?.likeness ?? 0,
      clausesOf: (numbers) => (isAbout ? likelyClauses(numbers, heard) : []),
      silenceOf: (numbers) => silenceAmong(numbers, heard),
    };
  };
}

interface Ask {
  ask: string;
  matter: Matter;
}

interface Voter extends Ask {
  weight: number;
}

type Evidence = ReturnType<typeof createEvidence>;

interface Heard {
  voters: readonly Voter[];
  weigh(number: string): ReturnType<Evidence> | undefined;
  particular(): number;
}

function toVoter({ ask: at, likeness }: Alike, asks: readonly Ask[]): Voter[] {
  const ask = asks[at];
  return ask ? [{ ...ask, weight: likeness ** LIKENESS_POWER }] : [];
}

function weighEachDocument(
  asks: readonly Ask[],
  vectors: readonly AskVector[],
  featureCount: number,
): Map<string, Evidence> {
  const numbers = new Set(asks.flatMap(({ matter }) => Object.keys(matter.answers)));
  return new Map(
    [...numbers].map((number) => {
      const read = asks.flatMap(({ matter }, at) => {
        const [paths, vector] = [matter.answers[number], vectors[at]];
        return paths && vector ? [{ paths, vector }] : [];
      });
      return [number, createEvidence(read, featureCount)];
    }),
  );
}

/** By what is lacking; what lacks nothing stands as silence does elsewhere. */
function weighKinds(
  asks: readonly Ask[],
  vectors: readonly AskVector[],
  featureCount: number,
): Evidence {
  const read = asks.flatMap(({ matter: { lacks, answers } }, at) => {
    const vector = vectors[at];
    const isSilent = Object.values(answers).every((paths) => paths.length === 0);
    const kinds = lacks ?? (isSilent ? 'unsaid' : undefined);
    return vector ? [{ vector, paths: kinds === undefined ? [] : [kinds] }] : [];
  });
  return createEvidence(read, featureCount);
}

function likelyClauses(numbers: readonly string[], { voters, weigh }: Heard): LikelyClause[] {
  const read = voters.filter(({ matter }) => numbers.some((number) => matter.answers[number]));
  const whole = weightOf(read) || 1;
  const clauses = numbers.flatMap((number) =>
    (weigh(number)?.clauses ?? []).map(({ path, share }) => {
      const answered = read.filter(({ matter }) => matter.answers[number]?.includes(path));
      const votes = answered.reduce((sum, { weight, matter }) => {
        const isBest = matter.answers[number]?.[0] === path;
        return sum + weight * (isBest ? 1 : SECOND_VOTE);
      }, 0);
      const matters = mostWanted(answered);
      return { number, path, share: share + votes / whole, ask: answered[0]?.ask, matters };
    }),
  );
  return clauses.sort((a, b) => b.share - a.share);
}

/** Some matters are named by their clause alone: then the ask itself tells what was wanted. */
function mostWanted(voters: readonly Voter[]): string[] {
  return heaviestFirst(
    voters.map(({ ask, matter, weight }) => [
      NAMED_BY_CLAUSE.test(matter.matter) ? ask : matter.matter,
      weight,
    ]),
  ).slice(0, MATTERS_TOLD);
}

function silenceAmong(numbers: readonly string[], heard: Heard): Silence | undefined {
  const { voters, weigh, particular } = heard;
  const read = voters.filter(({ matter }) => numbers.every((number) => matter.answers[number]));
  if (read.length === 0 || numbers.length === 0) return undefined;
  const silent = read.filter(({ matter }) =>
    numbers.every((number) => matter.answers[number]?.length === 0),
  );
  return {
    votes: weightOf(silent) / weightOf(read),
    wording: numbers.reduce((product, number) => product * (weigh(number)?.silence ?? 0), 1),
    particular: particular(),
    lacks: mostlyLacking(silent),
  };
}

function mostlyLacking(silent: readonly Voter[]): Lack | undefined {
  return heaviestFirst(
    silent.flatMap(({ matter: { lacks }, weight }): [Lack, number][] =>
      lacks ? [[lacks, weight]] : [],
    ),
  )[0];
}

function heaviestFirst<Name extends string>(weighed: readonly (readonly [Name, number])[]): Name[] {
  const sums = new Map<Name, number>();
  for (const [name, weight] of weighed) sums.set(name, (sums.get(name) ?? 0) + weight);
  return [...sums].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

function weightOf(voters: readonly Voter[]): number {
  return voters.reduce((sum, { weight }) => sum + weight, 0);
}
