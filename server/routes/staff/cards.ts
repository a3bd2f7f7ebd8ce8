import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Assistant } from '../../../src/assistant.ts';
import { AnswerCardSchema, ReviewCardSchema } from '../../../src/contracts/cards.ts';
import {
  KNOWLEDGE_ROLES,
  POLICY_ROLES,
  requireSession,
  staffOnly,
} from '../../plugins/staff-session.ts';

const ParamsSchema = z.object({ id: z.string().max(100) });

/** The answer cards: who may read them, and who may say that one fits its clauses. */
export const staffCardRoutes: FastifyPluginAsyncZod<Pick<Assistant, 'cards' | 'accounts'>> = async (
  app,
  { cards, accounts },
) => {
  app.get(
    '/cards',
    {
      preValidation: staffOnly(accounts, KNOWLEDGE_ROLES),
      schema: {
        summary: 'Answer cards beside their clauses, those out of service first',
        tags: ['staff'],
        security: [{ staffSession: [] }],
        response: { 200: z.array(AnswerCardSchema) },
      },
    },
    async () => cards.listCards(),
  );

  app.post(
    '/cards/:id/reviews',
    {
      preValidation: staffOnly(accounts, POLICY_ROLES),
      schema: {
        summary: 'Say that a card fits its clauses as they stand; it is served from then on',
        tags: ['staff'],
        security: [{ staffSession: [], csrfToken: [] }],
        params: ParamsSchema,
        body: ReviewCardSchema,
        response: { 200: AnswerCardSchema },
      },
    },
    async (request) => {
      const { account } = await requireSession(accounts, request);
      return cards.reviewCard(request.params.id, request.body, account.username);
    },
  );
};
