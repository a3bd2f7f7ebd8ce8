import type { Reply } from '../contracts/conversations.ts';
import { MESSAGE_MAX_CHARACTERS } from '../contracts/conversations.ts';
import type { Database, SqlExecutor } from '../database/executor.ts';
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
  const { db, conversations, clock } = needs;
  const { conversationId, clientId, text } = message;
  const now = clock();
  const keep = async (tx: SqlExecutor, key: Key | null) => ({
    seq: await store(tx, { message, key, now }, needs),
  });
  if (clientId === undefined) return keep(db, null);

  const key = { clientId, digest: hashSecret(text) };
  return db.transaction(async (tx) => {
    if (!(await conversations.lock(tx, conversationId))) throw notFound();
    return (await findAgain(tx, { conversationId, key, now }, needs)) ?? (await keep(tx, key));
  });
}

interface Key {
  clientId: string;
  /** Of the text that came with it. */
  digest: string;
}

async function store(
  tx: SqlExecutor,
  { message, key, now }: { message: IncomingMessage; key: Key | null; now: Date },
  { messages }: ReceiveNeeds,
): Promise<number> {
  const seq = await messages.insertNext(tx, {
    id: newId(),
    conversationId: message.conversationId,
    sender: 'citizen',
    text: message.text,
    clientId: key?.clientId ?? null,
    clientDigest: key?.digest ?? null,
    createdAt: now,
  });
  if (seq === undefined) throw notFound();
  return seq;
}

const notFound = () => new DomainError('not-found', 'conversation-not-found');

/** @throws {DomainError} `empty-text` or `text-too-long`; nothing is stored. */
export function checkText(text: string): void {
  if (text.trim() === '') throw new DomainError('invalid', 'empty-text');
  if ([...text].length > MESSAGE_MAX_CHARACTERS) {
    throw new DomainError('too-long', 'text-too-long', { limit: String(MESSAGE_MAX_CHARACTERS) });
  }
}

async function findAgain(
  tx: SqlExecutor,
  { conversationId, key, now }: { conversationId: string; key: Key; now: Date },
  { messages }: ReceiveNeeds,
): Promise<Received | null> {
  await messages.forgetClientIdsBefore(
    tx,
    conversationId,
    new Date(now.getTime() - KEY_LIFETIME_MS),
  );
  const before = await messages.findByClientId(tx, conversationId, key.clientId);
  if (before === undefined) return null;
  if (before.clientDigest !== key.digest) throw new DomainError('conflict', 'idempotency-conflict');
  const answer = await messages.findAnswerTo(tx, conversationId, before.seq);
  return answer?.reply ? { answered: answer.reply } : { seq: before.seq };
}
