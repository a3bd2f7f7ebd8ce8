import type { Citation } from '../../../contracts/citations.ts';
import type { Card } from '../../../knowledge/cards.ts';
import type { BindingDocument } from '../../../knowledge/document-library.ts';

type Unnumbered = Omit<Citation, 'n'>;

/** The card's clauses as citations; none where its document does not bind the place on the day. */
export function citeCard(card: Card, binding: readonly BindingDocument[]): Unnumbered[] {
  const document = binding.find(({ reference }) => reference.number === card.document);
  if (document === undefined) return [];
  return card.citations.map(({ clause, quote }) => ({
    document: document.reference,
    clause,
    quote,
    status: document.status,
  }));
}

/** Each (document, clause, quote) once, in order of appearance. */
export function distinctCitations(citations: readonly Unnumbered[]): Unnumbered[] {
  const seen = new Set<string>();
  return citations.filter(({ document, clause, quote }) => {
    const key = `${document.number}|${clause}|${quote}`;
    return !seen.has(key) && seen.add(key);
  });
}
