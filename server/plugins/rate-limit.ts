import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '../../src/shared/errors.ts';

/** Counts one more request of this address. @throws {DomainError} `too-many-requests`. */
export type CountRequest = (request: FastifyRequest) => Promise<void>;

/**
 * The API counts, pages and probes do not. What comes over a socket counts like a request: the
 * returned function is for the gateway.
 */
export async function addRateLimit(app: FastifyInstance, perMinute: number): Promise<CountRequest> {
  if (perMinute === 0) return async () => {};

  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: 60_000,
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: (_request, { ttl }) => tooMany(ttl),
  });
  const count = app.createRateLimit();
  return async (request) => {
    const outcome = await count(request);
    if (!outcome.isAllowed && outcome.isExceeded) throw tooMany(outcome.ttl);
  };
}

function tooMany(ttlMs: number): DomainError {
  return new DomainError('too-many', 'too-many-requests', {
    seconds: String(Math.max(1, Math.ceil(ttlMs / 1000))),
  });
}
