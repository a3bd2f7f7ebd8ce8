import { z } from 'zod';
import { RegionSchema, TimestampSchema } from './primitives.ts';

/** Whether a card is served today; `not_yet` is nobody's fault, what comes after it keeps a card out of service. */
export const CardStateSchema = z.enum([
  'in_service',
  'not_yet',
  'text_changed',
  'quote_missing',
  'clause_missing',
]);
export type CardState = z.infer<typeof CardStateSchema>;

export const CardClauseSchema = z.object({
  /** 全文 where the card cites no clause and says that the document is silent. */
  clause: z.string(),
  quotes: z.array(z.string()),
  /** As in force today; null where there is none, and for a whole document. */
  text: z.string().nullable(),
  state: CardStateSchema,
});

/** A plain answer bound to clauses, as policy staff see it today. */
export const AnswerCardSchema = z.object({
  id: z.string(),
  text: z.string(),
  document: z.object({
    number: z.string(),
    /** Null where no such document is in force or still to come. */
    title: z.string().nullable(),
    region: RegionSchema.nullable(),
  }),
  clauses: z.array(CardClauseSchema),
  /** Their Chinese names. */
  programmes: z.array(z.string()),
  state: CardStateSchema,
  /** Somebody has held these words against the clauses as they stand today. */
  isReviewed: z.boolean(),
  /** The last review, also of words that have changed since. */
  lastReview: z.object({ by: z.string(), at: TimestampSchema }).nullable(),
  /** When the document was last published or withdrawn. */
  changedAt: TimestampSchema.nullable(),
  /** Of the card and its clauses as shown; a review names what it has seen. */
  fingerprint: z.string(),
});
export type AnswerCard = z.infer<typeof AnswerCardSchema>;

export const ReviewCardSchema = z.strictObject({ fingerprint: z.string().min(1).max(100) });
export type ReviewCard = z.infer<typeof ReviewCardSchema>;
