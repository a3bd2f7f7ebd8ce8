import type { Claim } from '../../../contracts/claims.ts';
import { cardClaim } from '../../claims.ts';
import type { Draft, Turn } from '../../turn.ts';
import { citeCard } from './cite.ts';

/** The kind of plain question whose card says how one applies and where. */
const HOW_TO_APPLY = 'how_to_apply';

/** 「我想申请低保」 is told first how and where one applies; nothing where they ask something, or no card here says it. */
export function howToApply({
  decision,
  understanding,
  findings,
}: Turn): { claims: Claim[]; citations: Draft['citations'] } | null {
  if (decision.kind !== 'assess' || !decision.fresh || !understanding.wishesForAid) return null;
  const [wanted] = decision.programmes;
  const card = findings.cards.find(
    ({ plain, programmes }) =>
      plain.includes(HOW_TO_APPLY) && programmes.some((programme) => programme === wanted),
  );
  if (card === undefined) return null;
  const citations = citeCard(card, findings.binding);
  return { claims: [cardClaim(card, citations)], citations };
}
