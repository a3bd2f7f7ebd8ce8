import { join } from 'node:path';
import { z } from 'zod';
import { readYaml } from '../../src/knowledge/read-yaml.ts';
import { loadSounds } from '../../src/knowledge/sounds.ts';

const FILE = join(import.meta.dirname, 'words.yaml');

const list = z.array(z.string().min(1)).min(1);
const split = z.string().transform((text) => text.split(/\s+/u).filter((one) => one !== ''));
const pairs = split.pipe(z.array(z.string().regex(/^..$/u)));

const WordsSchema = z.strictObject({
  wrong: pairs,
  dialect: z.record(z.string(), split),
  polite: z.strictObject({ before: list, after: list }),
  emoji: list,
  marks: z.strictObject({ end: list, pause: list }),
  numerals: z.string(),
  traditional: pairs,
});

export interface ParaphraseWords extends Omit<z.infer<typeof WordsSchema>, 'wrong' | 'numerals'> {
  /** By character: those that it is mistyped as. */
  wrong: ReadonlyMap<string, readonly string[]>;
  /** By character: those of everyday use that sound like it. */
  alike: ReadonlyMap<string, readonly string[]>;
}

/**
 * @param everyday text whose characters are in everyday use: input methods offer those first, so it
 *   is for one of them that another is typed. @throws {Error} when the file is malformed.
 */
export function loadParaphraseWords(everyday: string): ParaphraseWords {
  const { wrong, numerals, ...words } = readYaml(WordsSchema, FILE);
  return {
    ...words,
    wrong: withoutNumerals(
      wrong.flatMap((pair) => [pair, [...pair].reverse().join('')]),
      numerals,
    ),
    alike: withoutNumerals(pairsAlike(everyday), numerals),
  };
}

const SEEN_AT_LEAST = 5;

function pairsAlike(everyday: string): string[] {
  const counts = new Map<string, number>();
  for (const character of everyday) counts.set(character, (counts.get(character) ?? 0) + 1);
  const bySyllable = new Map<string, string[]>();
  for (const [character, syllables] of loadSounds()) {
    if ((counts.get(character) ?? 0) < SEEN_AT_LEAST) continue;
    for (const syllable of syllables)
      bySyllable.set(syllable, [...(bySyllable.get(syllable) ?? []), character]);
  }
  return [...bySyllable.values()].flatMap((characters) =>
    characters.flatMap((one) => characters.filter((it) => it !== one).map((it) => one + it)),
  );
}

function withoutNumerals(pairs: readonly string[], numerals: string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [from = '', to = ''] of pairs) {
    if (numerals.includes(from) || numerals.includes(to)) continue;
    groups.set(from, [...(groups.get(from) ?? []), to]);
  }
  return groups;
}
