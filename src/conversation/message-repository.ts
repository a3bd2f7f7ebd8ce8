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

export type ReceivedMessage = Omit<NewMessage, 'seq' | 'sender' | 'reply' | 'answers'>;

const ReceivedRowSchema = z.object({ seq: z.int(), knownDigest: z.string().nullable() });

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
    async insertMessage(db: SqlExecutor, message: NewMessage): Promise<void> {
      await db.query(
        `
        insert into messages
               (id, conversation_id, seq, sender, body, reply, client_id, client_digest, answers,
                created_at)
        values ($1::uuid, $2::uuid, $3::int, $4::text, $5::text, $6::text, $7::text, $8::text,
                $9::int, $10::timestamptz)
        `,
        [
          message.id,
          message.conversationId,
          message.seq,
          message.sender,
          cipher.encrypt(message.text),
          message.reply === null ? null : cipher.encrypt(JSON.stringify(message.reply)),
          message.clientId,
          message.clientDigest,
          message.answers,
          message.createdAt,
        ],
      );
    },

    /**
     * Stores a citizen's message under the next number of its conversation, in one statement. With a key that
     * came before nothing is stored: `knownDigest` is that of the text it came with, `seq` its message's. Keys
     * from before `forgetBefore` are forgotten: the same key is then a new message. Undefined for an unknown
     * conversation.
     */
    async receive(
      db: SqlExecutor,
      message: ReceivedMessage,
      forgetBefore: Date,
    ): Promise<z.infer<typeof ReceivedRowSchema> | undefined> {
      const row = {
        id: message.id,
        conversation_id: message.conversationId,
        sender: 'citizen',
        body: cipher.encrypt(message.text),
        client_id: message.clientId,
        client_digest: message.clientDigest,
        created_at: message.createdAt,
      };
      const { rows } = await db.query(
        `
        select received.seq, received.known_digest as "knownDigest"
          from receive_message($1::jsonb, $2::timestamptz) as received
        `,
        [JSON.stringify(row), forgetBefore],
      );
      return rows[0] === undefined ? undefined : ReceivedRowSchema.parse(rows[0]);
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

    /** The reply to the message with that `seq`. */
    async findAnswerTo(db: SqlExecutor, conversationId: string, seq: number) {
      const { rows } = await db.query(
        `
        select ${MESSAGE_COLUMNS}
          from messages as message
         where message.conversation_id = $1::uuid
           and message.sender = 'assistant'
           and message.answers = $2::int
        `,
        [conversationId, seq],
      );
      return rows[0] === undefined ? undefined : parse(rows[0]);
    },
  };
}
