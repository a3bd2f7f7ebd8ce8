import { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Assistant } from '../../../src/assistant.ts';
import {
  BackfillRequestSchema,
  CreatedTokenSchema,
  IntegrationOverviewSchema,
  IntegrationTokenSchema,
  NewTokenSchema,
  ResendRequestSchema,
  ResentSchema,
  TicketExportRequestSchema,
} from '../../../src/contracts/integration.ts';
import { ADMIN_ROLES, LEADING_ROLES, staffOnly, usernameOf } from '../../plugins/staff-session.ts';
import { integrationImportRoutes } from './integration-imports.ts';

type Needs = Pick<Assistant, 'integration' | 'accounts'>;

const READING = { tags: ['staff'], security: [{ staffSession: [] }] };
const CHANGING = { tags: ['staff'], security: [{ staffSession: [], csrfToken: [] }] };
const CONTENT_TYPES = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const;

/** How tickets go to the city's other systems, for those who answer for it. */
export const staffIntegrationRoutes: FastifyPluginAsyncZod<Needs> = async (
  app,
  { integration, accounts },
) => {
  app.addHook('preValidation', staffOnly(accounts, LEADING_ROLES));

  app.get(
    '/integration',
    {
      schema: {
        ...READING,
        summary:
          'What was sent to the receiver of ticket events, what waits and what did not arrive',
        response: { 200: IntegrationOverviewSchema },
      },
    },
    async () => integration.overview(),
  );

  app.post(
    '/integration/resends',
    {
      schema: {
        ...CHANGING,
        summary: 'Send anew what could not be delivered: these events, or all',
        body: ResendRequestSchema,
        response: { 200: ResentSchema },
      },
    },
    async (request) => integration.resend(request.body, await usernameOf(request, accounts)),
  );

  app.get(
    '/tickets/export',
    {
      schema: {
        ...READING,
        summary: 'Tickets as a CSV or JSON file, personal data masked; who took it is written down',
        querystring: TicketExportRequestSchema,
      },
    },
    async (request, reply) => {
      const { format } = request.query;
      const username = await usernameOf(request, accounts);
      const pieces = await integration.exportTickets(request.query, username);
      return reply
        .type(CONTENT_TYPES[format])
        .header('content-disposition', `attachment; filename="tickets.${format}"`)
        .send(Readable.from(pieces));
    },
  );

  await app.register(administratorRoutes, { integration, accounts });
};

/** What leaves the house, and what comes in: only an administrator decides. */
const administratorRoutes: FastifyPluginAsyncZod<Needs> = async (
  app,
  { integration, accounts },
) => {
  app.addHook('preValidation', staffOnly(accounts, ADMIN_ROLES));

  app.post(
    '/integration/backfills',
    {
      schema: {
        ...CHANGING,
        summary: 'Send what happened from a day on and before sending began; nothing twice',
        body: BackfillRequestSchema,
        response: { 200: ResentSchema },
      },
    },
    async (request) => integration.backfill(request.body, await usernameOf(request, accounts)),
  );

  app.get(
    '/integration-tokens',
    {
      schema: {
        ...READING,
        summary: 'The tokens of other systems, the latest first, without their secrets',
        response: { 200: z.array(IntegrationTokenSchema) },
      },
    },
    async () => integration.listTokens(),
  );

  app.post(
    '/integration-tokens',
    {
      schema: {
        ...CHANGING,
        summary: 'Give a system a token; the secret is in the answer this one time',
        body: NewTokenSchema,
        response: { 201: CreatedTokenSchema },
      },
    },
    async (request, reply) => {
      const username = await usernameOf(request, accounts);
      return reply.code(201).send(await integration.createToken(request.body, username));
    },
  );

  app.post(
    '/integration-tokens/:id/revocations',
    {
      schema: {
        ...CHANGING,
        summary: 'Take a token back, at once and for good',
        params: z.object({ id: z.uuid() }),
        response: { 200: IntegrationTokenSchema },
      },
    },
    async (request) =>
      integration.revokeToken(request.params.id, await usernameOf(request, accounts)),
  );

  await app.register(integrationImportRoutes, { integration, accounts });
};
