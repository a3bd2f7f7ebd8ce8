import type { Claim } from '../../../contracts/claims.ts';
import { cardClaim, phrase, quoted, restingOn } from '../../claims.ts';
import type { Draft, Turn } from '../../turn.ts';
import { citeCard, citeHit } from './cite.ts';
import { matchCards } from './match-cards.ts';
import { pickPassage } from './pick-passage.ts';
import type { Words } from './words.ts';

/** Below this share of what was asked, a clause only touches the question. */
const COVERAGE_THAT_ANSWERS = 0.5;

/**
 * What the document says to a question that also asks whether somebody qualifies: 「能不能给装个扶手」
 * wants the clause more than the assessment. The card whose words were said, else a clause that
 * covers the question, else nothing.
 */
export function documentBeside(
  turn: Turn,
  words: Words,
): { claim: Claim; citations: Draft['citations'] } | null {
  const card = matchCards(turn, words, { threshold: 5, most: 1 })[0];
  if (card?.words.some((word) => turn.question.includes(word))) {
    const citations = citeCard(card, turn.findings.binding);
    return { claim: cardClaim(card, citations), citations };
  }
  const passage = turn.understanding.facts.length === 0 ? pickPassage(turn, words) : null;
  if (passage === null || !passage.answers || passage.hit.coverage < COVERAGE_THAT_ANSWERS)
    return null;
  const { hit, quotes } = passage;
  const { title, number } = hit.document;
  const citations = citeHit(hit, quotes, turn.today);
  const values = { title, number, clause: hit.clause, quote: quotes.join('') };
  const claim = phrase(words.replies, 'conversation.policy.clause', values);
  return { claim: restingOn(claim, ...citations.map(quoted)), citations };
}
