import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { AccountSession, Accounts } from '../../src/assistant.ts';
import type { StaffRole } from '../../src/contracts/staff.ts';
import { DomainError } from '../../src/shared/errors.ts';

export const SESSION_COOKIE = 'warmline_session';

/** Who may read conversations and tickets. */
export const CASE_ROLES: readonly StaffRole[] = ['operator', 'supervisor', 'admin'];
/** Who answers for the others who work on them. */
export const SUPERVISOR_ROLES: readonly StaffRole[] = ['supervisor', 'admin'];
/** Who may read the documents and their clauses. */
export const KNOWLEDGE_ROLES: readonly StaffRole[] = ['policy', 'supervisor', 'admin'];
/** Who answers for what the service says. */
export const POLICY_ROLES: readonly StaffRole[] = ['policy', 'admin'];
/** Who answers for the tickets as a whole. */
export const LEADING_ROLES: readonly StaffRole[] = ['supervisor', 'admin'];
export const ADMIN_ROLES: readonly StaffRole[] = ['admin'];
export const ALL_ROLES: readonly StaffRole[] = ['operator', 'policy', 'supervisor', 'admin'];

type FindSession = Pick<Accounts, 'findSession'>;

/** A hook that lets only signed-in staff of these roles pass. */
export function staffOnly(accounts: FindSession, roles: readonly StaffRole[]) {
  return async (request: FastifyRequest): Promise<void> => {
    const { account } = await requireSession(accounts, request);
    if (!roles.includes(account.role)) throw new DomainError('forbidden', 'forbidden');
  };
}

/**
 * @throws {DomainError} `sign-in-required`, or `csrf` when an unsafe method lacks the session's
 *   `x-csrf-token`.
 */
export async function requireSession(
  accounts: FindSession,
  request: FastifyRequest,
): Promise<AccountSession> {
  const secret = request.cookies[SESSION_COOKIE];
  const session = secret ? await accounts.findSession(secret) : undefined;
  if (session === undefined) throw new DomainError('unauthorised', 'sign-in-required');
  if (!['GET', 'HEAD'].includes(request.method)) checkCsrf(request, session);
  return session;
}

/** Whose name stands beside what is done. @throws as {@link requireSession} does. */
export async function usernameOf(request: FastifyRequest, accounts: FindSession): Promise<string> {
  return (await requireSession(accounts, request)).account.username;
}

function checkCsrf(request: FastifyRequest, { csrfToken }: AccountSession): void {
  const found = Buffer.from(String(request.headers['x-csrf-token'] ?? ''));
  const expected = Buffer.from(csrfToken);
  if (found.length !== expected.length || !timingSafeEqual(found, expected))
    throw new DomainError('forbidden', 'csrf');
}
