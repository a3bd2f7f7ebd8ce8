import { z } from 'zod';
import { type Reply, ReplySchema } from '../contracts/conversations.ts';
import type { SqlExecutor } from '../database/executor.ts';
import type { Cipher } from '../shared/cipher.ts';
import { type Memory, MemorySchema } from './memory.ts';

const ConversationRowSchema = z.object({
  id: z.string(),
  tokenHash: z.string(),
  channel: z.enum(['web', 'phone', 'api']),
  regionCode: z.string().nullable(),
  version: z.int(),
  memory: z.string(),
  lastWordsMasked: z.string(),
  lifeSafety: z.boolean(),
  urgent: z.boolean(),
  greenChannel: z.boolean(),
  startedAt: z.date(),
  lastMessageAt: z.date(),
});

/** 「说短点」 after 「嗯」 and 「哦」 is about what was said before these. */
const REPLIES_LOOKED_BACK_AT = 3;

const BegunRowSchema = z.object({
  nextSeq: z.int(),
  answer: z.string().nullable(),
  previousReplies: z.array(z.string()),
});
const ListedRowSchema = ConversationRowSchema.extend({ messageCount: z.int() });

export type ConversationRecord = Omit<z.infer<typeof ConversationRowSchema>, 'memory'> & {
  memory: Memory;
};

const CONVERSATION_COLUMNS = `
  conversation.id,
  conversation.token_hash as "tokenHash",
  conversation.channel,
  conversation.region_code as "regionCode",
  conversation.version,
  conversation.memory,
  conversation.last_words_masked as "lastWordsMasked",
  conversation.life_safety as "lifeSafety",
  conversation.urgent,
  conversation.green_channel as "greenChannel",
  conversation.started_at as "startedAt",
  conversation.last_message_at as "lastMessageAt"`;

export type ConversationRepository = ReturnType<typeof createConversationRepository>;

/** Every method takes the executor, so that the use case decides what is one transaction. */
export function createConversationRepository(cipher: Cipher) {
  return {
    ...conversationStatements(cipher),
    /** Its messages and feedback go with it. */
    async erase(db: SqlExecutor, id: string): Promise<boolean> {
      const { rows } = await db.query(
        'delete from conversations where id = $1::uuid returning id',
        [id],
      );
      return rows.length > 0;
    },
  };
}

function conversationStatements(cipher: Cipher) {
  const parse = (row: unknown): ConversationRecord => {
    const { memory, ...record } = ConversationRowSchema.parse(row);
    return { ...record, memory: MemorySchema.parse(JSON.parse(cipher.decrypt(memory))) };
  };
  const parseReply = (reply: string | null): Reply | null =>
    reply === null ? null : ReplySchema.parse(JSON.parse(cipher.decrypt(reply)));

  return {
    /** @param lastSeq the number of the last message that it begins with. */
    async insert(db: SqlExecutor, record: ConversationRecord, lastSeq: number): Promise<void> {
      await db.query(
        `
        insert into conversations
               (id, token_hash, channel, region_code, version, memory, started_at,
                last_message_at, last_seq)
        values ($1::uuid, $2::text, $3::text, $4::text, $5::int, $6::text, $7::timestamptz,
                $7::timestamptz, $8::int)
        `,
        [
          record.id,
          record.tokenHash,
          record.channel,
          record.regionCode,
          record.version,
          cipher.encrypt(JSON.stringify(record.memory)),
          record.startedAt,
          lastSeq,
        ],
      );
    },

    async find(db: SqlExecutor, id: string): Promise<ConversationRecord | undefined> {
      const { rows } = await db.query(
        `select ${CONVERSATION_COLUMNS} from conversations as conversation where id = $1::uuid`,
        [id],
      );
      return rows[0] === undefined ? undefined : parse(rows[0]);
    },

    /**
     * As it stands for the message with this `seq`, with the reply to it where there is one, the
     * assistant's last replies before it, latest first, and the number that the next message will take.
     */
    async findForTurn(db: SqlExecutor, id: string, seq: number) {
      const { rows } = await db.query(
        `
        select ${CONVERSATION_COLUMNS},
               conversation.last_seq + 1 as "nextSeq",
               (select message.reply
                  from messages as message
                 where message.conversation_id = conversation.id
                   and message.sender = 'assistant'
                   and message.answers = $2::int) as answer,
               array(select message.reply
                       from messages as message
                      where message.conversation_id = conversation.id
                        and message.sender = 'assistant'
                        and message.reply is not null
                        and message.seq < $2::int
                      order by message.seq desc
                      limit ${REPLIES_LOOKED_BACK_AT}) as "previousReplies"
          from conversations as conversation
         where conversation.id = $1::uuid
        `,
        [id, seq],
      );
      if (rows[0] === undefined) return undefined;
      const { nextSeq, answer, previousReplies } = BegunRowSchema.parse(rows[0]);
      return {
        conversation: parse(rows[0]),
        nextSeq,
        answer: parseReply(answer),
        previousReplies: previousReplies.flatMap((reply) => parseReply(reply) ?? []),
      };
    },

    /** Serialises those who add messages, on every process. False for an unknown id. */
    async lock(db: SqlExecutor, id: string): Promise<boolean> {
      const { rows } = await db.query(
        'select conversation.id from conversations as conversation where id = $1::uuid for update',
        [id],
      );
      return rows.length === 1;
    },

    /**
     * Stores what a turn changed, takes the number of its reply and tells the operators with the commit.
     * Undefined when another process was faster: compute the turn again.
     */
    async advance(db: SqlExecutor, record: ConversationRecord): Promise<number | undefined> {
      const { rows } = await db.query<{ seq: number }>(
        `
        update conversations
           set region_code = $3::text,
               memory = $4::text,
               last_words_masked = $5::text,
               life_safety = $6::boolean,
               urgent = $7::boolean,
               green_channel = $8::boolean,
               last_message_at = $9::timestamptz,
               last_seq = last_seq + 1,
               version = version + 1
         where id = $1::uuid
           and version = $2::int
        returning last_seq as seq, pg_notify('staff_changes', $10::text)
        `,
        [
          record.id,
          record.version,
          record.regionCode,
          cipher.encrypt(JSON.stringify(record.memory)),
          record.lastWordsMasked,
          record.lifeSafety,
          record.urgent,
          record.greenChannel,
          record.lastMessageAt,
          JSON.stringify({ what: 'conversation', id: record.id }),
        ],
      );
      return rows[0]?.seq;
    },

    /** The newest 200, those in danger first, then the urgent, then by their last message. */
    async listRecent(db: SqlExecutor) {
      const { rows } = await db.query(
        `
        select ${CONVERSATION_COLUMNS},
               (select count(*)::int
                  from messages as message
                 where message.conversation_id = conversation.id) as "messageCount"
          from conversations as conversation
         order by conversation.life_safety desc,
                  conversation.urgent desc,
                  conversation.last_message_at desc,
                  conversation.id
         limit 200
        `,
      );
      return rows.map((row) => ({
        ...parse(row),
        messageCount: ListedRowSchema.parse(row).messageCount,
      }));
    },
  };
}
