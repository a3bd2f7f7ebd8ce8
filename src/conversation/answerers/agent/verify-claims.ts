import { checkCitations } from '../../../guardrails/citation-lock.ts';
import type { ReadCitedClauses } from '../../../knowledge/cited-clauses.ts';
import { validityOfQuote } from '../../../knowledge/validity.ts';
import type { Draft, Turn } from '../../turn.ts';
import type { ClaimSurroundings, MayBeSaid } from './claim-locks.ts';
import type { Claim } from './drafted-answer.ts';

export interface VerifiedClaim {
  text: string;
  citation: Draft['citations'][number];
}

const MOST_CLAIMS = 8;

/** The claims that hold, in their order: words that may be said, quotes that stand where they are said to. */
export async function verifyClaims(
  claims: readonly Claim[],
  turn: Turn,
  locks: { mayBeSaid: MayBeSaid; readClauses: ReadCitedClauses; surroundings: ClaimSurroundings },
): Promise<VerifiedClaim[]> {
  const sayable = claims
    .slice(0, MOST_CLAIMS)
    .filter((claim) => locks.mayBeSaid(claim, locks.surroundings))
    .flatMap((claim) => withCitation(claim, turn));
  const clauses = await locks.readClauses(
    sayable.map(({ claim }) => claim.support),
    turn.today,
  );
  const { kept } = checkCitations(
    sayable.map(({ citation }) => citation),
    new Set(turn.findings.binding.map(({ reference }) => reference.number)),
    (number, path) =>
      clauses.find((clause) => clause.number === number && clause.clause === path)?.text,
  );
  return sayable
    .filter(({ citation }) => kept.includes(citation))
    .map(({ claim, citation }) => ({ text: claim.text.replace(/\s+/gu, ' ').trim(), citation }));
}

/** None for a document that does not bind here today. */
function withCitation(claim: Claim, { findings, today }: Turn) {
  const { number, clause, quote } = claim.support;
  const document = findings.binding.find(({ reference }) => reference.number === number);
  if (document === undefined) return [];
  const hit = findings.hits.find(
    (found) => found.document.number === number && found.clause === clause,
  );
  const status = validityOfQuote(
    { status: hit?.status ?? document.status, endedQuotes: hit?.endedQuotes ?? [] },
    quote,
    today,
  );
  return [{ claim, citation: { document: document.reference, clause, quote, status } }];
}
