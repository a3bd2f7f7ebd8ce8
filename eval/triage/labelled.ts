import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DangerCategorySchema } from '../../src/contracts/conversations.ts';
import { HARDSHIP_EVENTS } from '../../src/contracts/facts.ts';

/** A sentence as people talk, with what triage should make of it. `certainty` absent: clear. */
export const LabelledSentenceSchema = z.strictObject({
  text: z.string().min(1),
  danger: DangerCategorySchema.nullable(),
  certainty: z.enum(['clear', 'ask']).optional(),
  /** Null where neither answer would be wrong. */
  urgent: z.boolean().nullable(),
  /** No danger was written, but hearing one is defensible: it counts as no false alarm. */
  open: z.boolean().optional(),
  /** The author wrote a danger and did not say which of the kinds: any is right. */
  anyKind: z.boolean().optional(),
  /** What the author set out to write, and of which kind. */
  set: z.enum(['danger', 'urgent', 'near', 'hardship', 'plain']).optional(),
  kind: z.string().optional(),
  /** Scored only where it is given. */
  cause: z.enum(HARDSHIP_EVENTS).nullable().optional(),
});
export type LabelledSentence = z.infer<typeof LabelledSentenceSchema>;

/**
 * All but `apart-held-out`, `apart-later`, `apart-plain`, `apart-common`, `apart-recent`, `apart-talked` and
 * `apart-in-talk` are learned from. `apart-*` were written apart
 * from the product by people who did not know its phrases; nobody looks at a text of these seven, and their figures are
 * those that count. `common` is what people say and write of anything at all, far from a hotline; `apart-common` is every
 * tenth of it. `apart-recent` is every eighth of what was written last for `everyday`, `spoken` and `common`.
 * `talked` is what people say to the assistant itself and tell of their household, `apart-talked` every eighth of it.
 * `in-talk` is what they ask, answer and tell about assistance in words that danger and want have too, and dangers told
 * within such talk, most with a harmless neighbour; `apart-in-talk` every eighth of it.
 * `retold` tells anew what the product missed in `apart-training`; `talk` is what people answer, correct and take back
 * in the middle of a talk, or report of others; `everyday` what is nobody's danger, blows that are over, and dangers told
 * beside the point. `test`, `fresh` and `harmless` were once unseen and no longer are: phrases and thresholds were chosen
 * on them. They show lost ground, not what a stranger's message meets.
 */
export function readLabelled(part: LabelledPart): LabelledSentence[] {
  return readFileSync(new URL(`./${part}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => LabelledSentenceSchema.parse(JSON.parse(line)));
}

type LabelledPart =
  | 'dev'
  | 'test'
  | 'fresh'
  | 'ordinary'
  | 'harmless'
  | 'retold'
  | 'talk'
  | 'everyday'
  | 'spoken'
  | 'common'
  | 'apart-training'
  | 'apart-held-out'
  | 'apart-later'
  | 'apart-plain'
  | 'apart-common'
  | 'apart-recent'
  | 'talked'
  | 'apart-talked'
  | 'in-talk'
  | 'apart-in-talk';
