import { checkCitations } from '../../guardrails/citation-lock.ts';
import type { ReadCitedClauses } from '../../knowledge/cited-clauses.ts';
import type { BindingDocument } from '../../knowledge/document-library.ts';
import { isVerbatim } from '../../shared/text.ts';
import type { Draft, Turn } from '../turn.ts';

export interface Verified {
  draft: Draft;
  /** The clause versions the reply rests on, for its receipt. */
  clauseIds: string[];
  /** How many citations the locks took out: more than none is a defect worth a log line. */
  refused: number;
  /** Titles of documents that the reply before cited and that no longer say so: they were replaced while people talked. */
  outdated: string[];
}

/** What is not verbatim or does not bind here is taken out before anything leaves the house. */
export async function verify(
  turn: Turn,
  draft: Draft,
  readClauses: ReadCitedClauses,
): Promise<Verified> {
  const earlier = turn.previousReply?.citations ?? [];
  const clauses = await readClauses(
    [...draft.citations, ...earlier].map(({ document, clause }) => ({
      number: document.number,
      clause,
    })),
    turn.today,
  );
  const find = (number: string, clause: string) =>
    clauses.find((candidate) => candidate.number === number && candidate.clause === clause);
  const { kept, refused } = checkCitations(
    draft.citations,
    bindingNumbers(turn.findings.binding),
    (number, clause) => find(number, clause)?.text,
  );
  const ids = kept.flatMap(({ document, clause }) => find(document.number, clause)?.id ?? []);
  return {
    draft: { ...draft, citations: kept },
    clauseIds: [...new Set(ids)],
    refused: refused.length,
    outdated: earlier
      .filter(({ document, clause, quote }) => {
        const text = find(document.number, clause)?.text;
        return text === undefined || !isVerbatim(quote, text);
      })
      .map(({ document }) => document.title),
  };
}

function bindingNumbers(binding: readonly BindingDocument[]): Set<string> {
  return new Set(binding.map(({ reference }) => reference.number));
}
