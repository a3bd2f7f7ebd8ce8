import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Assistant } from '../../../src/assistant.ts';
import {
  ConversationSummarySchema,
  StaffConversationSchema,
} from '../../../src/contracts/staff.ts';
import { ConversationParamsSchema, conversationIdOf } from '../../plugins/citizen-token.ts';
import { CASE_ROLES, staffOnly } from '../../plugins/staff-session.ts';

const SESSION = [{ staffSession: [] }];

/** The live list and one conversation of it. */
export const staffConversationRoutes: FastifyPluginAsyncZod<
  Pick<Assistant, 'staff' | 'accounts'>
> = async (app, { staff, accounts }) => {
  app.addHook('preValidation', staffOnly(accounts, CASE_ROLES));

  app.get(
    '/conversations',
    {
      schema: {
        summary: 'Conversations: those in danger first, then what is due, then the newest',
        tags: ['staff'],
        security: SESSION,
        response: { 200: z.array(ConversationSummarySchema) },
      },
    },
    async () => staff.listConversations(),
  );

  app.get(
    '/conversations/:id',
    {
      schema: {
        summary: 'One conversation with its messages, facts and tickets',
        tags: ['staff'],
        security: SESSION,
        params: ConversationParamsSchema,
        response: { 200: StaffConversationSchema },
      },
    },
    async (request) => staff.readConversation(conversationIdOf(request)),
  );
};
