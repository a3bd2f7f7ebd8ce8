import { z } from 'zod';
import { CitationSchema } from './citations.ts';
import { FactKeySchema, FactsSchema } from './facts.ts';
import { DateSchema, RegionInputSchema, RegionSchema } from './primitives.ts';
import { ProgrammeIdSchema } from './programmes.ts';

export const AssessmentRequestSchema = z.strictObject({
  region: RegionInputSchema,
  asOf: DateSchema.optional(),
  facts: FactsSchema,
  programmes: z.array(ProgrammeIdSchema).min(1).optional(),
});
export type AssessmentRequest = z.infer<typeof AssessmentRequestSchema>;

export const OutcomeSchema = z.enum(['met', 'unmet', 'undetermined']);
export type Outcome = z.infer<typeof OutcomeSchema>;

export const BecauseSchema = z.enum([
  'facts',
  'missing_facts',
  'policy_silent',
  'discretion',
  'expired',
]);
export type Because = z.infer<typeof BecauseSchema>;

export const ConditionResultSchema = z.object({
  text: z.string(),
  outcome: OutcomeSchema,
  citation: CitationSchema.nullable(),
});
export type ConditionResult = z.infer<typeof ConditionResultSchema>;

export const AmountSchema = z.object({
  label: z.string(),
  value: z.number(),
  unit: z.string(),
  bound: z.enum(['exact', 'at_least', 'at_most']),
  citation: CitationSchema,
});
export type Amount = z.infer<typeof AmountSchema>;

export const ProgrammeResultSchema = z.object({
  programme: ProgrammeIdSchema,
  name: z.string(),
  outcome: OutcomeSchema,
  because: BecauseSchema,
  conditions: z.array(ConditionResultSchema),
  /** In the order worth asking. */
  missing: z.array(FactKeySchema),
  flip: z.string().nullable(),
  amounts: z.array(AmountSchema),
  selfReported: z.boolean(),
});
export type ProgrammeResult = z.infer<typeof ProgrammeResultSchema>;

export const AssessmentSchema = z.object({
  region: RegionSchema,
  asOf: DateSchema,
  covered: z.boolean(),
  programmes: z.array(ProgrammeResultSchema),
  disclaimer: z.string(),
  rulesVersion: z.string(),
});
export type Assessment = z.infer<typeof AssessmentSchema>;
