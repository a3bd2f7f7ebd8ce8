import { type Claim, textOf } from '../contracts/claims.ts';
import type { Reply } from '../contracts/conversations.ts';
import type { Receipt } from '../receipts/receipt-repository.ts';
import { shanghaiDateOf } from '../shared/clock.ts';
import { newId, newSpokenCode } from '../shared/ids.ts';
import { type ReceiptNeeds, wordingsOf } from './receipt-of-turn.ts';

export const RECEIPT_CODE_LENGTH = 12;

interface Said extends Pick<Reply, 'seq' | 'kind' | 'region' | 'ticket' | 'suggestions'> {
  claims: readonly Claim[];
  /** What is said, for its receipt. */
  decision: string;
  conversationId: string;
  at: Date;
}

/** A reply that answers no message, with its receipt: the greeting, and news of a ticket. */
export function plainReply(
  { claims, decision, conversationId, at, ...said }: Said,
  needs: ReceiptNeeds,
): { reply: Reply; receipt: Receipt } {
  const reply: Reply = {
    ...said,
    id: newId(),
    text: textOf(claims),
    citations: [],
    assessment: null,
    safety: null,
    urgent: false,
    programmes: [],
    greenChannel: said.ticket?.greenChannel ?? false,
    notices: [],
    receipt: newSpokenCode(RECEIPT_CODE_LENGTH),
    unanswered: null,
    generatedBy: 'rules',
  };
  const receipt: Receipt = {
    code: reply.receipt,
    conversationId,
    messageId: reply.id,
    questionMasked: '',
    facts: {},
    decision,
    programmes: [],
    regionCode: said.region?.code ?? null,
    asOf: shanghaiDateOf(at),
    clauseIds: [],
    rulesVersion: needs.rulesVersion,
    generatedBy: 'rules',
    wording: null,
    claims,
    wordings: wordingsOf(claims, needs),
    text: reply.text,
    createdAt: at,
  };
  return { reply, receipt };
}
