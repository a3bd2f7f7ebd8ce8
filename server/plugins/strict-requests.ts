import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ProblemSchema } from '../../src/contracts/primitives.ts';
import { DomainError } from '../../src/shared/errors.ts';

const NoQuerySchema = z.strictObject({});
const NoBodySchema = z.strictObject({}).nullable();

const problemResponse = {
  description: 'A refusal, in plain Chinese (RFC 9457)',
  content: { 'application/problem+json': { schema: ProblemSchema } },
};

/**
 * A route that declares no query or no body takes none, so that an unknown key is refused
 * everywhere; and every route may answer with a problem.
 */
export function addStrictRequests(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/api/')) return;
    const schema = route.schema ?? {};
    const takesBody = ['POST', 'PUT', 'PATCH', 'DELETE'].includes(String(route.method));
    route.schema = {
      ...schema,
      querystring: schema.querystring ?? NoQuerySchema,
      ...(takesBody ? { body: schema.body ?? NoBodySchema } : {}),
      response: { '4xx': problemResponse, ...(schema.response ?? {}) },
    };
  });
  app.addHook('preValidation', async (request) => refuseNul(request));
}

/** PostgreSQL cannot store a NUL, and no name, number or search holds one. */
function refuseNul({ params, query }: FastifyRequest): void {
  if (holdsNul(params)) throw new DomainError('not-found', 'not-found');
  const keys = Object.entries(query ?? {}).filter(([, value]) => holdsNul(value));
  if (keys.length === 0) return;
  throw new DomainError('invalid', 'invalid-request', {
    keys: keys.map(([key]) => key).join('、'),
  });
}

function holdsNul(value: unknown): boolean {
  return (JSON.stringify(value) ?? '').includes('\\u0000');
}
