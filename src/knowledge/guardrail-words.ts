import path from 'node:path';
import { z } from 'zod';
import { inProject } from '../shared/project-folder.ts';
import { readYaml } from './read-yaml.ts';

const FOLDER = inProject('knowledge-base/guardrails');

const WordsSchema = z.array(z.string().min(1)).min(1);
const WordListSchema = z.strictObject({ words: WordsSchema, except: z.array(z.string().min(1)) });

const ForbiddenWordsSchema = z
  .strictObject({
    verdict: WordListSchema,
    promise: WordListSchema,
    hurting: WordListSchema,
    markup: WordsSchema,
    negation: WordListSchema,
    instructions: WordsSchema,
    known_links: z.array(z.string().min(1)),
    verdict_phrases: WordsSchema,
  })
  .transform(({ known_links: knownLinks, verdict_phrases: verdictPhrases, ...words }) => ({
    ...words,
    knownLinks,
    verdictPhrases,
  }));

const NumberWordsSchema = z
  .strictObject({
    units: z.array(WordsSchema).min(1),
    one_counts_before: WordsSchema,
    half_counts_before: WordsSchema,
    no_numbers: WordsSchema,
  })
  .transform((words) => ({
    units: words.units,
    oneCountsBefore: words.one_counts_before,
    halfCountsBefore: words.half_counts_before,
    noNumbers: words.no_numbers,
  }));

/** What the locks on a model's draft look for. */
export function loadGuardrailWords(folder: string = FOLDER) {
  return {
    forbidden: readYaml(ForbiddenWordsSchema, path.join(folder, 'forbidden.yaml')),
    numbers: readYaml(NumberWordsSchema, path.join(folder, 'numbers.yaml')),
  };
}
