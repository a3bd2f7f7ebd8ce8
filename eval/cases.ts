import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ProgrammeIdSchema } from '../src/contracts/programmes.ts';

const ClauseSchema = z.object({ number: z.string(), clause: z.string() });

const asList = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (value === undefined || value === null || Array.isArray(value) ? value : [value]),
    z.array(item).nullish(),
  );

/** What a reply must be; an absent or null field is not scored, a list means one of them. */
export const ExpectationSchema = z.looseObject({
  region_code_name: asList(z.string()),
  kind_ok: asList(z.string()),
  urgent: z.boolean().nullish(),
  life_safety: z.boolean().nullish(),
  green_channel: z.boolean().nullish(),
  programmes_any: z.array(z.string()).nullish(),
  facts: z.record(z.string(), z.unknown()).nullish(),
  facts_include: z.record(z.string(), z.unknown()).nullish(),
  facts_absent: z.array(z.string()).nullish(),
  gold_clauses: z.array(ClauseSchema).nullish(),
  all: z.boolean().nullish(),
  forbidden_documents: z.array(z.string()).nullish(),
  must_not_regex: z.array(z.string()).nullish(),
  must_regex_any: z.array(z.string()).nullish(),
  unanswered_reason: asList(z.string()),
  ticket: z.boolean().nullish(),
  tickets_max: z.int().nullish(),
  safety_category: asList(z.string()),
  safety_call_any: z.array(z.string()).nullish(),
  outcome: z.record(z.string(), z.union([z.string(), z.array(z.string())])).nullish(),
  same_citation_as_turn: z.int().nullish(),
  differs_from_turn: z.int().nullish(),
});
export type Expectation = z.infer<typeof ExpectationSchema>;

export const UtteranceCaseSchema = ExpectationSchema.extend({
  id: z.string(),
  utterance: z.string(),
  region_stated: z.boolean().nullish(),
});

export const DialogueCaseSchema = z.looseObject({
  id: z.string(),
  region: z.string().nullish(),
  turns: z.array(z.looseObject({ user: z.string(), expect: ExpectationSchema.nullish() })),
});

export const DeadlineCaseSchema = z.looseObject({
  id: z.string(),
  start: z.string(),
  workingDays: z.int(),
  due: z.string(),
  certainty: z.string().nullish(),
});

const ProgrammeExpectationSchema = z.looseObject({
  outcome: z.array(z.string()).nullish(),
  because: z.array(z.string()).nullish(),
  missing_any: z.array(z.string()).nullish(),
  amounts: z.array(z.looseObject({ value: z.number(), bound: z.string().nullish() })).nullish(),
  never_amounts: z.array(z.number()).nullish(),
});

export const AssessmentCaseSchema = z.looseObject({
  id: z.string(),
  request: z.record(z.string(), z.unknown()),
  covered: z.boolean().nullish(),
  expect: z.partialRecord(ProgrammeIdSchema, ProgrammeExpectationSchema),
  cites_any: z.partialRecord(ProgrammeIdSchema, z.array(ClauseSchema)).nullish(),
  never_cites: z.array(z.string()).nullish(),
});
export type AssessmentCase = z.infer<typeof AssessmentCaseSchema>;

/** @throws {Error} naming the line that is not of the form. */
export function readCases<Case>(file: string, schema: z.ZodType<Case>): Case[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line, index) => ({ line, at: `${file}:${index + 1}` }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, at }) => {
      const parsed = schema.safeParse(JSON.parse(line));
      if (!parsed.success) throw new Error(`${at}: ${parsed.error.message}`);
      return parsed.data;
    });
}
