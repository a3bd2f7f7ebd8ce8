import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { DeterministicTools } from '../../src/assistant.ts';
import { AssessmentRequestSchema, AssessmentSchema } from '../../src/contracts/assessments.ts';
import { SearchRequestSchema, SearchResponseSchema } from '../../src/contracts/citations.ts';
import { DeadlineRequestSchema, DeadlineSchema } from '../../src/contracts/deadlines.ts';

/** The deterministic tools, callable without any conversation. */
export const toolRoutes: FastifyPluginAsyncZod<{ tools: DeterministicTools }> = async (
  app,
  { tools },
) => {
  app.post(
    '/assessments',
    {
      schema: {
        summary: 'Compute for which programmes a family qualifies; a missing fact stays unknown',
        tags: ['tools'],
        body: AssessmentRequestSchema,
        response: { 200: AssessmentSchema },
      },
    },
    async (request) => tools.assess(request.body),
  );

  app.get(
    '/search',
    {
      schema: {
        summary: 'Search the clauses that bind a place on a day',
        tags: ['tools'],
        querystring: SearchRequestSchema,
        response: { 200: SearchResponseSchema },
      },
    },
    async (request) => tools.search(request.query),
  );

  app.post(
    '/deadlines',
    {
      schema: {
        summary: 'Count working days to a due moment, day by day',
        tags: ['tools'],
        body: DeadlineRequestSchema,
        response: { 200: DeadlineSchema },
      },
    },
    async (request) => tools.countDeadline(request.body),
  );
};
