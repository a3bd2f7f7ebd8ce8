import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Assistant } from '../../../src/assistant.ts';
import {
  ShiftExceptionStatementSchema,
  WeeklyShiftSchema,
  WeeklyShiftStatementSchema,
} from '../../../src/contracts/duty.ts';
import { SUPERVISOR_ROLES, staffOnly, usernameOf } from '../../plugins/staff-session.ts';

type Needs = Pick<Assistant, 'duty' | 'accounts'>;

const READING = { tags: ['staff'], security: [{ staffSession: [] }] };
const CHANGING = { tags: ['staff'], security: [{ staffSession: [], csrfToken: [] }] };
const ParamsSchema = z.object({ id: z.uuid() });

/** Shifts that repeat every week: as with all shifts, everybody at work reads them and supervisors keep them. */
export const weeklyShiftRoutes: FastifyPluginAsyncZod<Needs> = async (app, { duty, accounts }) => {
  const preValidation = staffOnly(accounts, SUPERVISOR_ROLES);

  app.get(
    '/weekly-shifts',
    {
      schema: {
        ...READING,
        summary: 'Shifts that repeat every week, with what is different on single days',
        response: { 200: z.array(WeeklyShiftSchema) },
      },
    },
    async () => duty.listWeeklyShifts(),
  );

  app.post(
    '/weekly-shifts',
    {
      preValidation,
      schema: {
        ...CHANGING,
        summary: 'Enter who is on duty every week, on which days and at which times',
        body: WeeklyShiftStatementSchema,
        response: { 201: WeeklyShiftSchema },
      },
    },
    async (request, reply) => {
      const username = await usernameOf(request, accounts);
      return reply.code(201).send(await duty.addWeeklyShift(request.body, username));
    },
  );

  await app.register(exceptionRoutes, { duty, accounts });
};

/** Single days on which a weekly shift is different. */
const exceptionRoutes: FastifyPluginAsyncZod<Needs> = async (app, { duty, accounts }) => {
  const preValidation = staffOnly(accounts, SUPERVISOR_ROLES);

  app.post(
    '/weekly-shifts/:id/exceptions',
    {
      preValidation,
      schema: {
        ...CHANGING,
        summary: 'Say that on one day nobody is there, or somebody else',
        params: ParamsSchema,
        body: ShiftExceptionStatementSchema,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const username = await usernameOf(request, accounts);
      await duty.addShiftException(request.params.id, request.body, username);
      return reply.code(204).send();
    },
  );

  app.post(
    '/shift-exceptions/:id/removals',
    {
      preValidation,
      schema: {
        ...CHANGING,
        summary: 'Let a day be like every other week again',
        params: ParamsSchema,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      await duty.removeShiftException(request.params.id, await usernameOf(request, accounts));
      return reply.code(204).send();
    },
  );
};
