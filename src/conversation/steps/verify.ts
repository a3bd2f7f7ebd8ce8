import type { Claim, Support } from '../../contracts/claims.ts';
import { checkCitations } from '../../guardrails/citation-lock.ts';
import type { Breach, InspectClaim } from '../../guardrails/claim-locks.ts';
import { maskPersonalData } from '../../guardrails/personal-data.ts';
import { bindingNames } from '../../knowledge/binding-names.ts';
import type { CitedClause, ReadCitedClauses } from '../../knowledge/cited-clauses.ts';
import type { Replies } from '../../knowledge/replies.ts';
import { isUncut, isVerbatim } from '../../shared/text.ts';
import { paragraphs, phrase } from '../claims.ts';
import { groundsOf } from '../grounds.ts';
import { type Draft, draftOf, type Turn } from '../turn.ts';

export interface VerifyNeeds {
  readClauses: ReadCitedClauses;
  inspect: InspectClaim;
  replies: Replies;
  deadlineInWords: Parameters<typeof groundsOf>[1]['deadlineInWords'];
  dayInWords: Parameters<typeof groundsOf>[1]['dayInWords'];
}

export interface Verified {
  draft: Draft;
  /** The clause versions the reply rests on, for its receipt. */
  clauseIds: string[];
  /** What the locks took out of this reply: more than nothing is a defect worth a log line. */
  breaches: Breach[];
  /** Titles of documents that the reply before cited and that no longer say so: they were replaced while people talked. */
  outdated: string[];
}

/** Every claim passes every lock; what does not is taken out before anything leaves the house. */
export async function verify(turn: Turn, draft: Draft, needs: VerifyNeeds): Promise<Verified> {
  const earlier = turn.lastAnswer?.citations ?? [];
  const find = await readWanted(turn, draft, needs.readClauses);
  const binding = bindingNames(turn.findings.binding).numbers;
  const { kept, refused } = checkCitations(
    draft.citations,
    binding,
    (number, clause) => find(number, clause)?.text,
  );
  const around = {
    region: turn.place,
    question: maskPersonalData(turn.question),
    grounds: groundsOf(turn, needs),
  };
  const checked = draft.claims.map((claim) => {
    const versioned = withVersions(claim, find);
    const breaches = [...unquoted(versioned, binding, find), ...needs.inspect(versioned, around)];
    return { claim: versioned, breaches };
  });
  const breaches = [
    ...refused.map(({ clause }): Breach => ({ lock: 'quote', found: clause })),
    ...checked.flatMap((each) => each.breaches),
  ];
  const claims = checked.filter((each) => mayLeave(each, draft)).map(({ claim }) => claim);
  if (!answers(claims, draft)) {
    const instead = draft.instead ?? honestSilence(turn, needs.replies);
    const verified = await verify(turn, instead, needs);
    return { ...verified, breaches: [...breaches, ...verified.breaches] };
  }
  return {
    draft: { ...draft, claims, citations: kept },
    clauseIds: versionsOf(claims, kept, find),
    breaches,
    outdated: earlier
      .filter(({ document, clause, quote }) => {
        const text = find(document.number, clause)?.text;
        return text === undefined || !isVerbatim(quote, text);
      })
      .map(({ document }) => document.title),
  };
}

type FindClause = (number: string, clause: string) => CitedClause | undefined;

async function readWanted(
  { lastAnswer, today, published }: Turn,
  { citations, claims, generatedBy }: Draft,
  readClauses: ReadCitedClauses,
): Promise<FindClause> {
  const cited = [...citations, ...(lastAnswer?.citations ?? [])].map(({ document, clause }) => ({
    number: document.number,
    clause,
  }));
  const quoted = claims.flatMap(({ support }) => support.filter(isQuote));
  // What a model took its time to word is held against what is published by then.
  const known = generatedBy === 'rules' ? published : undefined;
  const clauses = await readClauses([...cited, ...quoted], today, known);
  return (number, clause) =>
    clauses.find((each) => each.number === number && each.clause === clause);
}

type Quote = Extract<Support, { by: 'clause' }>;
const isQuote = (support: Support): support is Quote => support.by === 'clause';

function withVersions(claim: Claim, find: FindClause): Claim {
  return {
    ...claim,
    support: claim.support.map((each) =>
      isQuote(each) ? { ...each, versionId: find(each.number, each.clause)?.id ?? null } : each,
    ),
  };
}

/** Quotes that do not stand in their clause, or whose document does not bind here today. */
function unquoted(
  { support, wordedBy }: Claim,
  binding: ReadonlySet<string>,
  find: FindClause,
): Breach[] {
  return support.filter(isQuote).flatMap(({ number, clause, quote }): Breach[] => {
    const text = find(number, clause)?.text;
    const holds =
      text !== undefined &&
      binding.has(number) &&
      isVerbatim(quote, text) &&
      (wordedBy === 'rules' || isUncut(quote, text));
    return holds ? [] : [{ lock: 'quote', found: quote }];
  });
}

/** Whom to call and the number of a ticket leave even when a lock errs: that is only logged. */
function mayLeave(
  { claim, breaches }: { claim: Claim; breaches: readonly Breach[] },
  { kind }: Draft,
): boolean {
  const isVital = kind === 'safety' || kind === 'ticket' || kind === 'handoff';
  const isFixed = claim.support[0]?.by === 'phrase';
  const isOnlyUngrounded = breaches.every(({ lock }) => lock === 'ground');
  return breaches.length === 0 || (isVital && isFixed && isOnlyUngrounded);
}

/** Something is left, and something of substance where there was any. */
function answers(left: readonly Claim[], draft: Draft): boolean {
  const hasSubstance = (claims: readonly Claim[]) =>
    claims.some(({ support }) => support.some(({ by }) => by !== 'phrase'));
  if (left.length === 0) return draft.claims.length === 0;
  return hasSubstance(left) || !hasSubstance(draft.claims);
}

function honestSilence({ place }: Turn, replies: Replies): Draft {
  const region = place?.name ?? '';
  return draftOf(
    'cannot_answer',
    paragraphs(
      phrase(replies, 'conversation.policy.not_in_documents', { region }),
      phrase(replies, 'conversation.policy.ask_person'),
    ),
    { unanswered: 'not_in_documents' },
  );
}

function versionsOf(
  claims: readonly Claim[],
  citations: Draft['citations'],
  find: FindClause,
): string[] {
  const quoted = claims.flatMap(({ support }) => support.filter(isQuote));
  const cited = citations.map(({ document, clause }) => ({ number: document.number, clause }));
  return [
    ...new Set(
      [...cited, ...quoted].flatMap(({ number, clause }) => find(number, clause)?.id ?? []),
    ),
  ];
}
