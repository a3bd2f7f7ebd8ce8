import type { Assessment } from '../../../contracts/assessments.ts';
import type { Claim } from '../../../contracts/claims.ts';
import { cardClaim, paragraphs } from '../../claims.ts';
import type { Draft, Turn } from '../../turn.ts';
import { citeCard } from './cite.ts';
import { documentBeside } from './document-beside.ts';
import type { Words } from './words.ts';

interface Opening {
  claims: Claim[];
  citations: Draft['citations'];
}

/** What stands before the result: how one applies or what counts, and what the document says to the question. */
export function beforeResult(
  turn: Turn,
  words: Words,
  { assessment, cited }: { assessment: Assessment; cited: Draft['citations'] },
): Opening & { answers: boolean } {
  const beside = documentBeside(turn, words, cited);
  const opening = howToApply(turn) ?? (beside === null ? whatCounts(turn, assessment) : null);
  return {
    claims: paragraphs(opening?.claims, beside?.claims),
    citations: [...(opening?.citations ?? []), ...(beside?.citations ?? [])],
    answers: beside !== null,
  };
}

/** 「我想申请低保」 is told first how and where one applies; nothing where they ask something, or no card here says it. */
function howToApply(turn: Turn): Opening | null {
  return turn.understanding.wishesForAid ? cardFor('how_to_apply', turn) : null;
}

/** 「女儿嫁了，能吃低保吗」 is told first what counts, where nothing of what counts was told. */
function whatCounts(turn: Turn, { programmes }: Assessment): Opening | null {
  const { asks } = turn.understanding;
  const [result] = programmes;
  const isAsked = asks.length > 0 && asks.every((ask) => ask === 'eligibility');
  if (!isAsked || result?.because !== 'missing_facts') return null;
  const isOpen = result.conditions.every(({ outcome }) => outcome === 'undetermined');
  return isOpen ? cardFor('conditions', turn) : null;
}

/** The card here that answers a plain question of that kind about the aid that is looked at first. */
function cardFor(kind: string, { decision, findings }: Turn): Opening | null {
  if (decision.kind !== 'assess') return null;
  const [wanted] = decision.programmes;
  const card = findings.cards.find(
    ({ plain, programmes }) =>
      plain.includes(kind) && programmes.some((programme) => programme === wanted),
  );
  if (card === undefined) return null;
  const citations = citeCard(card, findings.binding);
  return { claims: [cardClaim(card, citations)], citations };
}
