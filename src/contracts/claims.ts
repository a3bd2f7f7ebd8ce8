import { z } from 'zod';

/** What a claim rests on. */
export const SupportSchema = z.discriminatedUnion('by', [
  /** A verbatim quote. `versionId` names the clause version it was checked against. */
  z.strictObject({
    by: z.literal('clause'),
    number: z.string(),
    clause: z.string(),
    quote: z.string(),
    versionId: z.string().nullable(),
  }),
  /** Service data that the project publishes: a card of `knowledge-base/cards`. */
  z.strictObject({ by: z.literal('card'), id: z.string() }),
  /** A fixed phrase of `knowledge-base/replies` and what its placeholders were filled with. */
  z.strictObject({
    by: z.literal('phrase'),
    key: z.string(),
    values: z.record(z.string(), z.string()),
  }),
  /** What a deterministic tool gave back, in its words. */
  z.strictObject({
    by: z.literal('tool'),
    tool: z.enum(['eligibility', 'ticket', 'deadline']),
    says: z.string(),
  }),
  /** An earlier reply that is said again. */
  z.strictObject({ by: z.literal('earlier'), receipt: z.string(), says: z.string() }),
]);
export type Support = z.infer<typeof SupportSchema>;

/** The smallest part of a reply that can stand or fall by itself. */
export const ClaimSchema = z.strictObject({
  text: z.string(),
  /** How it is joined to the claim before it. */
  opens: z.enum(['paragraph', 'line', 'sentence']),
  wordedBy: z.enum(['rules', 'model']),
  support: z.array(SupportSchema),
});
export type Claim = z.infer<typeof ClaimSchema>;

const JOINTS = { paragraph: '\n\n', line: '\n', sentence: '' } as const;

/** The text of a reply is assembled from its claims and from nothing else. */
export function textOf(claims: readonly Pick<Claim, 'text' | 'opens'>[]): string {
  return claims
    .map(({ text, opens }, index) => (index === 0 ? text : JOINTS[opens] + text))
    .join('');
}
