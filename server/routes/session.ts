import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Accounts } from '../../src/assistant.ts';
import { LoginRequestSchema, StaffSessionSchema } from '../../src/contracts/staff.ts';
import { requireSession, SESSION_COOKIE } from '../plugins/staff-session.ts';
import { withoutNul } from '../without-nul.ts';

/** Signing in and out. Signing in needs JSON, which no foreign page can send without permission. */
export const sessionRoutes: FastifyPluginAsyncZod<{ accounts: Accounts }> = async (
  app,
  { accounts },
) => {
  app.post(
    '/login',
    {
      schema: {
        summary: 'Sign in; the answer sets the session cookie and names the CSRF token',
        tags: ['staff'],
        body: LoginRequestSchema,
        response: { 200: StaffSessionSchema },
      },
    },
    async (request, reply) => {
      const { username, password } = request.body;
      const { secret, session } = await accounts.signIn(withoutNul(username), password);
      setCookie(reply, secret);
      return session;
    },
  );

  app.get(
    '/session',
    {
      schema: {
        summary: 'Who is signed in, and the CSRF token',
        tags: ['staff'],
        security: [{ staffSession: [] }],
        response: { 200: StaffSessionSchema },
      },
    },
    async (request) => requireSession(accounts, request),
  );

  app.post(
    '/logout',
    {
      schema: {
        summary: 'Sign out: the session ends on the server',
        tags: ['staff'],
        security: [{ staffSession: [], csrfToken: [] }],
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      await requireSession(accounts, request);
      await accounts.signOut(request.cookies[SESSION_COOKIE] ?? '');
      return reply.clearCookie(SESSION_COOKIE, { path: '/' }).code(204).send();
    },
  );
};

/** `Secure` behind TLS only, so that the product also works on a plain local network. */
function setCookie(reply: FastifyReply, secret: string): void {
  reply.setCookie(SESSION_COOKIE, secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: reply.request.protocol === 'https',
  });
}
