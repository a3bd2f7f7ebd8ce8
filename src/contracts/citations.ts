import { z } from 'zod';
import { DateSchema, RegionSchema } from './primitives.ts';

export const DocumentReferenceSchema = z.object({
  /** 文号, e.g. 通办发〔2021〕7号. */
  number: z.string(),
  title: z.string(),
  issuer: z.string(),
  region: RegionSchema,
});
export type DocumentReference = z.infer<typeof DocumentReferenceSchema>;

export const ValiditySchema = z.enum(['in_force', 'not_yet', 'expired']);
export type Validity = z.infer<typeof ValiditySchema>;

export const CitationSchema = z.object({
  n: z.int().min(1),
  document: DocumentReferenceSchema,
  /** The clause's path as printed: 二（三）, 附件1/6, 抬头. */
  clause: z.string(),
  /** A white-space-insensitive substring of the clause as stored. */
  quote: z.string().min(1),
  status: ValiditySchema,
});
export type Citation = z.infer<typeof CitationSchema>;

export const SearchRequestSchema = z.strictObject({
  q: z.string().trim().min(1).max(2000),
  region: z.string().trim().min(1).max(60).optional(),
  asOf: DateSchema.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});
export type SearchRequest = z.infer<typeof SearchRequestSchema>;

export const SearchHitSchema = z.object({
  document: DocumentReferenceSchema,
  clause: z.string(),
  text: z.string(),
  /** Higher is better; comparable only within one answer. */
  score: z.number(),
  why: z.array(z.string()),
});
export type SearchHit = z.infer<typeof SearchHitSchema>;

export const SearchResponseSchema = z.object({ hits: z.array(SearchHitSchema) });
export type SearchResponse = z.infer<typeof SearchResponseSchema>;
