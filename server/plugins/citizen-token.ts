import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Conversations } from '../../src/assistant.ts';
import { DomainError } from '../../src/shared/errors.ts';

export const ConversationParamsSchema = z.object({ id: z.string() });

/** @throws {DomainError} `wrong-token` when there is none. */
export function bearerToken(request: FastifyRequest): string {
  const token = findBearerToken(request);
  if (token === undefined) throw new DomainError('unauthorised', 'wrong-token');
  return token;
}

export function findBearerToken({ headers }: FastifyRequest): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

/** A hook that lets only the holder of the conversation's token pass. */
export function tokenHolderOnly(conversations: Pick<Conversations, 'authorise'>) {
  return async (request: FastifyRequest): Promise<void> => {
    const token = bearerToken(request);
    await conversations.authorise(conversationIdOf(request), token);
  };
}

/** Ids are UUIDs: anything else exists nowhere and need not be looked for. */
export function conversationIdOf({ params }: FastifyRequest): string {
  const { id } = ConversationParamsSchema.parse(params);
  if (!isUuid(id)) throw new DomainError('not-found', 'conversation-not-found');
  return id;
}

export function isUuid(text: string): boolean {
  return z.guid().safeParse(text).success;
}
