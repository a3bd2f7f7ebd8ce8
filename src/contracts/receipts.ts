import { z } from 'zod';
import { ClaimSchema } from './claims.ts';
import { DateSchema, RegionSchema, TimestampSchema } from './primitives.ts';
import { ProgrammeIdSchema } from './programmes.ts';

/** What one answer rested on; null is what was erased with its conversation or not yet kept at the time. */
export const ReceiptSchema = z.object({
  code: z.string(),
  at: TimestampSchema,
  /** Masked. */
  question: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()).nullable(),
  decision: z.string(),
  programmes: z.array(ProgrammeIdSchema).nullable(),
  region: RegionSchema.nullable(),
  asOf: DateSchema,
  /** The clause versions by which the answer was checked, as stored. */
  clauses: z.array(
    z.object({ versionId: z.string(), number: z.string(), clause: z.string(), text: z.string() }),
  ),
  rulesVersion: z.string(),
  generatedBy: z.enum(['rules', 'model']),
  prompt: z.string().nullable(),
  model: z.string().nullable(),
  claims: z.array(ClaimSchema).nullable(),
  /** Made again from what is recorded, never by searching again. */
  answer: z.string().nullable(),
  /** Whether it is, letter by letter, what left the house. */
  answerMatches: z.boolean().nullable(),
  /** Whether every quote still stands in the clause version that it was taken from. */
  quotesStand: z.boolean().nullable(),
  /** Its place in the chain of all receipts, and what seals it. */
  seal: z.object({ position: z.int(), hash: z.string() }).nullable(),
});
export type Receipt = z.infer<typeof ReceiptSchema>;
