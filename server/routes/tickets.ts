import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Assistant } from '../../src/assistant.ts';
import {
  CitizenArrivalSchema,
  CitizenMoveSchema,
  CodeSchema,
  TicketStatusViewSchema,
} from '../../src/contracts/tickets.ts';
import { DomainError } from '../../src/shared/errors.ts';

const LookUpSchema = z.strictObject({ code: z.string().max(100).default('') });

/** A ticket as the citizen sees it, by its number and its code. */
export const ticketRoutes: FastifyPluginAsyncZod<Pick<Assistant, 'tickets'>> = async (
  app,
  { tickets },
) => {
  app.get(
    '/tickets/:number',
    {
      schema: {
        summary: 'Where a ticket stands; without the right code it does not exist',
        tags: ['citizen'],
        params: z.object({ number: z.string() }),
        querystring: LookUpSchema,
        response: { 200: TicketStatusViewSchema },
      },
    },
    async (request) => {
      const code = request.query.code.trim();
      if (code === '') throw new DomainError('not-found', 'ticket-not-found');
      return tickets.lookUp({ ...asked(request), code });
    },
  );

  app.post(
    '/tickets/:number/look-ups',
    {
      schema: {
        summary: 'The same with the code in the body, so that no log keeps it',
        tags: ['citizen'],
        params: z.object({ number: z.string() }),
        body: CodeSchema,
        response: { 200: TicketStatusViewSchema },
      },
    },
    async (request) => tickets.lookUp({ ...asked(request), ...request.body }),
  );

  await app.register(sayingRoutes, { tickets });
};

/** What the citizen says to a ticket, with the code. */
const sayingRoutes: FastifyPluginAsyncZod<Pick<Assistant, 'tickets'>> = async (
  app,
  { tickets },
) => {
  app.post(
    '/tickets/:number/moves',
    {
      schema: {
        summary: 'Take a ticket back, or have one that has ended opened again; with the code',
        tags: ['citizen'],
        params: z.object({ number: z.string() }),
        body: CitizenMoveSchema,
        response: { 200: TicketStatusViewSchema },
      },
    },
    async (request) => tickets.move(asked(request), request.body),
  );

  app.post(
    '/tickets/:number/arrivals',
    {
      schema: {
        summary: 'Say whether what was paid has arrived; where it has not, the ticket goes on',
        tags: ['citizen'],
        params: z.object({ number: z.string() }),
        body: CitizenArrivalSchema,
        response: { 200: TicketStatusViewSchema },
      },
    },
    async (request) => tickets.tellArrival(asked(request), request.body),
  );
};

/** By which wrong codes are counted. */
export function fromAddress(ip: string): string {
  return `address ${ip}`;
}

function asked({ params, ip }: { params: { number: string }; ip: string }) {
  return { number: params.number, from: fromAddress(ip) };
}
