import { textOf } from '../contracts/claims.ts';
import type { Reply } from '../contracts/conversations.ts';
import type { Receipt } from '../receipts/receipt-repository.ts';
import { shanghaiDateOf } from '../shared/clock.ts';
import { newId, newSpokenCode } from '../shared/ids.ts';
import type { Place } from '../shared/place.ts';
import { phrase } from './claims.ts';
import { type ReceiptNeeds, wordingsOf } from './receipt-of-turn.ts';

export const RECEIPT_CODE_LENGTH = 12;

interface Beginning {
  place: Place | null;
  conversationId: string;
  at: Date;
}

/** The first message of every conversation, with its receipt. */
export function greet(
  { place, conversationId, at }: Beginning,
  needs: ReceiptNeeds,
): { reply: Reply; receipt: Receipt } {
  const { replies, rulesVersion } = needs;
  const claims = [
    place === null
      ? phrase(replies, 'conversation.greeting')
      : phrase(replies, 'conversation.greeting_with_region', { region: place.name }),
  ];
  const reply = replyWith(textOf(claims), place, replies.list('conversation.greeting_suggestions'));
  const receipt: Receipt = {
    code: reply.receipt,
    conversationId,
    messageId: reply.id,
    questionMasked: '',
    facts: {},
    decision: 'greeting',
    programmes: [],
    regionCode: place?.code ?? null,
    asOf: shanghaiDateOf(at),
    clauseIds: [],
    rulesVersion,
    generatedBy: 'rules',
    wording: null,
    claims,
    wordings: wordingsOf(claims, needs),
    text: reply.text,
    createdAt: at,
  };
  return { reply, receipt };
}

function replyWith(text: string, region: Place | null, suggestions: string[]): Reply {
  return {
    id: newId(),
    seq: 1,
    kind: 'smalltalk',
    text,
    region,
    citations: [],
    assessment: null,
    ticket: null,
    safety: null,
    urgent: false,
    programmes: [],
    greenChannel: false,
    notices: [],
    receipt: newSpokenCode(RECEIPT_CODE_LENGTH),
    unanswered: null,
    suggestions,
    generatedBy: 'rules',
  };
}
