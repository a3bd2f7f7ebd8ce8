import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Assistant } from '../../../src/assistant.ts';
import { StaffTicketSchema } from '../../../src/contracts/staff.ts';
import { CASE_ROLES, staffOnly } from '../../plugins/staff-session.ts';

/** Tickets as operators see them. */
export const staffTicketRoutes: FastifyPluginAsyncZod<
  Pick<Assistant, 'staff' | 'accounts'>
> = async (app, { staff, accounts }) => {
  app.addHook('preValidation', staffOnly(accounts, CASE_ROLES));

  app.get(
    '/tickets',
    {
      schema: {
        summary: 'Open tickets, the earliest due first, those without a limit last',
        tags: ['staff'],
        security: [{ staffSession: [] }],
        response: { 200: z.array(StaffTicketSchema) },
      },
    },
    async () => staff.listTickets(),
  );
};
