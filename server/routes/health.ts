import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Assistant, Readiness } from '../../src/assistant.ts';

const ReadinessSchema = z.object({ ready: z.boolean(), degraded: z.array(z.string()) });

/** Probes for whoever runs the product. */
export const healthRoutes: FastifyPluginAsyncZod<Pick<Assistant, 'readiness'>> = async (
  app,
  { readiness },
) => {
  app.get(
    '/livez',
    {
      schema: {
        summary: 'The process answers',
        tags: ['operations'],
        response: { 200: z.object({ alive: z.literal(true) }) },
      },
    },
    async () => ({ alive: true }) as const,
  );

  app.get(
    '/readyz',
    {
      schema: {
        summary: 'Whether requests can be served, and what works less well than it could',
        tags: ['operations'],
        response: { 200: ReadinessSchema, 503: ReadinessSchema },
      },
    },
    async (request, reply) => {
      const state = await readiness().catch((err: unknown): Readiness => {
        request.log.error({ err }, 'readiness is unknown');
        return { ready: false, degraded: ['The service does not answer.'] };
      });
      return reply.code(state.ready ? 200 : 503).send(state);
    },
  );
};
