import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Assistant } from '../../../src/assistant.ts';
import { PolicyClauseSchema, PolicyDocumentSchema } from '../../../src/contracts/staff.ts';
import { KNOWLEDGE_ROLES, staffOnly } from '../../plugins/staff-session.ts';

const SESSION = [{ staffSession: [] }];

/** The policy documents and how they were cut into clauses. */
export const staffDocumentRoutes: FastifyPluginAsyncZod<
  Pick<Assistant, 'staff' | 'accounts'>
> = async (app, { staff, accounts }) => {
  app.addHook('preValidation', staffOnly(accounts, KNOWLEDGE_ROLES));

  app.get(
    '/documents',
    {
      schema: {
        summary: 'The documents with their region, dates and binding force',
        tags: ['staff'],
        security: SESSION,
        response: { 200: z.array(PolicyDocumentSchema) },
      },
    },
    async () => staff.listDocuments(),
  );

  app.get(
    '/documents/:id/clauses',
    {
      schema: {
        summary: 'The clauses of one document in printed order',
        tags: ['staff'],
        security: SESSION,
        params: z.object({ id: z.string() }),
        response: { 200: z.array(PolicyClauseSchema) },
      },
    },
    async (request) => staff.listClauses(request.params.id),
  );
};
