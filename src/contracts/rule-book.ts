import { z } from 'zod';
import { BecauseSchema, OutcomeSchema } from './assessments.ts';
import { DocumentReferenceSchema, ValiditySchema } from './citations.ts';
import { FactsSchema } from './facts.ts';
import { DateSchema, RegionSchema, TimestampSchema } from './primitives.ts';
import { ProgrammeIdSchema } from './programmes.ts';

/** A region's book: nantong, rugao, huaiyuan, caojie. */
const BookIdSchema = z.string().regex(/^[a-z][a-z-]*$/);

/** One rule: a programme as one book has it, e.g. `nantong/phase_out_period`. */
const RuleIdSchema = z.string().regex(/^[a-z][a-z-]*\/[a-z_]+$/);

/** One condition as people read it. */
const RuleConditionSchema = z.object({
  text: z.string(),
  /** What the document leaves open, and who settles it. */
  unsettled: z.string().nullable(),
});
export type RuleCondition = z.infer<typeof RuleConditionSchema>;

const RuleProvisionSchema = z.object({
  book: BookIdSchema,
  document: DocumentReferenceSchema,
  clause: z.string(),
  /** Letter by letter as in the clause, white space aside. */
  quote: z.string(),
  /** The document's own strength: 应, 可, 原则上, 探索 … */
  modality: z.string(),
  status: ValiditySchema,
  /** The last day, where the words or their document end. */
  expiresOn: DateSchema.nullable(),
  conditions: z.array(RuleConditionSchema),
  /** The numbers that stand in the quote and that the rule reads, by what they are. */
  numbers: z.array(z.object({ name: z.string(), label: z.string(), value: z.number() })),
});
export type RuleProvision = z.infer<typeof RuleProvisionSchema>;

/** `unsettled`: everything is said, and the document still leaves it to a person. */
export const TestFamilySchema = z.enum(['met', 'unmet', 'boundary', 'missing', 'unsettled']);

/** A situation whose outcome the tests of the product compute again. */
const RuleExampleSchema = z.object({
  family: TestFamilySchema,
  situation: z.string(),
  facts: FactsSchema,
  outcome: OutcomeSchema,
  because: BecauseSchema,
});
export type RuleExample = z.infer<typeof RuleExampleSchema>;

/**
 * `decided`: rules compute it. `needs_person`: the documents name it without its conditions.
 * `not_mentioned`: they do not say. `expired`: what they say is over.
 */
export const RuleStateSchema = z.enum(['decided', 'needs_person', 'not_mentioned', 'expired']);
export type RuleState = z.infer<typeof RuleStateSchema>;

const RuleSchema = z.object({
  id: RuleIdSchema,
  programme: ProgrammeIdSchema,
  name: z.string(),
  state: RuleStateSchema,
  /** The book of a wider region whose rule holds here as well; null for the region's own. */
  inheritedFrom: BookIdSchema.nullable(),
  provisions: z.array(RuleProvisionSchema),
  /** How many examples of each family there are; a family without any is 0. */
  testFamilies: z.record(TestFamilySchema, z.int().min(0)),
  examples: z.array(RuleExampleSchema),
});
export type PublicRule = z.infer<typeof RuleSchema>;

const RuleRegionSchema = z.object({
  book: BookIdSchema,
  region: RegionSchema,
  /** The documents for this place, the nearest first; one whose period is over says so. */
  documents: z.array(DocumentReferenceSchema.extend({ status: ValiditySchema })),
  /** The books of wider regions whose rules hold here as well. */
  inherits: z.array(BookIdSchema),
  rules: z.array(RuleSchema),
});
export type RuleRegion = z.infer<typeof RuleRegionSchema>;

export const ClauseStateSchema = z.enum(['coded', 'needs_person', 'not_about_eligibility']);
export type ClauseState = z.infer<typeof ClauseStateSchema>;

const ClauseCoverageSchema = z.object({
  clause: z.string(),
  heading: z.string(),
  state: ClauseStateSchema,
  /** Why a person is needed; null otherwise. */
  because: z.string().nullable(),
});

const DocumentCoverageSchema = z.object({
  document: z.object({ number: z.string(), title: z.string() }),
  counts: z.record(ClauseStateSchema, z.int().min(0)),
  clauses: z.array(ClauseCoverageSchema),
});
export type DocumentCoverage = z.infer<typeof DocumentCoverageSchema>;

export const RuleBookSchema = z.object({
  rulesVersion: z.string(),
  asOf: DateSchema,
  disclaimer: z.string(),
  regions: z.array(RuleRegionSchema),
  coverage: z.array(DocumentCoverageSchema),
});
export type RuleBook = z.infer<typeof RuleBookSchema>;

export const COUNTER_EXAMPLE_MAX_CHARACTERS = 1000;
export const CONTACT_MAX_CHARACTERS = 100;

const proseSchema = z.string().trim().min(1).max(COUNTER_EXAMPLE_MAX_CHARACTERS);

/** 「这条算得不对」: a situation for which a rule gives the wrong outcome. */
export const CounterExampleRequestSchema = z.strictObject({
  rule: z.string().max(100),
  /** What the situation was. */
  situation: proseSchema,
  /** What should have come out. */
  expected: proseSchema,
  contact: z.string().trim().max(CONTACT_MAX_CHARACTERS).optional(),
});
export type CounterExampleRequest = z.infer<typeof CounterExampleRequestSchema>;

export const CounterExampleFiledSchema = z.object({ id: z.string() });
export type CounterExampleFiled = z.infer<typeof CounterExampleFiledSchema>;

export const CounterExampleStateSchema = z.enum(['new', 'accepted', 'rejected']);
export type CounterExampleState = z.infer<typeof CounterExampleStateSchema>;

/** A candidate case as policy staff see it. */
export const CounterExampleSchema = z.object({
  id: z.string(),
  rule: z.string(),
  /** 南通市 · 低保渐退期. */
  ruleName: z.string(),
  rulesVersion: z.string(),
  situation: z.string(),
  expected: z.string(),
  contact: z.string().nullable(),
  filedAt: TimestampSchema,
  state: CounterExampleStateSchema,
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: TimestampSchema.nullable(),
});
export type CounterExample = z.infer<typeof CounterExampleSchema>;

export const CounterExampleDecisionSchema = z.strictObject({
  state: z.enum(['accepted', 'rejected']),
  reason: z.string().trim().min(1).max(2000),
});
export type CounterExampleDecision = z.infer<typeof CounterExampleDecisionSchema>;
