import type { Citation } from '../contracts/citations.ts';
import type { Claim, Support } from '../contracts/claims.ts';
import type { Card } from '../knowledge/cards.ts';
import type { Replies } from '../knowledge/replies.ts';

type Values = Readonly<Record<string, string>>;
type Unnumbered = Omit<Citation, 'n'>;

/** Part of a reply: a claim, several, or nothing. */
export type Said = Claim | readonly Claim[] | null | undefined | false;

/** A fixed phrase, filled. `more` is what the values rest on, where that is a quote or a tool's result. */
export function phrase(replies: Replies, key: string, values: Values = {}): Claim {
  return claimOf(replies.say(key, values), [{ by: 'phrase', key, values: { ...values } }]);
}

/** A card in its own words, with the quotes it stands on. */
export function cardClaim(card: Card, citations: readonly Unnumbered[]): Claim {
  return claimOf(card.text.trim(), [{ by: 'card', id: card.id }, ...citations.map(quoted)]);
}

/** The words of a tool, as they are. */
export function toolClaim(tool: 'eligibility' | 'ticket', says: string): Claim {
  return claimOf(says, [{ by: 'tool', tool, says }]);
}

/** What was said before, or a part of it. */
export function earlierClaim(receipt: string, says: string): Claim {
  return claimOf(says, [{ by: 'earlier', receipt, says }]);
}

/** A model's words for a quote. */
export function modelClaim(text: string, support: Support[]): Claim {
  return { ...claimOf(text, support), wordedBy: 'model' };
}

/** The same claim, resting on more. */
export function restingOn(claim: Claim, ...support: readonly Support[]): Claim {
  return { ...claim, support: [...claim.support, ...support] };
}

export function quoted({ document, clause, quote }: Unnumbered): Support {
  return { by: 'clause', number: document.number, clause, quote, versionId: null };
}

/** Each part begins a paragraph; inside a part everything stays as it is. */
export const paragraphs = (...parts: readonly Said[]) => joined('paragraph', parts);
export const lines = (...parts: readonly Said[]) => joined('line', parts);
export const sentences = (...parts: readonly Said[]) => joined('sentence', parts);

function claimOf(text: string, support: Support[]): Claim {
  return { text, opens: 'paragraph', wordedBy: 'rules', support };
}

function joined(opens: Claim['opens'], parts: readonly Said[]): Claim[] {
  return parts.flatMap((part) => {
    const [first, ...rest] = claimsOf(part);
    return first === undefined ? [] : [{ ...first, opens }, ...rest];
  });
}

/** What is empty leaves no blank line. */
export function claimsOf(part: Said): readonly Claim[] {
  if (part === null || part === undefined || part === false) return [];
  return ('support' in part ? [part] : part).filter(({ text }) => text !== '');
}
