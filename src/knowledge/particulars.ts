import { z } from 'zod';
import { allMatches } from '../shared/all-matches.ts';
import { onceInARow } from '../shared/once.ts';
import { inProject } from '../shared/project-folder.ts';
import { pairsIn } from '../shared/text.ts';
import { cannotMatch } from '../shared/worth-searching.ts';
import { readYaml } from './read-yaml.ts';

const PARTICULARS_FILE = inProject('knowledge-base/answers/particulars.yaml');
/** In an `ask`: the words of asking how many. */
const HOW_MANY = '~';

const ParticularsSchema = z.strictObject({
  source: z.string(),
  how_many: z.string(),
  indefinite: z.strictObject({ before: z.string(), after: z.string() }),
  particulars: z.array(
    z.strictObject({
      /** In plain Chinese, for the sentence that says it is not written. */
      name: z.string(),
      ask: z.array(z.string().min(1)).min(1),
      unless: z.array(z.string().min(1)).default([]),
      told: z.string(),
    }),
  ),
  which: z.strictObject({ ask: z.string() }),
  measured: z.string(),
  either: z.string(),
  either_of_whom: z.string(),
});

/** A thing that is asked for and that only a certain kind of words can tell. */
export interface Particular {
  name: string;
  isToldIn(text: string): boolean;
}

/** The particular things that a question asks for, each once. */
export type ParticularReader = (question: string) => readonly Particular[];

export function loadParticulars(file: string = PARTICULARS_FILE): ParticularReader {
  const data = readYaml(ParticularsSchema, file);
  const isIndefinite = readIndefinite(data.indefinite);
  const particulars = data.particulars.map(({ name, ask, unless, told }) => ({
    name,
    ask: ask.map((source) => finder(source.replaceAll(HOW_MANY, data.how_many))),
    unless: unless.map(pattern),
    told: pattern(told),
  }));
  const [findWhich, findMeasured] = [finder(data.which.ask), finder(data.measured)];
  const [findEither, findWhom] = [finder(data.either), finder(data.either_of_whom)];

  return onceInARow((question) => [
    ...particulars
      .filter(({ ask, unless }) => {
        const isMeant = ask.some((find) => find(question).some((found) => !isIndefinite(found)));
        return isMeant && !unless.some((one) => one.test(question));
      })
      .map(({ name, told }) => ({ name, isToldIn: (text: string) => told.test(text) })),
    ...findWhich(question)
      .map(({ groups }) => groups?.['name'] ?? '')
      .map((name) => ({ name: `是哪个${name}`, isToldIn: (text: string) => text.includes(name) })),
    ...findMeasured(question)
      .filter((found) => !isIndefinite(found))
      .map(({ groups }) => toMeasured(groups?.['measure'] ?? '')),
    ...[...findEither(question), ...findWhom(question)].map(({ groups }) => toEither(groups ?? {})),
  ]);
}

function pattern(source: string): RegExp {
  return new RegExp(source, 'u');
}

function finder(source: string): (text: string) => RegExpExecArray[] {
  const everywhere = new RegExp(source, 'gu');
  return (text) => (cannotMatch(everywhere, text) ? [] : allMatches(everywhere, text));
}

const NUMBER = '[\\d一二三四五六七八九十百两]\\s*';

function toMeasured(measure: string): Particular {
  const counted = pattern(`${NUMBER}${measure}`);
  return { name: `是几${measure}`, isToldIn: (text) => counted.test(text) };
}

function toEither({ one = '', other = '' }: Record<string, string>): Particular {
  const pairs = [one, other].flatMap(pairsIn);
  return {
    name: '是哪一种',
    isToldIn: (text) => pairs.some((pair) => text.includes(pair)),
  };
}

/** 「好几年」「几天了」 say how it is and ask for no number. */
function readIndefinite({ before, after }: { before: string; after: string }) {
  const [isBefore, isAfter] = [pattern(before), pattern(after)];
  return ({ 0: found, index, input }: RegExpExecArray): boolean =>
    /^[几多好]/u.test(found) &&
    (isBefore.test(input.slice(0, index)) || isAfter.test(input.slice(index + found.length)));
}
