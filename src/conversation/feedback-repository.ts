import type { SqlExecutor } from '../database/executor.ts';
import type { Cipher } from '../shared/cipher.ts';

export type FeedbackRepository = ReturnType<typeof createFeedbackRepository>;

export function createFeedbackRepository(cipher: Cipher) {
  return {
    async upsert(
      db: SqlExecutor,
      feedback: {
        id: string;
        messageId: string;
        helpful: boolean;
        reason?: string | undefined;
        comment?: string | undefined;
        at: Date;
      },
    ): Promise<void> {
      await db.query(
        `
        insert into feedback (id, message_id, helpful, reason, comment, created_at)
        values ($1::uuid, $2::uuid, $3::boolean, $4::text, $5::text, $6::timestamptz)
            on conflict (message_id) do update
           set helpful = excluded.helpful,
               reason = excluded.reason,
               comment = excluded.comment
        `,
        [
          feedback.id,
          feedback.messageId,
          feedback.helpful,
          feedback.reason ?? null,
          feedback.comment === undefined ? null : cipher.encrypt(feedback.comment),
          feedback.at,
        ],
      );
    },

    /** The reply of a message and whom it belongs to, for feedback. */
    async findOwnerOfMessage(db: SqlExecutor, messageId: string) {
      const { rows } = await db.query<{ tokenHash: string }>(
        `
        select conversation.token_hash as "tokenHash"
          from messages as message
          join conversations as conversation on conversation.id = message.conversation_id
         where message.id = $1::uuid
           and message.sender = 'assistant'
        `,
        [messageId],
      );
      return rows[0];
    },
  };
}
