import type { Citation } from '../../../contracts/citations.ts';
import type { Card } from '../../../knowledge/cards.ts';
import type { BindingDocument } from '../../../knowledge/document-library.ts';

import { validityOfQuote } from '../../../knowledge/validity.ts';
import type { ClauseHit } from '../../../retrieval/clause-hit.ts';
import type { CalendarDate } from '../../../shared/calendar-date.ts';

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

/** Sentences of a found clause; words of it that are over are marked so. */
export function citeHit(
  hit: ClauseHit,
  quotes: readonly string[],
  today: CalendarDate,
): Unnumbered[] {
  const { document, clause } = hit;
  return quotes.map((quote) => ({
    document,
    clause,
    quote,
    status: validityOfQuote(hit, quote, today),
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
