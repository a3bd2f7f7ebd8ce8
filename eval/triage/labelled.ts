import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DangerCategorySchema } from '../../src/contracts/conversations.ts';
import { HARDSHIP_EVENTS } from '../../src/contracts/facts.ts';

/** A sentence as people talk, with what triage should make of it. `certainty` absent: clear. */
export const LabelledSentenceSchema = z.strictObject({
  text: z.string().min(1),
  danger: DangerCategorySchema.nullable(),
  certainty: z.enum(['clear', 'ask']).optional(),
  urgent: z.boolean(),
  /** Scored only where it is given. */
  cause: z.enum(HARDSHIP_EVENTS).nullable().optional(),
});
export type LabelledSentence = z.infer<typeof LabelledSentenceSchema>;

/**
 * `dev` and `ordinary` may be learned from. `test` was seen once while phrases were written; `fresh`
 * never was, and it is the part whose figures count. `harmless` is full of words that frighten, and never
 * learned from.
 */
export function readLabelled(
  part: 'dev' | 'test' | 'fresh' | 'ordinary' | 'harmless',
): LabelledSentence[] {
  return readFileSync(new URL(`./${part}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => LabelledSentenceSchema.parse(JSON.parse(line)));
}
