import type { Citation } from '../contracts/citations.ts';
import { isVerbatim } from '../shared/text.ts';

type Unnumbered = Omit<Citation, 'n'>;

export interface CitationCheck {
  kept: Unnumbered[];
  /** Not verbatim in the clause named, or from a document that does not bind the place on the day. */
  refused: Unnumbered[];
}

/**
 * Region lock and quote lock: a citation leaves the house only when its document binds here today
 * and its quote stands letter by letter in the clause it names.
 */
export function checkCitations(
  citations: readonly Unnumbered[],
  bindingNumbers: ReadonlySet<string>,
  clauseText: (number: string, clause: string) => string | undefined,
): CitationCheck {
  const kept: Unnumbered[] = [];
  const refused: Unnumbered[] = [];
  for (const citation of citations) {
    const text = clauseText(citation.document.number, citation.clause);
    const holds =
      bindingNumbers.has(citation.document.number) &&
      text !== undefined &&
      isVerbatim(citation.quote, text);
    (holds ? kept : refused).push(citation);
  }
  return { kept, refused };
}
