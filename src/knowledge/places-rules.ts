import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { inProject } from '../shared/project-folder.ts';
import { type EverydayWords, loadEverydayWords } from './everyday-words.ts';
import { readYaml } from './read-yaml.ts';
import { loadSounds, type Sounds } from './sounds.ts';

const PLACES_FOLDER = inProject('knowledge-base/places');

const NameSchema = z.string().min(1);
const CodeSchema = z.string().regex(/^\d{6}(\d{3})?$/);

/** The lists of `rules.yaml`; each is explained there. */
const PlaceRulesSchema = z.strictObject({
  source: z.string(),
  ethnicities: z.array(NameSchema),
  shortNames: z.record(CodeSchema, z.array(NameSchema)),
  everyday: z.array(NameSchema),
  placeNames: z.array(NameSchema),
  notBefore: z.array(NameSchema),
  exceptBefore: z.array(NameSchema),
  freeBefore: z.string(),
  freeAfter: z.array(NameSchema),
  lookAlikes: z.record(NameSchema, z.string()),
  surnames: z.string(),
  tails: z.array(NameSchema),
  belowNames: z.array(NameSchema),
});
export type PlaceRules = z.infer<typeof PlaceRulesSchema>;

/** A name that the table lacks; it stands for the division `within`. */
const ExtraPlaceSchema = z.strictObject({
  name: NameSchema,
  within: CodeSchema,
  source: NameSchema,
});
type ExtraPlace = z.infer<typeof ExtraPlaceSchema>;

export interface PlaceSources {
  divisions: string;
  rules: PlaceRules;
  extra: readonly ExtraPlace[];
  words: EverydayWords;
  /** What sounds alike may be typed for it. */
  sounds: Sounds;
}

export function readPlaceSources(folder: string = PLACES_FOLDER): PlaceSources {
  return {
    divisions: readFileSync(path.join(folder, 'divisions.txt'), 'utf8'),
    rules: readYaml(PlaceRulesSchema, path.join(folder, 'rules.yaml')),
    extra: readYaml(z.array(ExtraPlaceSchema), path.join(folder, 'extra.yaml')),
    words: loadEverydayWords(path.join(folder, 'words.txt')),
    sounds: loadSounds(),
  };
}
