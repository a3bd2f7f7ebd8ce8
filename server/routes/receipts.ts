import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Assistant } from '../../src/assistant.ts';
import { ReceiptSchema } from '../../src/contracts/receipts.ts';
import { bearerToken } from '../plugins/citizen-token.ts';
import { CASE_ROLES, staffOnly } from '../plugins/staff-session.ts';

/** What an answer rested on: for operators, and for the citizen whose conversation it is. */
export const receiptRoutes: FastifyPluginAsyncZod<
  Pick<Assistant, 'receipts' | 'accounts'>
> = async (app, { receipts, accounts }) => {
  const requireStaff = staffOnly(accounts, CASE_ROLES);

  app.get(
    '/receipts/:code',
    {
      schema: {
        summary: 'What an answer rested on, and the answer made again from that',
        tags: ['citizen', 'staff'],
        security: [{ conversationToken: [] }, { staffSession: [] }],
        params: z.object({ code: z.string().max(40) }),
        response: { 200: ReceiptSchema },
      },
    },
    async (request) => {
      const { code } = request.params;
      if (request.headers.authorization !== undefined)
        return receipts.readForCitizen(code, bearerToken(request));
      await requireStaff(request);
      return receipts.readForStaff(code);
    },
  );
};
