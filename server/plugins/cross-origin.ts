import type { FastifyInstance } from 'fastify';
import { pathOf } from './request-log.ts';

const STAFF_PATHS = [
  ...['/api/v1/staff', '/api/v1/login', '/api/v1/logout', '/api/v1/session'],
  '/api/v1/integration',
];

/**
 * Pages of the allowed origins may load the widget and call what a citizen calls, without cookies.
 * What staff and other systems use answers to this server's own pages only.
 */
export function addCrossOrigin(app: FastifyInstance, allowedOrigins: readonly string[]): void {
  const allowed = new Set(allowedOrigins);

  app.addHook('onRequest', async (request, reply) => {
    const path = pathOf(request);
    if (isWidget(path)) reply.header('cross-origin-resource-policy', 'cross-origin');
    const { origin } = request.headers;
    if (allowed.size > 0) reply.header('vary', 'Origin');
    if (origin === undefined || !allowed.has(origin) || !isForCitizens(path)) return;

    reply.header('access-control-allow-origin', origin);
    reply.header('access-control-expose-headers', 'retry-after, x-request-id');
    if (request.method !== 'OPTIONS') return;
    return reply
      .code(204)
      .header('access-control-allow-methods', 'GET, POST, DELETE')
      .header('access-control-allow-headers', 'authorization, content-type, idempotency-key')
      .header('access-control-max-age', '600')
      .send();
  });
}

function isForCitizens(path: string): boolean {
  if (isWidget(path)) return true;
  const isStaff = STAFF_PATHS.some((start) => path === start || path.startsWith(`${start}/`));
  return path.startsWith('/api/v1/') && !isStaff;
}

/** The script tag's file and the pieces it may load. */
function isWidget(path: string): boolean {
  return path === '/widget.js' || path.startsWith('/assets/');
}
