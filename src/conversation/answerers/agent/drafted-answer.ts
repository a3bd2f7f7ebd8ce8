import { z } from 'zod';

const DraftedClaimSchema = z.object({
  text: z.string().describe('One or two plain Chinese sentences that say one thing'),
  support: z
    .object({
      number: z.string().describe('文号 of the document, as given'),
      clause: z.string().describe('Path of the clause, as given'),
      quote: z.string().describe('Copied letter by letter from that clause'),
    })
    .describe('What the text rests on'),
});
export type DraftedClaim = z.infer<typeof DraftedClaimSchema>;

/** The one form in which a model answers; `title` is the name of the tool that it answers with. */
export const DraftedAnswerSchema = z
  .object({
    claims: z.array(DraftedClaimSchema).describe('In reading order; empty if no clause answers'),
  })
  .meta({ title: 'answer', description: 'Gives the answer; always called last.' });
export type DraftedAnswer = z.infer<typeof DraftedAnswerSchema>;

/** What comes after is not said. */
export const MOST_CLAIMS = 8;

/** Gives the claims so far each time that one is added, none after one that is not in the form. */
export function followClaims(onClaims: (soFar: readonly DraftedClaim[]) => void) {
  const items: unknown[] = [];
  return (item: unknown): void => {
    items.push(item);
    const soFar = DraftedAnswerSchema.safeParse({ claims: items });
    if (soFar.success && items.length <= MOST_CLAIMS) onClaims(soFar.data.claims);
  };
}
