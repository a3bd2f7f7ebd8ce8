import path from 'node:path';
import { z } from 'zod';
import { BecauseSchema, OutcomeSchema } from '../contracts/assessments.ts';
import { FactsSchema } from '../contracts/facts.ts';
import { DateSchema } from '../contracts/primitives.ts';
import { TestFamilySchema } from '../contracts/rule-book.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import { inProject } from '../shared/project-folder.ts';
import { readYaml } from './read-yaml.ts';

const FOLDER = inProject('knowledge-base/eligibility');

const ExampleSchema = z.strictObject({
  family: TestFamilySchema,
  /** The outcome and its reason: `met facts`. */
  is: z.templateLiteral([OutcomeSchema, ' ', BecauseSchema]),
  situation: z.string().min(1),
  facts: FactsSchema,
});

const ExamplesSchema = z.strictObject({
  asOf: DateSchema,
  /** By rule: book and programme. */
  examples: z.record(z.string(), z.array(ExampleSchema).min(1)),
});

const CoverageSchema = z.array(
  z.strictObject({
    document: z.string().min(1),
    coded: z.array(z.string().min(1)),
    /** With the reason that people read. */
    needsPerson: z.record(z.string(), z.string().min(1)),
    notAboutEligibility: z.array(z.string().min(1)),
  }),
);

export type RuleExampleData = z.infer<typeof ExampleSchema>;
export type ClauseCoverageData = z.infer<typeof CoverageSchema>[number];

/** What is told about the rules and decides nothing. */
export interface RuleBookData {
  /** The day on which the examples hold. */
  examplesAsOf: CalendarDate;
  examples: Readonly<Record<string, readonly RuleExampleData[]>>;
  coverage: readonly ClauseCoverageData[];
}

/** @throws {Error} naming the file that is missing or wrong. */
export function loadRuleBookData(folder: string = FOLDER): RuleBookData {
  const { asOf, examples } = readYaml(ExamplesSchema, path.join(folder, 'examples.yaml'));
  const coverage = readYaml(CoverageSchema, path.join(folder, 'clause-coverage.yaml'));
  return { examplesAsOf: asOf, examples, coverage };
}
