import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Assistant } from '../../../src/assistant.ts';
import {
  CounterExampleDecisionSchema,
  CounterExampleSchema,
} from '../../../src/contracts/rule-book.ts';
import { KNOWLEDGE_ROLES, requireSession, staffOnly } from '../../plugins/staff-session.ts';

const SESSION = [{ staffSession: [] }];

/** What people hold against the rules, for those who own them. */
export const staffCounterExampleRoutes: FastifyPluginAsyncZod<
  Pick<Assistant, 'staff' | 'accounts'>
> = async (app, { staff, accounts }) => {
  app.addHook('preValidation', staffOnly(accounts, KNOWLEDGE_ROLES));

  app.get(
    '/counter-examples',
    {
      schema: {
        summary: 'Counter-examples: those that wait first, then the newest',
        tags: ['staff'],
        security: SESSION,
        response: { 200: z.array(CounterExampleSchema) },
      },
    },
    async () => staff.counterExamples.list(),
  );

  app.post(
    '/counter-examples/:id/decision',
    {
      schema: {
        summary: 'Accept or reject a counter-example, with the reason; once',
        tags: ['staff'],
        security: [{ staffSession: [], csrfToken: [] }],
        params: z.object({ id: z.uuid() }),
        body: CounterExampleDecisionSchema,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { account } = await requireSession(accounts, request);
      await staff.counterExamples.decide(request.params.id, request.body, account.username);
      return reply.code(204).send();
    },
  );
};
