import {
  type ClauseState,
  ClauseStateSchema,
  type DocumentCoverage,
} from '../contracts/rule-book.ts';
import type { DocumentSource } from '../knowledge/policy-document.ts';
import type { ClauseCoverageData } from '../knowledge/rule-book-data.ts';

/**
 * What became of every clause of a document, in printed order.
 *
 * @throws {Error} when a clause has no state or more than one: data and documents have come apart.
 */
export function coverageOf(
  { metadata, clauses }: DocumentSource,
  coverage: readonly ClauseCoverageData[],
): DocumentCoverage {
  const { number, title } = metadata;
  const known = coverage.find(({ document }) => document === number);
  if (known === undefined) throw new Error(`clause-coverage.yaml lacks ${number}.`);
  const covered = clauses.map(({ path, heading }) => {
    const state = stateOf(path, known);
    return { clause: path, heading, state, because: known.needsPerson[path] ?? null };
  });
  const count = (wanted: ClauseState) => covered.filter(({ state }) => state === wanted).length;
  const counts = ClauseStateSchema.options.map((state) => [state, count(state)]);
  return {
    document: { number, title },
    counts: Object.fromEntries(counts) as DocumentCoverage['counts'],
    clauses: covered,
  };
}

function stateOf(
  path: string,
  { document, coded, needsPerson, notAboutEligibility }: ClauseCoverageData,
): ClauseState {
  const states: ClauseState[] = [
    ...coded.filter((one) => one === path).map(() => 'coded' as const),
    ...Object.keys(needsPerson)
      .filter((one) => one === path)
      .map(() => 'needs_person' as const),
    ...notAboutEligibility
      .filter((one) => one === path)
      .map(() => 'not_about_eligibility' as const),
  ];
  const [state] = states;
  if (state === undefined || states.length > 1)
    throw new Error(`${document} ${path} needs exactly one state, found ${states.length}.`);
  return state;
}
