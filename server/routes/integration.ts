import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Assistant } from '../../src/assistant.ts';
import {
  ImportChangesSchema,
  ImportOutcomesSchema,
  NoticePageRequestSchema,
  NoticePageSchema,
  type TokenScope,
} from '../../src/contracts/integration.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { findBearerToken } from '../plugins/citizen-token.ts';

type Needs = Pick<Assistant, 'machines'>;

const SHARED = { tags: ['integration'], security: [{ integrationToken: [] }] };

/** For the city's other systems, each with a token of its own. */
export const integrationRoutes: FastifyPluginAsyncZod<Needs> = async (app, { machines }) => {
  const systemOf = (request: FastifyRequest, scope: TokenScope): Promise<string> => {
    const token = findBearerToken(request);
    if (token === undefined) throw new DomainError('unauthorised', 'integration-token');
    return machines.authorise(token, scope);
  };
  /** Before the body is looked at: a stranger learns nothing about what would be taken. */
  const only = (scope: TokenScope) => async (request: FastifyRequest) =>
    void (await systemOf(request, scope));

  app.get(
    '/integration/ticket-events',
    {
      preValidation: only('read'),
      schema: {
        ...SHARED,
        summary: 'What happened to tickets behind a cursor, in order, without gaps; scope read',
        querystring: NoticePageRequestSchema,
        response: { 200: NoticePageSchema },
      },
    },
    async (request) => machines.readEvents(request.query),
  );

  app.post(
    '/integration/ticket-changes',
    {
      preValidation: only('write'),
      schema: {
        ...SHARED,
        summary: 'Changes of state from the city’s own system, each taken once; scope write',
        body: ImportChangesSchema,
        response: { 200: ImportOutcomesSchema },
      },
    },
    async (request) => machines.importChanges(request.body, await systemOf(request, 'write')),
  );
};
