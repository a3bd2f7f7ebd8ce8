import type { Claim } from '../../../contracts/claims.ts';
import type { InspectClaim } from '../../../guardrails/claim-locks.ts';
import type { createNumberLock } from '../../../guardrails/number-lock.ts';
import type { ReadCitedClauses } from '../../../knowledge/cited-clauses.ts';
import { validityOfQuote } from '../../../knowledge/validity.ts';
import { isUncut } from '../../../shared/text.ts';
import { modelClaim, quoted } from '../../claims.ts';
import type { Draft, Turn } from '../../turn.ts';
import type { DeadlineSentence } from './agent-tools.ts';
import { type DraftedClaim, MOST_CLAIMS } from './drafted-answer.ts';

export interface VerifiedClaim {
  claim: Claim;
  citation: Draft['citations'][number];
}

export interface ClaimCheck {
  inspect: InspectClaim;
  readClauses: ReadCitedClauses;
  findUnsupported: ReturnType<typeof createNumberLock>;
  /** What the count of working days said in this turn. */
  sentences: readonly DeadlineSentence[];
  /** Masked. */
  question: string;
}

/** The claims that hold, in their order: words that may be said, quotes that stand where they are said to. */
export async function verifyClaims(
  drafted: readonly DraftedClaim[],
  turn: Turn,
  { inspect, readClauses, question, ...check }: ClaimCheck,
): Promise<VerifiedClaim[]> {
  const around = { region: turn.place, question, grounds: [] };
  const sayable = drafted
    .slice(0, MOST_CLAIMS)
    .flatMap((claim) => withSupport(claim, turn, check))
    .filter(({ claim }) => inspect(claim, around).length === 0);
  const clauses = await readClauses(
    sayable.map(({ citation }) => ({ number: citation.document.number, clause: citation.clause })),
    turn.today,
  );
  return sayable.filter(({ citation: { document, clause, quote } }) => {
    const stored = clauses.find(
      (each) => each.number === document.number && each.clause === clause,
    );
    return stored !== undefined && isUncut(quote, stored.text);
  });
}

/** None for a document that does not bind here today. */
function withSupport(
  { text, support: { number, clause, quote } }: DraftedClaim,
  { findings, today }: Turn,
  { sentences, findUnsupported }: Pick<ClaimCheck, 'sentences' | 'findUnsupported'>,
): VerifiedClaim[] {
  const document = findings.binding.find(({ reference }) => reference.number === number);
  if (document === undefined) return [];
  const hit = findings.hits.find(
    (found) => found.document.number === number && found.clause === clause,
  );
  const validity = { status: document.status, endedQuotes: [], ...hit };
  const status = validityOfQuote(validity, quote, today);
  const citation = { document: document.reference, clause, quote, status };
  const counted = sentences
    .filter(({ sentence }) => text.includes(sentence))
    .filter(({ workingDays }) => findUnsupported(`${workingDays}个工作日`, [quote]).length === 0)
    .map(({ sentence }) => ({ by: 'tool', tool: 'deadline', says: sentence }) as const);
  const words = text.replace(/\s+/gu, ' ').trim();
  return [{ claim: modelClaim(words, [quoted(citation), ...counted]), citation }];
}
