import type { Claim } from '../contracts/claims.ts';
import type { Receipt } from '../contracts/receipts.ts';
import type { Database } from '../database/executor.ts';
import type { Gazetteer } from '../knowledge/places.ts';
import type { ReceiptRepository } from '../receipts/receipt-repository.ts';
import type { ReceiptRecord } from '../receipts/receipt-row.ts';
import { recreateAnswer } from '../receipts/recreate-answer.ts';
import { toShanghaiIso } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { matchesSecret } from '../shared/ids.ts';
import { isVerbatim } from '../shared/text.ts';
import type { TicketDesk } from '../tickets/ticket-desk.ts';
import type { ReceiptDesk } from '../use-cases.ts';
import type { ConversationRepository } from './conversation-repository.ts';

export interface ReceiptDeskNeeds {
  db: Database;
  receipts: ReceiptRepository;
  conversations: ConversationRepository;
  tickets: Pick<TicketDesk, 'findByConversation'>;
  gazetteer: Gazetteer;
}

export const HIDDEN_CODE = '••••••••';

/** What an answer rested on, for operators and for whoever holds the conversation. */
export function createReceiptDesk(needs: ReceiptDeskNeeds): ReceiptDesk {
  const { db } = needs;
  return {
    async readForStaff(code) {
      const record = await findRecord(code, needs);
      const { conversationId } = record;
      const own =
        conversationId === null ? [] : await needs.tickets.findByConversation(db, conversationId);
      return hiding(
        own.map((ticket) => ticket.code),
        receiptOf(record, needs.gazetteer),
      );
    },

    async readForCitizen(code, token) {
      const record = await findRecord(code, needs);
      const conversation =
        record.conversationId === null
          ? undefined
          : await needs.conversations.find(db, record.conversationId);
      if (conversation === undefined || !matchesSecret(token, conversation.tokenHash))
        throw new DomainError('not-found', 'receipt-not-found');
      return receiptOf(record, needs.gazetteer);
    },
  };
}

async function findRecord(code: string, { db, receipts }: ReceiptDeskNeeds) {
  const record = await receipts.find(db, code.trim().toUpperCase());
  if (record === undefined) throw new DomainError('not-found', 'receipt-not-found');
  return record;
}

function receiptOf(record: ReceiptRecord, gazetteer: Gazetteer): Receipt {
  const {
    createdAt,
    conversationId: _,
    questionMasked,
    regionCode,
    wordings,
    isText,
    ...rest
  } = record;
  const answer = record.claims === null ? null : recreateAnswer(record.claims, wordings);
  return {
    ...rest,
    at: toShanghaiIso(createdAt),
    question: questionMasked,
    region: regionCode === null ? null : (gazetteer.find(regionCode) ?? null),
    answer,
    answerMatches: answer === null ? null : isText(answer),
    quotesStand: record.claims === null ? null : quotesStand(record.claims, record.clauses),
  };
}

function quotesStand(claims: readonly Claim[], clauses: ReceiptRecord['clauses']): boolean {
  return claims
    .flatMap(({ support }) => support)
    .every((support) => {
      if (support.by !== 'clause') return true;
      const clause = clauses.find(({ versionId }) => versionId === support.versionId);
      return clause !== undefined && isVerbatim(support.quote, clause.text);
    });
}

/** The look-up codes of tickets stay with the citizen: whoever has one can pass for them. */
function hiding(codes: readonly string[], receipt: Receipt): Receipt {
  return codes.reduce(
    (hidden, code) => JSON.parse(JSON.stringify(hidden).replaceAll(code, HIDDEN_CODE)) as Receipt,
    receipt,
  );
}
