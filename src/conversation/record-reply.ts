import type { Reply } from '../contracts/conversations.ts';
import type { Ticket } from '../contracts/tickets.ts';
import type { Database, SqlExecutor } from '../database/executor.ts';
import { createGate } from '../database/gate.ts';
import type { Notice } from '../knowledge/notices.ts';
import type { ReceiptRepository } from '../receipts/receipt-repository.ts';
import { newId, newSpokenCode } from '../shared/ids.ts';
import type { TicketRecord } from '../tickets/ticket-repository.ts';
import type { ConversationRecord, ConversationRepository } from './conversation-repository.ts';
import { assistantMessage } from './conversations.ts';
import type { MessageRepository } from './message-repository.ts';
import { RECEIPT_CODE_LENGTH } from './plain-reply.ts';
import { type ReceiptNeeds, receiptOf } from './receipt-of-turn.ts';
import { replyOf } from './reply.ts';
import { memoryAfter } from './steps/record.ts';
import type { Turn } from './turn.ts';
import type { TurnRepository } from './turn-repository.ts';

const LAST_WORDS_CHARACTERS = 60;
/** Other processes that record at the same time make each of them wrong; then the place is held first. */
const MOST_GUESSES = 3;

export interface RecordNeeds extends ReceiptNeeds {
  db: Database;
  conversations: ConversationRepository;
  messages: MessageRepository;
  turns: TurnRepository;
  receipts: ReceiptRepository;
  notices: readonly Notice[];
  toTicket(record: TicketRecord): Ticket;
}

/**
 * @param turn undefined, and nothing is recorded, where it could not be taken.
 * @param seq the number that the reply will most likely have.
 */
export type RecordReply = (turn: Turn | undefined, seq: number) => Promise<Reply | undefined>;

/**
 * Stores the reply, what the turn changed and its receipt together. Undefined when another turn of this
 * conversation was recorded in the meantime.
 */
export function createRecordReply(needs: RecordNeeds): RecordReply {
  // Within a process they go one after another, so that each knows where the receipts' chain ends.
  const inLine = createGate();
  return async (turn, seq) => turn && inLine(() => recordReply(turn, seq, needs));
}

async function recordReply(
  turn: Turn,
  nextSeq: number,
  needs: RecordNeeds,
): Promise<Reply | undefined> {
  const { db, messages, turns, receipts } = needs;
  const changed = recordAfter(turn);
  let place = { ...receipts.expectedEnd(), seq: nextSeq };
  for (let guesses = 0; guesses < MOST_GUESSES; guesses += 1) {
    const { reply, message, receipt } = replyAt(turn, place.seq, needs);
    const recording = await turns.recordAsExpected(db, {
      turn: changed,
      message: messages.rowOf(message),
      receipt: receipts.sealed(receipt, place),
    });
    if (recording.outcome !== 'others came first')
      return recording.outcome === 'recorded' ? reply : undefined;
    place = recording;
  }
  return db.transaction((tx) => recordInTurn(tx, turn, needs));
}

/** Waits for those who record, and then records behind them. */
async function recordInTurn(
  tx: SqlExecutor,
  turn: Turn,
  needs: RecordNeeds,
): Promise<Reply | undefined> {
  const { conversations, messages, receipts } = needs;
  const seq = await conversations.advance(tx, recordAfter(turn));
  if (seq === undefined) return undefined;
  const { reply, message, receipt } = replyAt(turn, seq, needs);
  await messages.insertMessage(tx, message);
  await receipts.insert(tx, receipt);
  return reply;
}

/** The reply under that number of its conversation, as a message and with its receipt. */
function replyAt(turn: Turn, seq: number, needs: RecordNeeds) {
  const { notices, toTicket } = needs;
  const ids = { id: newId(), seq, receipt: newSpokenCode(RECEIPT_CODE_LENGTH) };
  const ticket = turn.findings.ticket ? toTicket(turn.findings.ticket) : null;
  const reply = replyOf(turn, ids, { notices, ticket });
  const told = { answers: turn.seq, createdAt: turn.at };
  return {
    reply,
    message: assistantMessage(turn.conversation.id, reply, told),
    receipt: receiptOf(turn, reply, needs),
  };
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
