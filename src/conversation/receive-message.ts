import type { Reply } from '../contracts/conversations.ts';
import { MESSAGE_MAX_CHARACTERS } from '../contracts/conversations.ts';
import type { Database } from '../database/executor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { hashSecret, newId } from '../shared/ids.ts';
import type { Standing, TurnRepository } from './turn-repository.ts';

const KEY_LIFETIME_MS = 24 * 3_600_000;

export interface IncomingMessage {
  conversationId: string;
  text: string;
  clientId?: string;
}

/** Either a message to answer, or the reply that was given to it before. */
export type Received = { answered: Reply } | { seq: number; standing: Standing };

export interface ReceiveNeeds {
  db: Database;
  turns: TurnRepository;
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
  const { db, turns } = needs;
  const { conversationId, clientId, text } = message;
  const now = needs.clock();
  const clientDigest = clientId === undefined ? null : hashSecret(text);
  const received = await turns.receive(
    db,
    {
      id: newId(),
      conversationId,
      text,
      clientId: clientId ?? null,
      clientDigest,
      createdAt: now,
    },
    new Date(now.getTime() - KEY_LIFETIME_MS),
  );
  if (received === undefined) throw new DomainError('not-found', 'conversation-not-found');
  const { seq, knownDigest, standing } = received;
  const isKnown = knownDigest !== null;
  if (isKnown && knownDigest !== clientDigest)
    throw new DomainError('conflict', 'idempotency-conflict');
  return standing.answer ? { answered: standing.answer } : { seq, standing };
}

/** @throws {DomainError} `empty-text` or `text-too-long`; nothing is stored. */
export function checkText(text: string): void {
  if (text.trim() === '') throw new DomainError('invalid', 'empty-text');
  if ([...text].length > MESSAGE_MAX_CHARACTERS) {
    throw new DomainError('too-long', 'text-too-long', { limit: String(MESSAGE_MAX_CHARACTERS) });
  }
}
