import { z } from 'zod';
import { LACKS } from '../src/knowledge/matters/matters.ts';

/** A question in a citizen's own words; the clauses that answer it, any of which is right. */
export const LayCaseSchema = z.strictObject({
  id: z.string(),
  /** The code of the place that is asked about. */
  region: z.string(),
  text: z.string(),
  gold: z.array(z.strictObject({ number: z.string(), clause: z.string() })),
  answerable: z.boolean(),
  /** What the documents that bind there do not say. */
  lacks: z.enum([...LACKS, 'region']).optional(),
});
export type LayCase = z.infer<typeof LayCaseSchema>;
