import { z } from 'zod';
import type { Reply } from '../../src/contracts/conversations.ts';
import { withoutWhitespace } from '../../src/shared/text.ts';

/**
 * What a whole answer to a question tells: each point once, in any of its wordings. Of what the clause says
 * only what is asked for: who, how much, what to bring, where, how long, what if not.
 */
export const RubricSchema = z.strictObject({
  id: z.string(),
  points: z.array(z.array(z.string().min(1)).min(1)).min(1),
});
export type Rubric = z.infer<typeof RubricSchema>;

/** The points that stand neither in the text nor in a quote that is shown beside it. */
export function missingPoints({ points }: Rubric, reply: Reply): string[] {
  const read = readBy(reply);
  return points
    .filter((wordings) => !isTold(wordings, read))
    .map((wordings) => wordings.join('／'));
}

/** Whether the text alone tells every point, for who does not open the quotes. */
export function isWholeInText({ points }: Rubric, { text }: Reply): boolean {
  return points.every((wordings) => isTold(wordings, withoutWhitespace(text)));
}

function readBy({ text, citations }: Reply): string {
  return withoutWhitespace([text, ...citations.map(({ quote }) => quote)].join('\n'));
}

function isTold(wordings: readonly string[], text: string): boolean {
  return wordings.some((wording) => text.includes(wording));
}
