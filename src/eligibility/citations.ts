import type { Citation, DocumentReference, Validity } from '../contracts/citations.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { CitedProvision } from './rule.ts';

/** A document that binds the place on the day, as the library says. */
export interface BindingDocument {
  reference: DocumentReference;
  status: Validity;
  effectiveFrom: string;
  expiresOn: string | null;
}

export type Cite = (cited: CitedProvision) => Citation;

/**
 * Numbers citations from 1 in the order in which they appear; the same provision keeps its number.
 *
 * The result throws for a document that does not bind: a rule has read a foreign book.
 */
export function createCite(documents: readonly BindingDocument[], asOf: CalendarDate): Cite {
  const known = new Map<string, Citation>();
  return ({ document: number, provision }) => {
    const { clause, quote, expiresOn } = provision;
    const key = [number, clause, quote].join('\n');
    const found = known.get(key);
    if (found !== undefined) return found;

    const document = documents.find(({ reference }) => reference.number === number);
    if (document === undefined) throw new Error(`${number} does not bind here and was cited.`);
    const isOver = expiresOn !== null && expiresOn < asOf;
    const citation: Citation = {
      n: known.size + 1,
      document: document.reference,
      clause,
      quote,
      status: isOver ? 'expired' : document.status,
    };
    known.set(key, citation);
    return citation;
  };
}
