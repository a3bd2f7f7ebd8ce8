import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Assistant } from '../../../src/assistant.ts';
import type { StaffAccount } from '../../../src/contracts/staff.ts';
import {
  ChangeTicketSchema,
  MoveTicketSchema,
  NoteStatementSchema,
  PauseTicketSchema,
  ResumeTicketSchema,
  RevealContactSchema,
  RevealedContactSchema,
  StaffTicketDetailSchema,
  TicketListRequestSchema,
  TicketMeasureSchema,
  TicketPageSchema,
} from '../../../src/contracts/staff-tickets.ts';
import { CASE_ROLES, requireSession, staffOnly } from '../../plugins/staff-session.ts';

type Needs = Pick<Assistant, 'staff' | 'accounts'>;

const READING = { tags: ['staff'], security: [{ staffSession: [] }] };
const CHANGING = {
  tags: ['staff'],
  security: [{ staffSession: [], csrfToken: [] }],
  params: z.object({ id: z.uuid() }),
  response: { 200: StaffTicketDetailSchema },
};

/** Tickets as operators see them and work on them. */
export const staffTicketRoutes: FastifyPluginAsyncZod<Needs> = async (app, { staff, accounts }) => {
  app.addHook('preValidation', staffOnly(accounts, CASE_ROLES));

  app.get(
    '/tickets',
    {
      schema: {
        ...READING,
        summary:
          'Tickets by urgency or the newest first, a page at a time; without filter the open',
        querystring: TicketListRequestSchema,
        response: { 200: TicketPageSchema },
      },
    },
    async (request) => staff.tickets.list(request.query),
  );

  app.get(
    '/tickets/:id',
    {
      schema: {
        ...READING,
        summary: 'One ticket with its events, its time limits and what may be done with it now',
        params: CHANGING.params,
        response: CHANGING.response,
      },
    },
    async (request) => staff.tickets.read(request.params.id, await accountOf(request, accounts)),
  );

  app.get(
    '/ticket-measures',
    {
      preValidation: staffOnly(accounts, ['supervisor', 'admin']),
      schema: {
        ...READING,
        summary: 'Of the tickets that were paid, how many people said that it arrived',
        response: { 200: TicketMeasureSchema },
      },
    },
    async () => staff.tickets.measure(),
  );

  await app.register(changeRoutes, { staff, accounts });
  await app.register(citizenRoutes, { staff, accounts });
};

/** What the citizen told, and how to reach them. */
const citizenRoutes: FastifyPluginAsyncZod<Needs> = async (app, { staff, accounts }) => {
  app.post(
    '/tickets/:id/statements',
    {
      schema: {
        ...CHANGING,
        summary: 'Put down what the ticket says by the operator, beside what the citizen confirmed',
        body: NoteStatementSchema,
      },
    },
    async (request) =>
      staff.tickets.note(request.params.id, request.body, await accountOf(request, accounts)),
  );

  app.post(
    '/tickets/:id/reveals',
    {
      schema: {
        ...CHANGING,
        summary: 'Show how to reach the citizen and where they are; who looked is recorded',
        body: RevealContactSchema,
        response: { 200: RevealedContactSchema },
      },
    },
    async (request) =>
      staff.tickets.reveal(request.params.id, request.body, await accountOf(request, accounts)),
  );
};

/** Each is one event, and quotes the version it was decided on. */
const changeRoutes: FastifyPluginAsyncZod<Needs> = async (app, { staff, accounts }) => {
  app.post(
    '/tickets/:id/moves',
    {
      schema: {
        ...CHANGING,
        summary: 'Move a ticket on; what its life does not allow is refused',
        body: MoveTicketSchema,
      },
    },
    async (request) =>
      staff.tickets.move(request.params.id, request.body, await accountOf(request, accounts)),
  );

  app.post(
    '/tickets/:id/changes',
    {
      schema: {
        ...CHANGING,
        summary:
          'Set its urgency, kind of aid, day of need or who works on it; less needs a reason',
        body: ChangeTicketSchema,
      },
    },
    async (request) =>
      staff.tickets.change(request.params.id, request.body, await accountOf(request, accounts)),
  );

  app.post(
    '/tickets/:id/pauses',
    {
      schema: {
        ...CHANGING,
        summary: 'Let the limits stand still, with the evidence and how the citizen was told',
        body: PauseTicketSchema,
      },
    },
    async (request) =>
      staff.tickets.pause(request.params.id, request.body, await accountOf(request, accounts)),
  );

  app.post(
    '/tickets/:id/resumptions',
    {
      schema: { ...CHANGING, summary: 'Let the limits run on', body: ResumeTicketSchema },
    },
    async (request) =>
      staff.tickets.resume(request.params.id, request.body, await accountOf(request, accounts)),
  );
};

async function accountOf(
  request: FastifyRequest,
  accounts: Assistant['accounts'],
): Promise<StaffAccount> {
  return (await requireSession(accounts, request)).account;
}
