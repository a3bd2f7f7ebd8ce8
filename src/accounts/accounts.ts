import type { StaffAccount } from '../contracts/staff.ts';
import type { Database } from '../database/executor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { newId, newSpokenCode } from '../shared/ids.ts';
import { addAccount, findAccount, hasAccounts } from './account-repository.ts';
import { hashPassword, matchesPassword } from './passwords.ts';
import { isSomebodyPresent, noteActivity } from './presence.ts';
import { addSession, findSession, removeSession } from './session-repository.ts';
import { countAttempt, forgetFailures } from './sign-in-limit.ts';

export class WrongPasswordError extends DomainError {
  constructor() {
    super('unauthorised', 'wrong-password');
    this.name = 'WrongPasswordError';
  }
}

const FIRST_USERNAME = 'admin';

/** Who works here: accounts, sign-in and sessions, all in the database. */
export function createAccounts({ db, clock }: { db: Database; clock: Clock }) {
  async function signIn(typedUsername: string, password: string) {
    const username = comparable(typedUsername);
    const now = clock();
    await countAttempt(db, username, now);
    const stored = await findAccount(db, username);
    if (!(await matchesPassword(password, stored?.passwordHash)) || stored === undefined)
      throw new WrongPasswordError();
    await forgetFailures(db, username, now);
    const { secret, csrfToken } = await addSession(db, stored.id, now);
    const { displayName, role } = stored;
    return { secret, session: { account: { username, displayName, role }, csrfToken } };
  }

  /** @throws {DomainError} `conflict` when the name is taken. */
  async function createAccount(account: StaffAccount, password: string): Promise<void> {
    const username = comparable(account.username);
    const passwordHash = await hashPassword(password);
    if (!(await addAccount(db, { ...account, username, id: newId(), passwordHash }, clock())))
      throw new DomainError('conflict', 'username-taken', { username });
  }

  /**
   * Gives an empty house its first account, `admin`. Without a password from the environment one is
   * made up; it is returned this once and stored nowhere.
   */
  async function ensureAdministrator(
    passwordFromEnvironment?: string,
  ): Promise<{ generatedPassword?: string }> {
    if (await hasAccounts(db)) return {};
    const password = passwordFromEnvironment ?? newReadablePassword();
    const administrator = {
      id: newId(),
      username: FIRST_USERNAME,
      displayName: FIRST_USERNAME,
      role: 'admin',
      passwordHash: await hashPassword(password),
    } as const;
    const wasAdded = await addAccount(db, administrator, clock());
    return wasAdded && passwordFromEnvironment === undefined ? { generatedPassword: password } : {};
  }

  return {
    signIn,
    createAccount,
    ensureAdministrator,
    /** Keeps the session alive: it ends after 12 hours without use. */
    findSession: (secret: string) => findSession(db, secret, clock()),
    signOut: (secret: string) => removeSession(db, secret),
    noteActivity: (secret: string) => noteActivity(db, secret, clock()),
    isSomebodyPresent: (withinMs: number) => isSomebodyPresent(db, clock(), withinMs),
  };
}

/** Names are compared without case, and full-width letters are letters. */
function comparable(username: string): string {
  return username.normalize('NFKC').trim().toLowerCase();
}

/** About 74 random bits that can be copied by hand, e.g. `7KQ4-MXRA-9TFC-HWEP`. */
function newReadablePassword(): string {
  return Array.from({ length: 4 }, () => newSpokenCode(4)).join('-');
}
