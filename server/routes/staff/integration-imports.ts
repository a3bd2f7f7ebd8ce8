import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Assistant } from '../../../src/assistant.ts';
import {
  ApplyImportSchema,
  CloseRequestSchema,
  ImportOutcomesSchema,
  ImportPreviewRequestSchema,
  ImportPreviewSchema,
  ResentSchema,
} from '../../../src/contracts/integration.ts';
import { ADMIN_ROLES, staffOnly, usernameOf } from '../../plugins/staff-session.ts';

type Needs = Pick<Assistant, 'integration' | 'accounts'>;

const CHANGING = { tags: ['staff'], security: [{ staffSession: [], csrfToken: [] }] };
/** Two hundred rows, each as long as it may be. */
const LARGEST_FILE_BYTES = 1024 * 1024;

/** What comes in from a file, and what need not go out any more: as from the command line, an administrator’s. */
export const integrationImportRoutes: FastifyPluginAsyncZod<Needs> = async (
  app,
  { integration, accounts },
) => {
  app.addHook('preValidation', staffOnly(accounts, ADMIN_ROLES));

  app.post(
    '/integration/import-previews',
    {
      bodyLimit: LARGEST_FILE_BYTES,
      schema: {
        ...CHANGING,
        summary: 'What a file of changes would do, row by row; nothing is changed',
        body: ImportPreviewRequestSchema,
        response: { 200: ImportPreviewSchema },
      },
    },
    async (request) => integration.previewImport(request.body, await usernameOf(request, accounts)),
  );

  app.post(
    '/integration/imports',
    {
      bodyLimit: LARGEST_FILE_BYTES,
      schema: {
        ...CHANGING,
        summary: 'Do what the preview showed; a ticket that has changed since is left as it is',
        body: ApplyImportSchema,
        response: { 200: ImportOutcomesSchema },
      },
    },
    async (request) => integration.applyImport(request.body, await usernameOf(request, accounts)),
  );

  app.post(
    '/integration/closings',
    {
      schema: {
        ...CHANGING,
        summary: 'Give up for good what could not be delivered, with the reason',
        body: CloseRequestSchema,
        response: { 200: ResentSchema },
      },
    },
    async (request) => integration.close(request.body, await usernameOf(request, accounts)),
  );
};
