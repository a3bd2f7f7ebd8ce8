import { z } from 'zod';
import { DateSchema, RegionSchema } from './primitives.ts';

/** A policy document as staff bring it in. */
export const ImportDocumentSchema = z.strictObject({
  /** 文号. */
  number: z.string().trim().min(1).max(100),
  /** Read from the text where it is absent. */
  title: z.string().trim().min(1).max(200).optional(),
  /** A code, a path or a name; the document binds it and everything below it. */
  region: z.string().trim().min(1).max(60),
  issuer: z.string().trim().min(1).max(200),
  /** Null where the document prints no date. */
  issuedOn: DateSchema.nullable(),
  effectiveFrom: DateSchema,
  /** The last day; null without end. */
  expiresOn: DateSchema.nullable(),
  /** Kept, and found by nobody. */
  draft: z.boolean(),
  text: z.string().min(1).max(5_000_000),
});
export type ImportDocument = z.infer<typeof ImportDocumentSchema>;

export const ImportedDocumentSchema = z.object({
  outcome: z.enum(['published', 'unchanged', 'draft']),
  number: z.string(),
  title: z.string(),
  region: RegionSchema,
  effectiveFrom: DateSchema,
  /** How the text was cut, in its order. */
  clauses: z.array(z.object({ path: z.string(), heading: z.string(), text: z.string() })),
  /** What a person should look at, in Chinese. */
  notes: z.array(z.string()),
});
export type ImportedDocument = z.infer<typeof ImportedDocumentSchema>;

export const WithdrawDocumentSchema = z.strictObject({
  number: z.string().trim().min(1).max(100),
  /** The first day on which it is not in force any more. */
  from: DateSchema,
});
export type WithdrawDocument = z.infer<typeof WithdrawDocumentSchema>;
