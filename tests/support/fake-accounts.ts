import type { AccountSession, Accounts } from '../../src/assistant.ts';
import { type StaffRole, StaffRoleSchema } from '../../src/contracts/staff.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { newSecret } from '../../src/shared/ids.ts';

export const PASSWORD = 'correct horse';

/** One account for each role, named like it. */
export function createFakeAccounts(): Accounts {
  const sessions = new Map<string, AccountSession>();
  return {
    async signIn(username, password) {
      const role = StaffRoleSchema.safeParse(username);
      if (!role.success || password !== PASSWORD)
        throw new DomainError('unauthorised', 'wrong-password');
      const secret = newSecret();
      const session = { account: accountOf(role.data), csrfToken: newSecret() };
      sessions.set(secret, session);
      return { secret, session };
    },
    findSession: async (secret) => sessions.get(secret),
    signOut: async (secret) => void sessions.delete(secret),
    noteActivity: async () => undefined,
  };
}

function accountOf(role: StaffRole) {
  return { username: role, displayName: role, role };
}
