import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DANGER_CATEGORIES } from '../contracts/conversations.ts';
import { HARDSHIP_EVENTS } from '../contracts/facts.ts';
import { inProject } from '../shared/project-folder.ts';
import { type LearnedWeights, loadLearnedWeights } from './learned-weights.ts';
import { readYaml } from './read-yaml.ts';
import { loadSoundsLike } from './sounds.ts';
import { loadTraditional } from './traditional.ts';

const PHRASES_FOLDER = inProject('knowledge-base/phrases');
const OTHER_SHAPES = new Set([
  'danger-spellings.yaml',
  'danger-likeness.yaml',
  'danger-themes.yaml',
]);
const TRIAGE_FILES = /^(?:danger|emergency)(?:-[a-z]+)*\.yaml$/;

const words = z.string().transform((text) => text.split(/\s+/u).filter((word) => word !== ''));
const lines = z.string().transform((text) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
);
const names = z.array(z.string()).optional();

const shared = {
  id: z.string().regex(/^[a-z]+(?:-[a-z]+)*(?:\/[a-z]+(?:-[a-z]+)*)*$/u),
  /** Phrases in the pattern notation of `src/triage/pattern.ts`, separated by white space. */
  phrases: words,
  hits: lines,
  passes: lines.default([]),
};

/** Cues and words around a phrase that change what it means. */
const conditions = {
  /** Cues that set the phrase aside, each within its own reach. Absent: the file's. */
  drops: names,
  /** Cues anywhere near that set it aside, besides `drops`. */
  unless: names,
  /** At least one of these cues must be near, else it is set aside. */
  needs: names,
  /** Cues that leave only the caring question of a clear danger. */
  softens: names,
  /** Words that may not stand directly before or after the phrase. */
  notBefore: words.default([]),
  notAfter: words.default([]),
};

export const EmergencyNumberSchema = z.enum(['110', '119', '120', '12356']);
export const NeedSchema = z.enum(['food', 'roof', 'warmth', 'medicine', 'care', 'stranded']);

export const DangerFamilySchema = z.strictObject({
  ...shared,
  ...conditions,
  role: z.literal('danger'),
  category: z.enum(DANGER_CATEGORIES),
  certainty: z.enum(['clear', 'ask']).default('clear'),
  /** In the order in which a citizen should call. */
  call: z.array(EmergencyNumberSchema).min(1),
});

export const TroubleFamilySchema = z.strictObject({
  ...shared,
  ...conditions,
  role: z.literal('trouble'),
  need: NeedSchema,
  /** A `weak` sign counts only beside another weak need or a recent sudden cause. */
  weight: z.enum(['strong', 'weak']).default('strong'),
});

export const CauseFamilySchema = z.strictObject({
  ...shared,
  ...conditions,
  role: z.literal('cause'),
  event: z.enum(HARDSHIP_EVENTS),
  /** Which of two causes in one message is the cause: the higher. */
  rank: z.int().default(0),
});

/** Idioms and look-alikes: no other phrase may be read inside one. */
export const MaskFamilySchema = z.strictObject({ ...shared, role: z.literal('mask') });

export const CueFamilySchema = z.strictObject({
  ...shared,
  role: z.literal('cue'),
  cue: z.string(),
  /** On which side of a phrase the cue works, as seen from the cue. */
  side: z.enum(['before', 'after', 'either']).default('before'),
  /** Greatest distance in characters, punctuation not counted; `FURTHEST` of `scope.ts` bounds it. */
  reach: z.int().nonnegative().max(80),
  /** Whether it also works on the next sentence. */
  crosses: z.boolean().default(false),
  /** Whether a comma or a space between the two parts them. */
  joined: z.boolean().default(false),
  /** A cue of these names between the two frees the phrase again. */
  cancelledBy: names,
  /** A cue of these names, near or far in the message, makes this one mean nothing. */
  voidedBy: names,
  notBefore: words.default([]),
  notAfter: words.default([]),
});

export const PhraseFamilySchema = z.discriminatedUnion('role', [
  DangerFamilySchema,
  TroubleFamilySchema,
  CauseFamilySchema,
  MaskFamilySchema,
  CueFamilySchema,
]);
export type PhraseFamily = z.infer<typeof PhraseFamilySchema>;
export type DangerFamily = z.infer<typeof DangerFamilySchema>;
export type TroubleFamily = z.infer<typeof TroubleFamilySchema>;
export type CauseFamily = z.infer<typeof CauseFamilySchema>;
export type CueFamily = z.infer<typeof CueFamilySchema>;
export type EmergencyNumber = z.infer<typeof EmergencyNumberSchema>;
export type Need = z.infer<typeof NeedSchema>;

const PhraseFileSchema = z.strictObject({
  /** `drops` of every family of the file that names none itself. */
  drops: z.array(z.string()).default([]),
  slots: z.record(z.string(), words).default({}),
  families: z.array(PhraseFamilySchema).default([]),
});

const likeness = z.number().gt(0).lt(1);
const LikenessSchema = z.strictObject({
  danger: z.strictObject({
    clear: likeness,
    ask: likeness,
    unnamed: z.strictObject({ clear: likeness, ask: likeness, besides: z.array(z.string()) }),
    besideWant: likeness,
    clearInLong: likeness,
    doubt: likeness,
    wordsAlone: likeness,
    sure: likeness,
    against: likeness,
    calls: z.record(z.enum(DANGER_CATEGORIES), z.array(EmergencyNumberSchema).min(1)),
  }),
  urgent: z.strictObject({
    from: likeness,
    fromInLong: likeness,
    doubt: likeness,
    wordsAlone: likeness,
    sure: likeness,
  }),
});
export type LikenessRules = z.infer<typeof LikenessSchema>;

const SpellingsSchema = z.strictObject({
  spoken: words,
});

const CourtesiesSchema = z.strictObject({ courtesies: words });

const ThemesSchema = z.strictObject({ themes: z.record(z.string().regex(/^[a-z-]+$/u), words) });

/** How much each group of characters speaks for each label; made by `eval/triage/train.ts`. */

export interface TriagePhrases {
  learned: LearnedWeights;
  likeness: LikenessRules;
  /** Words of one meaning, by its name: what the second reading hears beside characters. */
  themes: ReadonlyMap<string, readonly string[]>;
  /** Greetings and thanks around a message, which say nothing of what is in it. */
  courtesies: readonly string[];
  slots: ReadonlyMap<string, readonly string[]>;
  families: readonly PhraseFamily[];
  /** One character to one character. */
  spellings: ReadonlyMap<string, string>;
  /** By character: the one that stands for all that sound alike. */
  sounds: ReadonlyMap<string, string>;
}

/** Danger and emergency phrases. @throws {Error} naming the file when the data is malformed. */
export function loadTriagePhrases(folder: string = PHRASES_FOLDER): TriagePhrases {
  const files = readdirSync(folder)
    .filter((name) => TRIAGE_FILES.test(name) && !OTHER_SHAPES.has(name))
    .toSorted()
    .map((name) => readYaml(PhraseFileSchema, join(folder, name)));

  return {
    slots: new Map(files.flatMap((file) => Object.entries(file.slots))),
    families: files.flatMap((file) => file.families.map((family) => withDrops(family, file.drops))),
    spellings: loadSpellings(folder),
    sounds: loadSoundsLike(),
    likeness: readYaml(LikenessSchema, join(folder, 'danger-likeness.yaml')),
    themes: loadThemes(folder),
    courtesies: readYaml(CourtesiesSchema, join(folder, 'courtesies.yaml')).courtesies,
    learned: loadLearnedWeights(join(folder, 'danger-learned.tsv')),
  };
}

function loadThemes(folder: string): TriagePhrases['themes'] {
  const { themes } = readYaml(ThemesSchema, join(folder, 'danger-themes.yaml'));
  return new Map(Object.entries(themes));
}

/** Traditional, dialect and mistyped characters, each with the one it is read as. */
export function loadSpellings(folder: string = PHRASES_FOLDER): ReadonlyMap<string, string> {
  const file = readYaml(SpellingsSchema, join(folder, 'danger-spellings.yaml'));
  return new Map(
    [...loadTraditional(), ...file.spoken].map((pair) => [pair.slice(0, 1), pair.slice(1)]),
  );
}

function withDrops(family: PhraseFamily, drops: string[]): PhraseFamily {
  if (family.role === 'mask' || family.role === 'cue') return family;
  return { ...family, drops: family.drops ?? drops };
}

const ServiceNumberSchema = z.strictObject({
  number: z.enum(['110', '119', '120', '12345', '12356']),
  name: z.string(),
  purpose: z.string(),
  source: z.string(),
  /** A: common knowledge or two sources agree; B: one good source. */
  certainty: z.enum(['A', 'B', 'C', 'D']),
});
export type ServiceNumber = z.infer<typeof ServiceNumberSchema>;

/** National telephone numbers, in the order of the file. None is a policy citation. */
export function loadServiceNumbers(folder: string = PHRASES_FOLDER): ServiceNumber[] {
  const schema = z.strictObject({ numbers: z.array(ServiceNumberSchema).min(1) });
  return readYaml(schema, join(folder, 'service-numbers.yaml')).numbers;
}
