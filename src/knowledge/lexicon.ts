import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { FactKeySchema, FactsSchema } from '../contracts/facts.ts';
import { ProgrammeIdSchema } from '../contracts/programmes.ts';
import { inProject } from '../shared/project-folder.ts';
import { type LearnedWeights, loadLearnedWeights } from './learned-weights.ts';
import { readYaml } from './read-yaml.ts';
import { loadSoundsLike } from './sounds.ts';
import { loadSpellingData, type SpellingData } from './spelling-data.ts';
import { loadTraditional } from './traditional.ts';

/**
 * One phrase as people say it. `(a|b)` is a choice, `(a)?` may be missing, `[ab]` is one character of
 * these, `…` is up to six characters of the same clause, `(a|b)*` is up to three of these, `^` and `$`
 * are the ends of a clause, `_` is where one clause may end and the next begin, `{name}` is a list under `words`.
 * Nothing may repeat without a limit, so that no sentence, however hostile, costs more than its length.
 */
const PhraseSchema = z.string().regex(/^[\p{L}\p{N}()|?[\]…{}.%*^$、〔_-]+$/u);
const PhrasesSchema = z.array(PhraseSchema).min(1);
const WordListsSchema = z.record(z.string().regex(/^\w+$/), PhrasesSchema);

const PhraseSetSchema = z.strictObject({
  /** Anywhere in the words. */
  say: PhrasesSchema.optional(),
  /** The whole message, punctuation and closing particles aside. */
  whole: PhrasesSchema.optional(),
  /** Not when one of these stands in the same sentence. */
  unless: PhrasesSchema.optional(),
  /** Not where one of these stands in the clause that says it: 能不能网上办 is no question of rights. */
  notWith: PhrasesSchema.optional(),
  /** Words that only look like these: 低保线 names no programme. */
  apart: PhrasesSchema.optional(),
});
export type PhraseSet = z.infer<typeof PhraseSetSchema>;

const FactRuleSchema = z
  .strictObject({
    key: FactKeySchema,
    value: z.unknown(),
    /** The value when the phrase is denied; without it a denial says nothing. */
    denied: z.unknown().optional(),
    /** `person` is about one body, `household` about those who live together. */
    scope: z.enum(['person', 'household']),
    status: z.enum(['said', 'inferred']).default('said'),
    say: PhrasesSchema,
    /** Not when one of these stands in the same clause. */
    unless: PhrasesSchema.optional(),
    /** Past misfortune is no present fact: 三年前失过火. */
    present: z.boolean().default(false),
    /** What began long ago and goes on, unless it was overcome: 去年查出来尿毒症. */
    lasting: z.boolean().default(false),
    /** A question takes it for granted: 我家低保会被取消吗. */
    evenAsked: z.boolean().default(false),
  })
  .refine(({ key, value, denied }) =>
    [value, denied ?? value].every((it) => FactsSchema.safeParse({ [key]: it }).success),
  );
export type FactRule = z.infer<typeof FactRuleSchema>;

/** Phrases that make a day the one by which help is needed; `{day}` and `{span}` stand for it. */
const NeedRuleSchema = z.strictObject({
  say: PhrasesSchema,
  /** Not when one of these stands in the same clause. */
  unless: PhrasesSchema.optional(),
  /** Days: what does not last until a day is needed the day before. */
  shift: z.int().max(0).default(0),
});

const KinSchema = z.strictObject({
  id: z.string(),
  relation: z.string(),
  generation: z.enum(['elder', 'peer', 'child']),
  /** How many people the word stands for. */
  count: z.int().min(1),
  words: PhrasesSchema,
});
export type Kin = z.infer<typeof KinSchema>;

const LexiconSchema = z.strictObject({
  words: WordListsSchema,
  variants: z.record(z.string(), z.string()).refine(keepsLengths),
  /** What numbers and people stand in, as it is said: it is known when it is misspelt. `N` is a numeral. */
  frames: PhrasesSchema,
  /** Never taken for a mistake. */
  spelt: PhrasesSchema,
  /** Pairs of characters, neither of which is ever read as the other. */
  opposites: z.array(z.string().length(2)),
  kin: z.array(KinSchema),
  cues: WordListsSchema,
  facts: z.array(FactRuleSchema),
  answers: z.array(FactRuleSchema),
  needs: z.array(NeedRuleSchema),
  programmes: z.partialRecord(ProgrammeIdSchema, PhraseSetSchema),
  asks: z.record(z.string(), PhraseSetSchema),
  commands: z.record(z.string(), PhraseSetSchema),
  departments: z.record(z.string(), PhraseSetSchema),
  /** How much a message must resemble what others said to be taken for the move. */
  moves: z.record(z.string(), z.number().gt(0).lt(1)),
});
export type Lexicon = Omit<z.infer<typeof LexiconSchema>, 'moves'> & {
  moves: LearnedMoves;
  /** Pairs: 歲岁. */
  traditional: readonly string[];
  spelling: SpellingData;
};

/** What a message does in a talk is learned from what others said there. */
export interface LearnedMoves {
  from: Readonly<Record<string, number>>;
  learned: LearnedWeights;
  /** Each character with the one that stands for all that sound like it. */
  sounds: ReadonlyMap<string, string>;
}

const PHRASES_FOLDER = inProject('knowledge-base/phrases');

/** Reads `facts*.yaml`, `people*.yaml` and `intents*.yaml`: later files add to earlier ones. */
export function loadLexicon(folder = PHRASES_FOLDER): Lexicon {
  const merged: Record<string, unknown> = {};
  const names = readdirSync(folder).filter((it) => /^(facts|people|intents).*\.yaml$/.test(it));
  for (const name of names.toSorted()) {
    const content = readYaml(z.record(z.string(), z.unknown()), join(folder, name));
    for (const [key, value] of Object.entries(content)) merged[key] = merge(merged[key], value);
  }
  const { moves: from, ...lexicon } = LexiconSchema.parse(merged);
  const learned = loadLearnedWeights(join(folder, 'moves-learned.tsv'));
  return {
    ...lexicon,
    moves: { from, learned, sounds: loadSoundsLike() },
    traditional: loadTraditional(),
    spelling: loadSpellingData(),
  };
}

function merge(known: unknown, added: unknown): unknown {
  if (known === undefined) return added;
  if (Array.isArray(known) && Array.isArray(added)) return [...known, ...added];
  const both = { ...(known as Record<string, unknown>) };
  for (const [name, value] of Object.entries(added as Record<string, unknown>)) {
    if (name in both) throw new Error(`The list "${name}" stands in two phrase files.`);
    both[name] = value;
  }
  return both;
}

function keepsLengths(variants: Readonly<Record<string, string>>): boolean {
  return Object.entries(variants).every(([from, to]) => from.length === to.length);
}
