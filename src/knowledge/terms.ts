import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ProgrammeIdSchema } from '../contracts/programmes.ts';

const TERMS_FOLDER = path.join(import.meta.dirname, '../../knowledge-base/terms');

const WordsSchema = z.array(z.string().min(1)).min(1);

const TermSchema = z.strictObject({
  /** As people say or type it. */
  say: WordsSchema,
  /** The documents' words for it. */
  law: WordsSchema,
  programmes: z.array(ProgrammeIdSchema).default([]),
  /** Only when one of these stands in the same message. */
  when: WordsSchema.optional(),
  /** Not when one of these stands in the same message. */
  unless: WordsSchema.optional(),
  /** Whose speech it is. */
  speech: z.string().optional(),
  note: z.string().optional(),
});
export type Term = z.infer<typeof TermSchema>;

const FalseFriendSchema = z.strictObject({ say: WordsSchema, because: z.string() });

const TermsFileSchema = z.strictObject({
  source: z.string(),
  terms: z.array(TermSchema).default([]),
  falseFriends: z.array(FalseFriendSchema).default([]),
  /** Words of the documents that search must not cut. */
  words: z.array(z.string().min(2)).default([]),
  /** Words that carry no meaning for search. */
  stopWords: z.array(z.string().min(1)).default([]),
});

export type TermsData = Omit<z.infer<typeof TermsFileSchema>, 'source'>;

/** All files of the folder together. @throws {Error} when one is malformed or an expression stands twice. */
export function loadTerms(folder: string = TERMS_FOLDER): TermsData {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const files = names
    .sort()
    .map((name) => TermsFileSchema.parse(parse(readFileSync(path.join(folder, name), 'utf8'))));
  const data = {
    terms: files.flatMap((file) => file.terms),
    falseFriends: files.flatMap((file) => file.falseFriends),
    words: files.flatMap((file) => file.words),
    stopWords: files.flatMap((file) => file.stopWords),
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
