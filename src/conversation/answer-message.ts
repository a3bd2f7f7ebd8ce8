import type { Reply } from '../contracts/conversations.ts';
import type { Ticket } from '../contracts/tickets.ts';
import type { Database } from '../database/executor.ts';
import { isPassing } from '../database/sql-error.ts';
import type { Card } from '../knowledge/cards.ts';
import type { Notice } from '../knowledge/notices.ts';
import type { Gazetteer } from '../knowledge/places.ts';
import type { Replies } from '../knowledge/replies.ts';
import type { ReceiptRepository } from '../receipts/receipt-repository.ts';
import { type Clock, shanghaiDateOf } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { newId, newSpokenCode } from '../shared/ids.ts';
import type { TicketRecord } from '../tickets/ticket-repository.ts';
import type { ConversationRecord, ConversationRepository } from './conversation-repository.ts';
import { assistantMessage } from './conversations.ts';
import type { MessageRepository } from './message-repository.ts';
import { RECEIPT_CODE_LENGTH } from './plain-reply.ts';
import { receiptOf } from './receipt-of-turn.ts';
import type { IncomingMessage } from './receive-message.ts';
import { replyOf } from './reply.ts';
import { createDeltas, type OnDelta } from './reply-deltas.ts';
import { memoryAfter } from './steps/record.ts';
import { type StepNeeds, type TurnNeeds, takeTurn } from './take-turn.ts';
import { troubledTurn } from './troubled-turn.ts';
import { beginTurn, type Turn } from './turn.ts';

/** How often a turn is computed when another process answers in the same conversation, or the store is away. */
const ATTEMPTS = 3;
const LAST_WORDS_CHARACTERS = 60;

export interface AnswerNeeds {
  db: Database;
  conversations: ConversationRepository;
  messages: MessageRepository;
  receipts: ReceiptRepository;
  gazetteer: Gazetteer;
  notices: readonly Notice[];
  replies: Replies;
  rulesVersion: string;
  cards: readonly Card[];
  clock: Clock;
  turn: TurnNeeds;
  toTicket(record: TicketRecord): Ticket;
  /** A turn that failed: for the log. The citizen still gets a reply. */
  onTrouble(error: unknown): void;
}

/** `onDelta`: somebody sees the reply while it is being written. */
export type AnswerMessage = (
  message: IncomingMessage,
  seq: number,
  onDelta?: OnDelta,
) => Promise<Reply>;

/** Takes the turn of a stored message and stores its reply, its memory and its receipt together. */
export function createAnswerMessage(needs: AnswerNeeds): AnswerMessage {
  return async (message, seq, onDelta) => {
    const showAt = onDelta && createDeltas(onDelta);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const begun = await begin(message, seq, needs);
      if ('answered' in begun) return begun.answered;
      const show = showAt?.(begun.nextSeq);
      const turn = await take(begun.turn, { ...needs, turn: { ...needs.turn, show } }, attempt);
      const reply = turn && (await record(turn, needs));
      if (reply) return reply;
    }
    throw new DomainError('conflict', 'conversation-busy');
  };
}

/** Undefined when the store was away for a moment: an apology would stand for good where a ticket belongs. */
async function take(
  begun: Turn,
  needs: AnswerNeeds & { turn: StepNeeds },
  attempt: number,
): Promise<Turn | undefined> {
  try {
    return await takeTurn(begun, needs.turn);
  } catch (error) {
    needs.onTrouble(error);
    if (attempt < ATTEMPTS && isPassing(error)) return undefined;
    return troubledTurn(begun, needs.turn, needs.replies);
  }
}

async function begin(
  { conversationId, text }: IncomingMessage,
  seq: number,
  needs: AnswerNeeds,
): Promise<{ turn: Turn; nextSeq: number } | { answered: Reply }> {
  const { db, conversations, gazetteer, clock } = needs;
  const found = await conversations.findForTurn(db, conversationId, seq);
  if (found === undefined) throw new DomainError('not-found', 'conversation-not-found');
  const { conversation, answer, previousReplies, nextSeq } = found;
  // Another process was asked with the same key, and was faster.
  if (answer) return { answered: answer };
  const at = clock();
  const { regionCode } = conversation;
  const turn = beginTurn({
    conversation,
    seq,
    text,
    at,
    today: shanghaiDateOf(at),
    previousReply: previousReplies[0] ?? null,
    lastAnswer: lastAnswerOf(previousReplies),
    place: regionCode === null ? null : (gazetteer.find(regionCode) ?? null),
  });
  return { turn, nextSeq };
}

/** The last that said more than 「我在听」; else the last. */
function lastAnswerOf(replies: readonly Reply[]): Reply | null {
  return replies.find(({ kind }) => kind !== 'smalltalk') ?? replies[0] ?? null;
}

/** Undefined when another turn of this conversation was recorded in the meantime. */
async function record(turn: Turn, needs: AnswerNeeds): Promise<Reply | undefined> {
  const { db, conversations, messages, receipts } = needs;
  return db.transaction(async (tx) => {
    const seq = await conversations.advance(tx, recordAfter(turn));
    if (seq === undefined) return undefined;
    const ids = { id: newId(), seq, receipt: newSpokenCode(RECEIPT_CODE_LENGTH) };
    const ticket = turn.findings.ticket ? needs.toTicket(turn.findings.ticket) : null;
    const reply = replyOf(turn, ids, { notices: needs.notices, ticket });
    await messages.insertMessage(
      tx,
      assistantMessage(turn.conversation.id, reply, { answers: turn.seq, createdAt: turn.at }),
    );
    await receipts.insert(tx, receiptOf(turn, reply, needs));
    return reply;
  });
}

function recordAfter(turn: Turn): ConversationRecord {
  const { conversation, triage, decision } = turn;
  return {
    ...conversation,
    regionCode: turn.place?.code ?? null,
    memory: memoryAfter(turn),
    lastWordsMasked: [...turn.masked].slice(0, LAST_WORDS_CHARACTERS).join(''),
    lifeSafety: conversation.lifeSafety || triage.danger?.certainty === 'clear',
    urgent: conversation.urgent || triage.urgent || decision.kind === 'emergency',
    greenChannel: turn.greenChannel,
    lastMessageAt: turn.at,
  };
}
