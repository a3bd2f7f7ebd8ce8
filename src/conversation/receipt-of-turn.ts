import type { Claim } from '../contracts/claims.ts';
import type { Reply } from '../contracts/conversations.ts';
import type { Card } from '../knowledge/cards.ts';
import type { Replies } from '../knowledge/replies.ts';
import type { Receipt } from '../receipts/receipt-repository.ts';
import { type Wordings, wordingName, wordingsIn } from '../receipts/recreate-answer.ts';
import { subjectFacts } from './steps/remember.ts';
import type { Turn } from './turn.ts';

export interface ReceiptNeeds {
  replies: Replies;
  cards: readonly Card[];
  rulesVersion: string;
}

/** All that the answer rested on, in the versions of its day. */
export function receiptOf(turn: Turn, reply: Reply, needs: ReceiptNeeds): Receipt {
  const { claims, wording } = turn.draft;
  return {
    code: reply.receipt,
    conversationId: turn.conversation.id,
    messageId: reply.id,
    questionMasked: turn.masked,
    facts: subjectFacts(turn.memory),
    decision: turn.decision.kind,
    programmes: reply.programmes,
    regionCode: turn.place?.code ?? null,
    asOf: turn.today,
    clauseIds: turn.clauseIds,
    rulesVersion: needs.rulesVersion,
    generatedBy: reply.generatedBy,
    wording: wording ?? turn.heardBy,
    claims,
    wordings: wordingsOf(claims, needs),
    text: reply.text,
    createdAt: turn.at,
  };
}

export function wordingsOf(
  claims: readonly Claim[],
  { replies, cards }: Pick<ReceiptNeeds, 'replies' | 'cards'>,
): Wordings {
  return new Map(
    wordingsIn(claims).map((each) => [
      wordingName(each),
      each.by === 'phrase'
        ? replies.template(each.key)
        : (cards.find(({ id }) => id === each.id)?.text.trim() ?? ''),
    ]),
  );
}
