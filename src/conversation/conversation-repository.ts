import { z } from 'zod';
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

const ListedRowSchema = ConversationRowSchema.extend({ messageCount: z.int() });

export type ConversationRecord = Omit<z.infer<typeof ConversationRowSchema>, 'memory'> & {
  memory: Memory;
};

export const CONVERSATION_COLUMNS = `
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
  const parse = (row: unknown) => conversationOf(row, cipher);

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
      const { rows } = await db.query<{ seq: number | null }>(
        'select advance_conversation($1::jsonb) as seq',
        [JSON.stringify(changedRowOf(record, cipher))],
      );
      return rows[0]?.seq ?? undefined;
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

export function conversationOf(row: unknown, cipher: Cipher): ConversationRecord {
  const { memory, ...record } = ConversationRowSchema.parse(row);
  return { ...record, memory: MemorySchema.parse(JSON.parse(cipher.decrypt(memory))) };
}

/** What a turn may change, for the version it was computed on; by the names of the columns. */
export function changedRowOf(record: ConversationRecord, cipher: Cipher) {
  return {
    id: record.id,
    version: record.version,
    region_code: record.regionCode,
    memory: cipher.encrypt(JSON.stringify(record.memory)),
    last_words_masked: record.lastWordsMasked,
    life_safety: record.lifeSafety,
    urgent: record.urgent,
    green_channel: record.greenChannel,
    last_message_at: record.lastMessageAt,
  };
}
