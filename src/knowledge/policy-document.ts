import { z } from 'zod';
import { DateSchema } from '../contracts/primitives.ts';
import type { Clause } from './clause-reader.ts';

/** Something of a document that is over by its own words while the document goes on. */
export const PeriodSchema = z.strictObject({
  /** The clause and every clause below it. */
  clause: z.string().min(1),
  /** Only these words of it; without a quote the whole clause is over. */
  quote: z.string().min(1).optional(),
  /** The last day. */
  expiresOn: DateSchema,
});

/** The metadata that stands beside a document's text in `knowledge-base/documents`. */
export const DocumentMetadataSchema = z.strictObject({
  number: z.string().min(1),
  title: z.string().min(1),
  issuer: z.string().min(1),
  /** The division it binds, with everything below it. */
  region: z.string().regex(/^\d{6}(?:\d{3})?$/),
  kind: z.string().min(1),
  bindingForce: z.string().min(1),
  /** Null where the document prints no date. */
  issuedOn: DateSchema.nullable(),
  effectiveFrom: DateSchema,
  effectiveFromPrecision: z.enum(['day', 'month', 'year']),
  /** The last day of the document's own period: afterwards it is still found, and marked as over. */
  expiresOn: DateSchema.nullable(),
  /** The first day on which it is withdrawn or replaced: from then on it is not found. */
  repealedOn: DateSchema.nullable().default(null),
  leansOn: z.array(z.string().min(1)),
  periods: z.array(PeriodSchema),
});
export type DocumentMetadata = z.infer<typeof DocumentMetadataSchema>;

/** A document as it is published: what is known about it, its text verbatim, and its clauses. */
export interface DocumentSource {
  metadata: DocumentMetadata;
  text: string;
  clauses: Clause[];
}
