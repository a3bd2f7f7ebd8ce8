import type { ProgrammeId } from '../contracts/programmes.ts';
import type { SqlExecutor } from '../database/executor.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { Cipher } from '../shared/cipher.ts';

/** What one answer rested on. The question is masked, the facts are encrypted. */
export interface Receipt {
  code: string;
  conversationId: string;
  messageId: string;
  questionMasked: string;
  facts: unknown;
  decision: string;
  programmes: readonly ProgrammeId[];
  regionCode: string | null;
  asOf: CalendarDate;
  clauseIds: readonly string[];
  rulesVersion: string;
  generatedBy: 'rules' | 'model';
  createdAt: Date;
}

export type ReceiptRepository = ReturnType<typeof createReceiptRepository>;

export function createReceiptRepository(cipher: Cipher) {
  return {
    async insert(db: SqlExecutor, receipt: Receipt): Promise<void> {
      await db.query(
        `
        insert into receipts
               (code, conversation_id, message_id, question_masked, facts, decision, region_code,
                as_of, clause_ids, rules_version, generated_by, created_at)
        values ($1::text, $2::uuid, $3::uuid, $4::text, $5::text, $6::text, $7::text, $8::date,
                $9::uuid[], $10::text, $11::text, $12::timestamptz)
        `,
        [
          receipt.code,
          receipt.conversationId,
          receipt.messageId,
          receipt.questionMasked,
          cipher.encrypt(JSON.stringify({ facts: receipt.facts, programmes: receipt.programmes })),
          receipt.decision,
          receipt.regionCode,
          receipt.asOf,
          receipt.clauseIds,
          receipt.rulesVersion,
          receipt.generatedBy,
          receipt.createdAt,
        ],
      );
    },

    /** The words and facts go; which clauses an answer rested on stays. */
    async forgetConversation(db: SqlExecutor, conversationId: string): Promise<void> {
      await db.query(
        `
        update receipts
           set conversation_id = null,
               question_masked = null,
               facts = null
         where conversation_id = $1::uuid
        `,
        [conversationId],
      );
    },
  };
}
