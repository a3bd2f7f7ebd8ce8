import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Conversations } from '../../src/assistant.ts';
import {
  ConversationSchema,
  ConversationStartedSchema,
  ReplySchema,
  SayRequestSchema,
  StartConversationSchema,
} from '../../src/contracts/conversations.ts';
import { DomainError } from '../../src/shared/errors.ts';
import {
  ConversationParamsSchema,
  conversationIdOf,
  tokenHolderOnly,
} from '../plugins/citizen-token.ts';
import type { Rooms } from '../realtime/rooms.ts';
import { withoutNul } from '../without-nul.ts';

interface Needs {
  conversations: Conversations;
  rooms: Rooms;
}

interface StartNeeds extends Needs {
  /** What is said first in it is heard, whatever the limit of requests. */
  letIn(conversationId: string): void;
}

const TOKEN = [{ conversationToken: [] }];

/** What a citizen does in a conversation, for those who hold its token. */
export const conversationRoutes: FastifyPluginAsyncZod<StartNeeds> = async (
  app,
  { conversations, rooms, letIn },
) => {
  app.post(
    '/conversations',
    {
      schema: {
        summary: 'Start a conversation; the reply is the greeting',
        tags: ['citizen'],
        body: z.preprocess((body) => body ?? {}, StartConversationSchema),
        response: { 201: ConversationStartedSchema },
      },
    },
    async (request, reply) => {
      const started = await conversations.start(request.body);
      letIn(started.id);
      return reply.code(201).send(started);
    },
  );

  await app.register(async (owned) => {
    owned.addHook('preValidation', tokenHolderOnly(conversations));
    await owned.register(sayRoute, { conversations, rooms });
    await owned.register(ownConversationRoutes, { conversations, rooms });
  });
};

const sayRoute: FastifyPluginAsyncZod<Needs> = async (app, { conversations, rooms }) => {
  app.post(
    '/conversations/:id/messages',
    {
      schema: {
        summary:
          'Say something; an Idempotency-Key sent again with the same text is answered alike',
        tags: ['citizen'],
        security: TOKEN,
        params: ConversationParamsSchema,
        body: SayRequestSchema,
        response: { 200: ReplySchema },
      },
    },
    async (request) => {
      const conversationId = conversationIdOf(request);
      const text = withoutNul(request.body.text);
      const reply = await conversations.say({ conversationId, text, ...clientIdOf(request) });
      rooms.wake(conversationId);
      return reply;
    },
  );
};

const ownConversationRoutes: FastifyPluginAsyncZod<Needs> = async (
  app,
  { conversations, rooms },
) => {
  app.get(
    '/conversations/:id',
    {
      schema: {
        summary: 'The conversation as it stands, with the facts in force',
        tags: ['citizen'],
        security: TOKEN,
        params: ConversationParamsSchema,
        response: { 200: ConversationSchema },
      },
    },
    async (request) => conversations.read(conversationIdOf(request)),
  );

  app.delete(
    '/conversations/:id',
    {
      schema: {
        summary: 'Erase the words and the facts; a filed ticket stays',
        tags: ['citizen'],
        security: TOKEN,
        params: ConversationParamsSchema,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const id = conversationIdOf(request);
      await conversations.erase(id);
      rooms.close(id);
      return reply.code(204).send();
    },
  );
};

/** @throws {DomainError} when the key is longer than 200 characters or given blank. */
function clientIdOf({ headers }: FastifyRequest): { clientId?: string } {
  const key = headers['idempotency-key'];
  if (key === undefined) return {};
  if (typeof key !== 'string' || key.trim() === '' || key.length > 200)
    throw new DomainError('invalid', 'invalid-request', { keys: 'Idempotency-Key' });
  return { clientId: key };
}
