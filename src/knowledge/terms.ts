import { readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ProgrammeIdSchema } from '../contracts/programmes.ts';
import { inProject } from '../shared/project-folder.ts';
import { readYaml } from './read-yaml.ts';
import { loadTraditional } from './traditional.ts';

export const TERMS_FOLDER = inProject('knowledge-base/terms');

const WordsSchema = z.array(z.string().min(1)).min(1);
const PatternSchema = z
  .string()
  .min(1)
  .transform((source) => new RegExp(source, 'gu'));

const TermSchema = z
  .strictObject({
    /** As people say or type it. */
    say: z.array(z.string().min(1)).default([]),
    /** Regular expressions, for what is said in too many ways to list. */
    patterns: z.array(PatternSchema).default([]),
    /** The documents' words for it; the first names the concept. */
    law: WordsSchema,
    /** More phrases that show a clause to treat the concept; not searched for. */
    covers: z.array(z.string().min(2)).default([]),
    /** A document with none of `law` and `covers` does not answer a question about this. */
    decisive: z.boolean().default(false),
    /** Gives way to what is decisive: of `law` then only the first word is looked for. */
    general: z.boolean().default(false),
    programmes: z.array(ProgrammeIdSchema).default([]),
    /** Only when one of these stands in the same message. */
    when: WordsSchema.optional(),
    /** Not when one of these stands in the same message. */
    unless: WordsSchema.optional(),
    /** Whose speech it is. */
    speech: z.string().optional(),
    /** What kind of word it is: 旧称, 俗称, 错别字, 谐音. */
    note: z.string().optional(),
  })
  .refine(({ say, patterns }) => say.length + patterns.length > 0, 'say or patterns is needed');
export interface Term extends z.infer<typeof TermSchema> {
  /** Its words are those of any law: no document here need hold them. */
  ofAnyLaw: boolean;
}

const FalseFriendSchema = z.strictObject({ say: WordsSchema, because: z.string() });

const TermsFileSchema = z.strictObject({
  source: z.string(),
  /** The terms of this file are of any law. */
  ofAnyLaw: z.boolean().default(false),
  terms: z.array(TermSchema).default([]),
  falseFriends: z.array(FalseFriendSchema).default([]),
  /** Words of the documents that search must not cut. */
  words: z.array(z.string().min(2)).default([]),
  /** Words that carry no meaning for search. */
  stopWords: z.array(z.string().min(1)).default([]),
});

export type TermsData = Omit<z.infer<typeof TermsFileSchema>, 'source' | 'ofAnyLaw' | 'terms'> & {
  terms: Term[];
  /** Traditional and its simplified character, side by side: 歲岁. */
  characters: string[];
};

/** All files of the folder together. @throws {Error} when one is malformed or an expression stands twice. */
export function loadTerms(folder: string = TERMS_FOLDER): TermsData {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const files = names.sort().map((name) => readYaml(TermsFileSchema, path.join(folder, name)));
  const data = {
    terms: files.flatMap(({ terms, ofAnyLaw }) => terms.map((term) => ({ ...term, ofAnyLaw }))),
    falseFriends: files.flatMap((file) => file.falseFriends),
    words: files.flatMap((file) => file.words),
    stopWords: files.flatMap((file) => file.stopWords),
    characters: loadTraditional(),
  };
  rejectDoubles(data);
  return data;
}

function rejectDoubles({ terms, falseFriends }: TermsData): void {
  const seen = new Set<string>();
  for (const expression of [...terms, ...falseFriends].flatMap((entry) => entry.say)) {
    if (seen.has(expression)) throw new Error(`The term ${expression} stands twice.`);
    seen.add(expression);
  }
}
