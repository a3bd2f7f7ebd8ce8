import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Assistant } from '../../../src/assistant.ts';
import { SearchRequestSchema, SearchResponseSchema } from '../../../src/contracts/citations.ts';
import { ALL_ROLES, staffOnly } from '../../plugins/staff-session.ts';

/** The citizens' search, for trying it out at the desk. */
export const staffSearchRoutes: FastifyPluginAsyncZod<
  Pick<Assistant, 'tools' | 'accounts'>
> = async (app, { tools, accounts }) => {
  app.addHook('preValidation', staffOnly(accounts, ALL_ROLES));

  app.get(
    '/search',
    {
      schema: {
        summary: 'Search the clauses that bind a place on a day, with scores and reasons',
        tags: ['staff'],
        security: [{ staffSession: [] }],
        querystring: SearchRequestSchema,
        response: { 200: SearchResponseSchema },
      },
    },
    async (request) => tools.search(request.query),
  );
};
