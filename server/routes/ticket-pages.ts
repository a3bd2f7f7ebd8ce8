import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Assistant } from '../../src/assistant.ts';
import { ArrivalFormSchema, TicketFormSchema } from '../../src/contracts/tickets.ts';
import { acceptForms } from '../plugins/form-body.ts';
import type { DescribeProblem } from '../problem.ts';
import { fromAddress } from './tickets.ts';

interface PageNeeds extends Pick<Assistant, 'tickets' | 'ticketPages'> {
  describe: DescribeProblem;
}

/** A ticket for people, outside any conversation; it needs no sign-in and no script. */
export const ticketPageRoutes: FastifyPluginAsync<PageNeeds> = async (app, needs) => {
  acceptForms(app);
  answerWithPages(app, needs);
  // Each holds the code of a ticket, or was reached with it.
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-type', 'text/html; charset=utf-8');
    reply.header('cache-control', 'no-store');
  });
  await app.register(pages, needs);
};

const pages: FastifyPluginAsyncZod<PageNeeds> = async (app, { tickets, ticketPages }) => {
  app.get('/ticket', { schema: { hide: true } }, async () => ticketPages.form());

  app.post('/ticket', { schema: { hide: true, body: TicketFormSchema } }, async ({ body, ip }) =>
    ticketPages.ticket(await tickets.lookUp({ ...body, from: fromAddress(ip) }), body),
  );

  app.post(
    '/ticket/arrivals',
    { schema: { hide: true, body: ArrivalFormSchema } },
    async ({ body, ip }) => {
      const { number, code, arrived, reason } = body;
      const said = { code, arrived: arrived === 'yes', ...(reason === '' ? {} : { reason }) };
      const asked = { number, from: fromAddress(ip) };
      return ticketPages.ticket(await tickets.tellArrival(asked, said), body);
    },
  );
};

/** Whoever is refused reads the sentence on the page, with the number as they typed it. */
function answerWithPages(app: FastifyInstance, { ticketPages, describe }: PageNeeds): void {
  app.setErrorHandler((error, request, reply) => {
    const { problem, retryAfterSeconds } = describe(error, request);
    if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
    reply.header('content-type', 'text/html; charset=utf-8');
    return reply
      .code(problem.status)
      .send(ticketPages.refused(problem.detail, typedNumber(request)));
  });
}

function typedNumber({ body }: FastifyRequest): string {
  const { number } = (body ?? {}) as { number?: unknown };
  return typeof number === 'string' ? number : '';
}
