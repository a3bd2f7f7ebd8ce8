import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Conversations } from '../../src/assistant.ts';
import { FeedbackSchema } from '../../src/contracts/conversations.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { bearerToken, isUuid } from '../plugins/citizen-token.ts';

/** What a citizen thinks of an answer. */
export const messageRoutes: FastifyPluginAsyncZod<{ conversations: Conversations }> = async (
  app,
  { conversations },
) => {
  app.post(
    '/messages/:id/feedback',
    {
      schema: {
        summary: 'Say whether an answer helped',
        tags: ['citizen'],
        security: [{ conversationToken: [] }],
        params: z.object({ id: z.string() }),
        body: FeedbackSchema,
        response: { 204: z.undefined() },
      },
      preValidation: async (request) => {
        bearerToken(request);
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      if (!isUuid(id)) throw new DomainError('not-found', 'message-not-found');
      await conversations.giveFeedback(id, bearerToken(request), request.body);
      return reply.code(204).send();
    },
  );
};
