import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Assistant } from '../../../src/assistant.ts';
import {
  CorrectOfficeSchema,
  EndOfficeSchema,
  OfficeListRequestSchema,
  OfficeSchema,
  OfficeStatementSchema,
  VerifyOfficeSchema,
} from '../../../src/contracts/offices.ts';
import { KNOWLEDGE_ROLES, requireSession, staffOnly } from '../../plugins/staff-session.ts';

const READING = { tags: ['staff'], security: [{ staffSession: [] }] };
const CHANGING = {
  tags: ['staff'],
  security: [{ staffSession: [], csrfToken: [] }],
  response: { 200: OfficeSchema },
};
const ParamsSchema = z.object({ id: z.uuid() });

/** The windows where people apply and ask; a change is a new version. */
export const staffOfficeRoutes: FastifyPluginAsyncZod<
  Pick<Assistant, 'offices' | 'accounts'>
> = async (app, { offices, accounts }) => {
  app.addHook('preValidation', staffOnly(accounts, KNOWLEDGE_ROLES));
  app.get(
    '/offices',
    {
      schema: {
        ...READING,
        summary: 'Offices by place, those whose check is overdue first',
        querystring: OfficeListRequestSchema,
        response: { 200: z.array(OfficeSchema) },
      },
    },
    async (request) => offices.listOffices(request.query),
  );

  app.post(
    '/offices',
    {
      schema: {
        ...CHANGING,
        summary: 'Enter an office with its source; what is not known of it is null',
        body: OfficeStatementSchema,
        response: { 201: OfficeSchema },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await offices.addOffice(request.body, await nameOf(request, accounts))),
  );

  await app.register(changeRoutes, { offices, accounts });
};

/** What is said anew of an office that is known already. */
const changeRoutes: FastifyPluginAsyncZod<Pick<Assistant, 'offices' | 'accounts'>> = async (
  app,
  { offices, accounts },
) => {
  app.post(
    '/offices/:id/corrections',
    {
      schema: {
        ...CHANGING,
        summary: 'Say anew what an office is; what was known before is kept',
        params: ParamsSchema,
        body: CorrectOfficeSchema,
      },
    },
    async (request) =>
      offices.correctOffice(request.params.id, request.body, await nameOf(request, accounts)),
  );

  app.post(
    '/offices/:id/endings',
    {
      schema: {
        ...CHANGING,
        summary: 'Name the last day of an office',
        params: ParamsSchema,
        body: EndOfficeSchema,
      },
    },
    async (request) =>
      offices.endOffice(request.params.id, request.body, await nameOf(request, accounts)),
  );

  app.post(
    '/offices/:id/verifications',
    {
      schema: {
        ...CHANGING,
        summary: 'Note that the office was checked again, and when that is due next',
        params: ParamsSchema,
        body: VerifyOfficeSchema,
      },
    },
    async (request) =>
      offices.verifyOffice(request.params.id, request.body, await nameOf(request, accounts)),
  );
};

async function nameOf(request: FastifyRequest, accounts: Assistant['accounts']): Promise<string> {
  return (await requireSession(accounts, request)).account.username;
}
