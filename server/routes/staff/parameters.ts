import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Assistant } from '../../../src/assistant.ts';
import {
  CorrectParameterSchema,
  EndParameterSchema,
  ParameterListRequestSchema,
  ParameterListSchema,
  ParameterSchema,
  ParameterStatementSchema,
  VerifyParameterSchema,
  WithdrawParameterSchema,
} from '../../../src/contracts/parameters.ts';
import { KNOWLEDGE_ROLES, requireSession, staffOnly } from '../../plugins/staff-session.ts';

const READING = { tags: ['staff'], security: [{ staffSession: [] }] };
const CHANGING = {
  tags: ['staff'],
  security: [{ staffSession: [], csrfToken: [] }],
  response: { 200: ParameterSchema },
};
const ParamsSchema = z.object({ id: z.uuid() });

/** The figures that places publish for themselves, such as a 低保标准; a change is a new version. */
export const staffParameterRoutes: FastifyPluginAsyncZod<
  Pick<Assistant, 'parameters' | 'accounts'>
> = async (app, { parameters, accounts }) => {
  app.addHook('preValidation', staffOnly(accounts, KNOWLEDGE_ROLES));
  app.get(
    '/parameters',
    {
      schema: {
        ...READING,
        summary: 'Published figures by place, those whose check is overdue first',
        querystring: ParameterListRequestSchema,
        response: { 200: ParameterListSchema },
      },
    },
    async (request) => parameters.listParameters(request.query),
  );

  app.post(
    '/parameters',
    {
      schema: {
        ...CHANGING,
        summary: 'Enter a figure with its source; one place has one figure of a kind on a day',
        body: ParameterStatementSchema,
        response: { 201: ParameterSchema },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await parameters.addParameter(request.body, await nameOf(request, accounts))),
  );

  await app.register(changeRoutes, { parameters, accounts });
  await app.register(endRoutes, { parameters, accounts });
};

/** What is said anew of a figure that is known already. */
const changeRoutes: FastifyPluginAsyncZod<Pick<Assistant, 'parameters' | 'accounts'>> = async (
  app,
  { parameters, accounts },
) => {
  app.post(
    '/parameters/:id/corrections',
    {
      schema: {
        ...CHANGING,
        summary: 'Say anew what a figure is; what was known before is kept',
        params: ParamsSchema,
        body: CorrectParameterSchema,
      },
    },
    async (request) =>
      parameters.correctParameter(request.params.id, request.body, await nameOf(request, accounts)),
  );

  app.post(
    '/parameters/:id/verifications',
    {
      schema: {
        ...CHANGING,
        summary: 'Note that the source was looked at again, and when that is due next',
        params: ParamsSchema,
        body: VerifyParameterSchema,
      },
    },
    async (request) =>
      parameters.verifyParameter(request.params.id, request.body, await nameOf(request, accounts)),
  );
};

/** After which there is none any more, or never was one. */
const endRoutes: FastifyPluginAsyncZod<Pick<Assistant, 'parameters' | 'accounts'>> = async (
  app,
  { parameters, accounts },
) => {
  app.post(
    '/parameters/:id/endings',
    {
      schema: {
        ...CHANGING,
        summary: 'Name the last day of a figure',
        params: ParamsSchema,
        body: EndParameterSchema,
      },
    },
    async (request) =>
      parameters.endParameter(request.params.id, request.body, await nameOf(request, accounts)),
  );

  app.post(
    '/parameters/:id/withdrawals',
    {
      schema: {
        ...CHANGING,
        summary: 'Withdraw a figure that was entered by mistake; what was known before is kept',
        params: ParamsSchema,
        body: WithdrawParameterSchema,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      await parameters.withdrawParameter(id, request.body, await nameOf(request, accounts));
      return reply.code(204).send();
    },
  );
};

async function nameOf(request: FastifyRequest, accounts: Assistant['accounts']): Promise<string> {
  return (await requireSession(accounts, request)).account.username;
}
