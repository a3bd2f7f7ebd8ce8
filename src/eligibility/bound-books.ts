import type { ProgrammeId } from '../contracts/programmes.ts';
import type { ProvisionBook } from '../knowledge/provisions.ts';
import type { BindingDocument } from './citations.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules/rules.ts';

/** A provision book with the document that makes it bind. */
export interface BoundBook {
  book: ProvisionBook;
  document: BindingDocument;
}

/** The books of the documents, in the order of the documents. */
export function bindBooks(
  provisions: readonly ProvisionBook[],
  documents: readonly BindingDocument[],
): BoundBook[] {
  return documents.flatMap((document) =>
    provisions
      .filter((book) => book.document === document.reference.number)
      .map((book) => ({ book, document })),
  );
}

/** The first of the books that defines the programme. */
export function findRule(
  programme: ProgrammeId,
  books: readonly BoundBook[],
): { rule: Rule; bound: BoundBook } | undefined {
  for (const bound of books) {
    const rule = RULES.find((one) => one.programme === programme && one.book === bound.book.id);
    if (rule !== undefined) return { rule, bound };
  }
  return undefined;
}
