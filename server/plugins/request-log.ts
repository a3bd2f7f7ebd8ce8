import type { FastifyInstance, FastifyRequest } from 'fastify';
import { newId } from '../../src/shared/ids.ts';

/** A caller's own `X-Request-Id` is kept when it is harmless to log. */
export function requestIdOf(request: {
  headers: Readonly<Record<string, string | string[] | undefined>>;
}): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : newId();
}

/** One line a request: neither its query (a ticket's code stands there) nor who sent it. */
export function addRequestLog(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, log } = request;
    const ms = Math.round(reply.elapsedTime);
    log.info({ method, path: pathOf(request), status: reply.statusCode, ms }, 'request');
  });
}

export function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '/';
}
