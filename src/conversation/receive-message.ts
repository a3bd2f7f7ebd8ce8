import type { Reply } from '../contracts/conversations.ts';
import { MESSAGE_MAX_CHARACTERS } from '../contracts/conversations.ts';
import type { Database } from '../database/executor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { hashSecret, newId } from '../shared/ids.ts';
import type { ConversationRepository } from './conversation-repository.ts';
import type { MessageRepository } from './message-repository.ts';

const KEY_LIFETIME_MS = 24 * 3_600_000;

export interface IncomingMessage {
  conversationId: string;
  text: string;
  clientId?: string;
}

/** Either a message to answer, or the reply that was given to it before. */
export type Received = { answered: Reply } | { seq: number };

export interface ReceiveNeeds {
  db: Database;
  conversations: ConversationRepository;
  messages: MessageRepository;
  clock: Clock;
}

/**
 * Stores the citizen's words before anything is made of them. A message that was stored but never
 * answered, because the process died, is answered when its key comes again.
 */
export async function receiveMessage(
  message: IncomingMessage,
  needs: ReceiveNeeds,
): Promise<Received> {
  checkText(message.text);
  const { db, conversations, messages, clock } = needs;
  return db.transaction(async (tx) => {
    await conversations.lock(tx, message.conversationId);
    const now = clock();
    const again = await findAgain(message, now, { ...needs, tx });
    if (again) return again;

    const seq = (await messages.lastSeq(tx, message.conversationId)) + 1;
    await messages.insertMessage(tx, {
      id: newId(),
      conversationId: message.conversationId,
      seq,
      sender: 'citizen',
      text: message.text,
      reply: null,
      clientId: message.clientId ?? null,
      clientDigest: message.clientId === undefined ? null : hashSecret(message.text),
      answers: null,
      createdAt: now,
    });
    return { seq };
  });
}

/** @throws {DomainError} `empty-text` or `text-too-long`; nothing is stored. */
export function checkText(text: string): void {
  if (text.trim() === '') throw new DomainError('invalid', 'empty-text');
  if ([...text].length > MESSAGE_MAX_CHARACTERS) {
    throw new DomainError('too-long', 'text-too-long', { limit: String(MESSAGE_MAX_CHARACTERS) });
  }
}

async function findAgain(
  { conversationId, clientId, text }: IncomingMessage,
  now: Date,
  { messages, tx }: ReceiveNeeds & { tx: Parameters<MessageRepository['lastSeq']>[0] },
): Promise<Received | null> {
  if (clientId === undefined) return null;
  await messages.forgetClientIdsBefore(
    tx,
    conversationId,
    new Date(now.getTime() - KEY_LIFETIME_MS),
  );
  const before = await messages.findByClientId(tx, conversationId, clientId);
  if (before === undefined) return null;
  if (before.clientDigest !== hashSecret(text))
    throw new DomainError('conflict', 'idempotency-conflict');
  const answer = await messages.findAnswerTo(tx, conversationId, before.seq);
  return answer?.reply ? { answered: answer.reply } : { seq: before.seq };
}
