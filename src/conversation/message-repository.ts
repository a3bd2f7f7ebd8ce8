import { z } from 'zod';
import { type Message, type Reply, ReplySchema } from '../contracts/conversations.ts';
import type { SqlExecutor } from '../database/executor.ts';
import type { Cipher } from '../shared/cipher.ts';
import { toShanghaiIso } from '../shared/clock.ts';

const MessageRowSchema = z.object({
  id: z.string(),
  seq: z.int(),
  sender: z.enum(['citizen', 'assistant', 'operator']),
  body: z.string(),
  reply: z.string().nullable(),
  clientDigest: z.string().nullable(),
  createdAt: z.date(),
});

export type StoredMessage = Message & { clientDigest: string | null };

export interface NewMessage {
  id: string;
  conversationId: string;
  seq: number;
  sender: 'citizen' | 'assistant' | 'operator';
  text: string;
  reply: Reply | null;
  clientId: string | null;
  clientDigest: string | null;
  /** `seq` of the message that this one answers; below 0 for what is said by itself. */
  answers: number | null;
  createdAt: Date;
}

const MESSAGE_COLUMNS = `
  message.id,
  message.seq,
  message.sender,
  message.body,
  message.reply,
  message.client_digest as "clientDigest",
  message.created_at as "createdAt"`;

export type MessageRepository = ReturnType<typeof createMessageRepository>;

/** Bodies and replies are encrypted; every method takes the executor of the use case. */
export function createMessageRepository(cipher: Cipher) {
  const parse = (row: unknown): StoredMessage => {
    const { sender, body, reply, createdAt, ...message } = MessageRowSchema.parse(row);
    return {
      ...message,
      from: sender,
      text: cipher.decrypt(body),
      at: toShanghaiIso(createdAt),
      reply: reply === null ? null : ReplySchema.parse(JSON.parse(cipher.decrypt(reply))),
    };
  };

  return {
    rowOf: (message: NewMessage): MessageRow => rowOf(message, cipher),

    async insertMessage(db: SqlExecutor, message: NewMessage): Promise<void> {
      await db.query('select write_message($1::jsonb)', [JSON.stringify(rowOf(message, cipher))]);
    },

    /** In order of `seq`, which is above `afterSeq`. */
    async listMessages(db: SqlExecutor, conversationId: string, afterSeq = 0) {
      const { rows } = await db.query(
        `
        select ${MESSAGE_COLUMNS}
          from messages as message
         where message.conversation_id = $1::uuid
           and message.seq > $2::int
         order by message.seq
        `,
        [conversationId, afterSeq],
      );
      return rows.map(parse);
    },
  };
}

/** By the names of the columns. */
function rowOf({ text, reply, ...message }: NewMessage, cipher: Cipher) {
  return {
    id: message.id,
    conversation_id: message.conversationId,
    seq: message.seq,
    sender: message.sender,
    body: cipher.encrypt(text),
    reply: reply === null ? null : cipher.encrypt(JSON.stringify(reply)),
    client_id: message.clientId,
    client_digest: message.clientDigest,
    answers: message.answers,
    created_at: message.createdAt,
  };
}
export type MessageRow = ReturnType<typeof rowOf>;
