import type { Lie, LyingClaim, ShownClause } from './lie.ts';
import type { Random } from './random.ts';

/** Words around a poison that keep close to the quote, so that only what is wrong is wrong. */
export function claimWith(poison: string, shown: ShownClause, random: Random): LyingClaim {
  const quote = quoteOf(shown, random);
  const text = random.pick([`${quote}，${poison}。`, `${poison}，${quote}。`, `${poison}。`]);
  return { text, support: supportOf(shown, { quote }) };
}

/** Claims that say no more than the clauses do. */
export function truthsOf(clauses: readonly ShownClause[], random: Random): LyingClaim[] {
  return clauses.map((shown) => {
    const quote = quoteOf(shown, random);
    return { text: `${quote}。`, support: supportOf(shown, { quote }) };
  });
}

/** What was shown, but for what is lied about. */
export function supportOf(
  { number, clause }: ShownClause,
  rest: Partial<LyingClaim['support']> & { quote: string },
): LyingClaim['support'] {
  return { number, clause, ...rest };
}

export function quoteOf({ text }: ShownClause, random: Random): string {
  const sentences = text.split(/[。；\n]/u).filter((part) => part.trim().length >= 8);
  return sentences.length === 0 ? text.slice(0, 20) : random.pick(sentences).trim();
}

export const answering = (claims: LyingClaim[], poison: string[]): Omit<Lie, 'kind'> => ({
  deed: { does: 'answer', claims },
  poison,
});
