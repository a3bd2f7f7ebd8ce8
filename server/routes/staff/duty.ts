import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Assistant } from '../../../src/assistant.ts';
import {
  DutyNoticeSchema,
  ShiftSchema,
  ShiftStatementSchema,
} from '../../../src/contracts/duty.ts';
import { DutyDaySchema } from '../../../src/contracts/duty-days.ts';
import { StaffTicketDetailSchema } from '../../../src/contracts/staff-tickets.ts';
import {
  CASE_ROLES,
  requireSession,
  SESSION_COOKIE,
  SUPERVISOR_ROLES,
  staffOnly,
} from '../../plugins/staff-session.ts';
import { weeklyShiftRoutes } from './weekly-shifts.ts';

type Needs = Pick<Assistant, 'duty' | 'accounts'>;

const READING = { tags: ['staff'], security: [{ staffSession: [] }] };
const CHANGING = { tags: ['staff'], security: [{ staffSession: [], csrfToken: [] }] };
const ParamsSchema = z.object({ id: z.uuid() });

/** What nobody has acknowledged, and that somebody is there. */
export const staffDutyRoutes: FastifyPluginAsyncZod<Needs> = async (app, { duty, accounts }) => {
  app.addHook('preValidation', staffOnly(accounts, CASE_ROLES));

  app.get(
    '/notices',
    {
      schema: {
        ...READING,
        summary: 'What nobody has acknowledged: danger first, then the earliest raised',
        response: { 200: z.array(DutyNoticeSchema) },
      },
    },
    async (request) => duty.listNotices((await requireSession(accounts, request)).account),
  );

  app.post(
    '/tickets/:id/acknowledgements',
    {
      schema: {
        ...CHANGING,
        summary: 'Say that one knows of a ticket: its open notices are not sent any more',
        params: ParamsSchema,
        response: { 200: StaffTicketDetailSchema },
      },
    },
    async (request) => {
      const { account } = await requireSession(accounts, request);
      return duty.acknowledge(request.params.id, account);
    },
  );

  app.post(
    '/presence',
    {
      schema: {
        ...CHANGING,
        summary: 'Somebody has touched the console: they are there for the next minutes',
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      await accounts.noteActivity(request.cookies[SESSION_COOKIE] ?? '');
      return reply.code(204).send();
    },
  );

  app.get(
    '/duty-days',
    {
      schema: {
        ...READING,
        summary: 'Seven days from today on: who is on duty when, and when nobody is',
        response: { 200: z.array(DutyDaySchema) },
      },
    },
    async () => duty.listComingDays(),
  );

  await app.register(rosterRoutes, { duty, accounts });
  await app.register(weeklyShiftRoutes, { duty, accounts });
};

/** Who is on duty: everybody at work reads it, supervisors keep it. */
const rosterRoutes: FastifyPluginAsyncZod<Needs> = async (app, { duty, accounts }) => {
  app.get(
    '/shifts',
    {
      schema: {
        ...READING,
        summary: 'Shifts of a single time that have not ended, the earliest begun first',
        response: { 200: z.array(ShiftSchema) },
      },
    },
    async () => duty.listShifts(),
  );

  app.post(
    '/shifts',
    {
      preValidation: staffOnly(accounts, SUPERVISOR_ROLES),
      schema: {
        ...CHANGING,
        summary:
          'Enter who is on duty, for which place, from when until when, and how to reach them',
        body: ShiftStatementSchema,
        response: { 201: ShiftSchema },
      },
    },
    async (request, reply) => {
      const { account } = await requireSession(accounts, request);
      return reply.code(201).send(await duty.addShift(request.body, account.username));
    },
  );

  app.post(
    '/shifts/:id/removals',
    {
      preValidation: staffOnly(accounts, SUPERVISOR_ROLES),
      schema: {
        ...CHANGING,
        summary: 'Remove a shift, also a weekly one; to change one, enter it anew',
        params: ParamsSchema,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { account } = await requireSession(accounts, request);
      await duty.removeShift(request.params.id, account.username);
      return reply.code(204).send();
    },
  );
};
