import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Assistant } from '../../../src/assistant.ts';
import {
  ArrangementStatementSchema,
  CalendarViewSchema,
} from '../../../src/contracts/calendars.ts';
import {
  ALL_ROLES,
  KNOWLEDGE_ROLES,
  requireSession,
  staffOnly,
} from '../../plugins/staff-session.ts';

type Needs = Pick<Assistant, 'calendar' | 'accounts'>;

/** The working days of each year: everybody at work reads them, those who own the knowledge enter them. */
export const staffCalendarRoutes: FastifyPluginAsyncZod<Needs> = async (
  app,
  { calendar, accounts },
) => {
  app.get(
    '/calendar',
    {
      preValidation: staffOnly(accounts, ALL_ROLES),
      schema: {
        summary: 'The arranged years, how far they reach and whether one is missing',
        tags: ['staff'],
        security: [{ staffSession: [] }],
        response: { 200: CalendarViewSchema },
      },
    },
    async () => calendar.read(),
  );

  app.post(
    '/calendar/arrangements',
    {
      preValidation: staffOnly(accounts, KNOWLEDGE_ROLES),
      schema: {
        summary: 'Enter a year with its notice; open tickets are counted anew',
        tags: ['staff'],
        security: [{ staffSession: [], csrfToken: [] }],
        body: ArrangementStatementSchema,
        response: { 201: CalendarViewSchema },
      },
    },
    async (request, reply) => {
      const { account } = await requireSession(accounts, request);
      return reply.code(201).send(await calendar.add(request.body, account.username));
    },
  );
};
