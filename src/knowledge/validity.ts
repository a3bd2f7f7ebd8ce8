import type { Validity } from '../contracts/citations.ts';
import { withoutWhitespace } from '../shared/text.ts';

/** Words of a clause that are over while the clause goes on. */
export interface EndedQuote {
  quote: string;
  /** The last day. */
  expiresOn: string;
}

/** On its last day a rule is still in force. Dates compare as text. */
export function validityOn(expiresOn: string | null, asOf: string): Validity {
  return expiresOn !== null && expiresOn < asOf ? 'expired' : 'in_force';
}

/** The earlier of two last days; null is without end. */
export function earlierOf(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

/**
 * Whether what is quoted still applies on the day: a quote that holds ended words, or stands inside
 * them, is expired even where its clause is in force.
 */
export function validityOfQuote(
  clause: { status: Validity; endedQuotes: readonly EndedQuote[] },
  quote: string,
  asOf: string,
): Validity {
  if (clause.status !== 'in_force') return clause.status;
  const words = withoutWhitespace(quote);
  const isOver = clause.endedQuotes.some((ended) => {
    const over = withoutWhitespace(ended.quote);
    const touches = over.includes(words) || words.includes(over);
    return touches && validityOn(ended.expiresOn, asOf) === 'expired';
  });
  return isOver ? 'expired' : 'in_force';
}
