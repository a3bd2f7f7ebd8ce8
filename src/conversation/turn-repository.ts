import { z } from 'zod';
import { type Reply, ReplySchema } from '../contracts/conversations.ts';
import type { SqlExecutor } from '../database/executor.ts';
import type { PublishedState } from '../knowledge/published-state.ts';
import { ChainEndSchema, type SealedReceipt } from '../receipts/receipt-repository.ts';
import type { Cipher } from '../shared/cipher.ts';
import {
  CONVERSATION_COLUMNS,
  type ConversationRecord,
  changedRowOf,
  conversationOf,
} from './conversation-repository.ts';
import type { MessageRow } from './message-repository.ts';

/** 「说短点」 after 「嗯」 and 「哦」 is about what was said before these. */
const REPLIES_LOOKED_BACK_AT = 3;

/** Of the conversation and `message.seq`, the number of the message to be answered. */
const STANDING_COLUMNS = `
  ${CONVERSATION_COLUMNS},
  published_state() as published,
  greatest(conversation.last_seq, message.seq) + 1 as "nextSeq",
  (select given.reply
     from messages as given
    where given.conversation_id = conversation.id
      and given.sender = 'assistant'
      and given.answers = message.seq) as answer,
  array(select earlier.reply
          from messages as earlier
         where earlier.conversation_id = conversation.id
           and earlier.sender = 'assistant'
           and earlier.reply is not null
           and earlier.seq < message.seq
         order by earlier.seq desc
         limit ${REPLIES_LOOKED_BACK_AT}) as "previousReplies"`;

const StandingRowSchema = z.object({
  published: z.string(),
  nextSeq: z.int(),
  answer: z.string().nullable(),
  previousReplies: z.array(z.string()),
});
const ReceivedRowSchema = z.object({ seq: z.int(), knownDigest: z.string().nullable() });

/** How a conversation stands for one of its messages. */
export interface Standing {
  conversation: ConversationRecord;
  /** What was published when the message came, or when it was taken up again. */
  published: PublishedState;
  /** The number that its next message will take. */
  nextSeq: number;
  /** To that message, where there is one. */
  answer: Reply | null;
  /** The assistant's last ones before that message, latest first. */
  previousReplies: Reply[];
}

export interface ReceivedMessage {
  id: string;
  conversationId: string;
  text: string;
  clientId: string | null;
  clientDigest: string | null;
  createdAt: Date;
}

/** Where a reply would stand: its number in the conversation, and the end of the receipts' chain before it. */
const PlaceOfReplySchema = ChainEndSchema.extend({ seq: z.int() });

const RecordingSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.enum(['recorded', 'answered meanwhile']) }),
  PlaceOfReplySchema.extend({ outcome: z.literal('others came first') }),
]);

export type TurnRepository = ReturnType<typeof createTurnRepository>;

/** The statements of a turn: one that begins it, one that ends it. */
export function createTurnRepository(cipher: Cipher) {
  const parse = (row: unknown): Standing => {
    const { published, nextSeq, answer, previousReplies } = StandingRowSchema.parse(row);
    return {
      conversation: conversationOf(row, cipher),
      published,
      nextSeq,
      answer: answer === null ? null : replyOf(answer, cipher),
      previousReplies: previousReplies.map((reply) => replyOf(reply, cipher)),
    };
  };

  return {
    /**
     * Stores a citizen's message under the next number of its conversation and tells how that stands, in one
     * statement. With a key that came before nothing is stored: `knownDigest` is that of the text it came with,
     * `seq` its message's. Keys from before `forgetBefore` are forgotten: the same key is then a new message.
     * Undefined for an unknown conversation.
     */
    async receive(db: SqlExecutor, message: ReceivedMessage, forgetBefore: Date) {
      const row = {
        id: message.id,
        conversation_id: message.conversationId,
        sender: 'citizen',
        body: cipher.encrypt(message.text),
        client_id: message.clientId,
        client_digest: message.clientDigest,
        created_at: message.createdAt,
      };
      // Where another process writes meanwhile the conversation is read as it stood before: its version tells.
      const { rows } = await db.query(
        `
        select message.seq,
               message.known_digest as "knownDigest",
               ${STANDING_COLUMNS}
          from receive_message($1::jsonb, $2::timestamptz) as message
          join conversations as conversation on conversation.id = $3::uuid
        `,
        [JSON.stringify(row), forgetBefore, message.conversationId],
      );
      if (rows[0] === undefined) return undefined;
      return { ...ReceivedRowSchema.parse(rows[0]), standing: parse(rows[0]) };
    },

    async find(db: SqlExecutor, conversationId: string, seq: number) {
      const { rows } = await db.query(
        `
        select ${STANDING_COLUMNS}
          from conversations as conversation
         cross join (select $2::int as seq) as message
         where conversation.id = $1::uuid
        `,
        [conversationId, seq],
      );
      return rows[0] === undefined ? undefined : parse(rows[0]);
    },

    /**
     * Stores what a turn changed with a reply that was numbered and sealed for a place, in one statement that
     * needs no transaction, and tells the operators. Nothing is written where the place is another, which is
     * returned, or another turn was recorded since that version of the conversation.
     */
    async recordAsExpected(
      db: SqlExecutor,
      { turn, message, receipt }: RecordedReply,
    ): Promise<z.infer<typeof RecordingSchema>> {
      const { rows } = await db.query(
        `
        select recording.outcome,
               recording.seq,
               recording.position,
               recording.hash
          from record_reply_as_expected($1::jsonb, $2::jsonb, $3::jsonb, $4::jsonb) as recording
        `,
        [changedRowOf(turn, cipher), message, receipt.row, receipt.wordings].map((value) =>
          JSON.stringify(value),
        ),
      );
      return RecordingSchema.parse(rows[0]);
    },
  };
}

export interface RecordedReply {
  turn: ConversationRecord;
  message: MessageRow;
  receipt: SealedReceipt;
}

function replyOf(stored: string, cipher: Cipher): Reply {
  return ReplySchema.parse(JSON.parse(cipher.decrypt(stored)));
}
