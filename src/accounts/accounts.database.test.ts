import { describe, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import type { Database } from '../database/executor.ts';
import { createAccounts } from './accounts.ts';

const HOUR_MS = 3_600_000;

function createHouse(db: Database) {
  let nowMs = Date.parse('2026-11-23T09:00:00+08:00');
  const accounts = createAccounts({ db, clock: () => new Date(nowMs) });
  return {
    ...accounts,
    wait(ms: number) {
      nowMs += ms;
    },
    async failTimes(count: number, username = 'admin') {
      for (let failure = 0; failure < count; failure += 1)
        await expect(accounts.signIn(username, 'wrong')).rejects.toThrow('wrong-password');
    },
  };
}

describeOnEveryDatabase('accounts', (database) => {
  describe('the first account', () => {
    it('is an administrator with a password that is shown once', async () => {
      const house = createHouse(database());

      const { generatedPassword = '' } = await house.ensureAdministrator();

      expect(generatedPassword).toMatch(/^\w{4}-\w{4}-\w{4}-\w{4}$/);
      const { session } = await house.signIn('admin', generatedPassword);
      expect(session.account).toEqual({ username: 'admin', displayName: 'admin', role: 'admin' });
      expect(await house.ensureAdministrator()).toEqual({});
    });

    it('takes the password of the environment, which is not shown', async () => {
      const house = createHouse(database());

      expect(await house.ensureAdministrator('correct horse')).toEqual({});

      await expect(house.signIn('admin', 'correct horse')).resolves.toBeDefined();
    });

    it('keeps its password when the environment names another one later', async () => {
      const house = createHouse(database());
      await house.ensureAdministrator('first');

      await house.ensureAdministrator('second');

      await expect(house.signIn('admin', 'second')).rejects.toThrow('wrong-password');
    });

    it('is made once by processes that start at once', async () => {
      const house = createHouse(database());

      const made = await Promise.all([1, 2, 3].map(() => house.ensureAdministrator()));

      expect(made.filter((one) => one.generatedPassword !== undefined)).toHaveLength(1);
    });

    it('is not stored with a password that can be read', async () => {
      await createHouse(database()).ensureAdministrator('readable-password');

      const { rows } = await database().query<{ password_hash: string }>(
        'select account.password_hash from accounts as account',
      );

      expect(rows[0]?.password_hash).toMatch(/^\$argon2id\$/);
    });
  });

  describe('signing in', () => {
    it.each(['ADMIN', ' admin ', 'ａｄｍｉｎ'])('takes the name typed as "%s"', async (typed) => {
      const house = createHouse(database());
      await house.ensureAdministrator('secret');

      const { session } = await house.signIn(typed, 'secret');

      expect(session.account.username).toBe('admin');
    });

    it.each([
      ['a wrong password', 'admin'],
      ['a name that nobody has', 'nobody'],
    ])('answers %s alike', async (_, username) => {
      const house = createHouse(database());
      await house.ensureAdministrator('secret');

      const signIn = house.signIn(username, 'wrong');

      await expect(signIn).rejects.toMatchObject({
        family: 'unauthorised',
        code: 'wrong-password',
        values: {},
      });
    });

    it('refuses a name that is taken', async () => {
      const house = createHouse(database());
      const account = { username: 'Li', displayName: '李明', role: 'operator' } as const;
      await house.createAccount(account, 'secret');

      const again = house.createAccount({ ...account, username: 'li' }, 'other');

      await expect(again).rejects.toMatchObject({ family: 'conflict', code: 'username-taken' });
    });
  });

  describe('after repeated failures', () => {
    it.each(['admin', 'nobody'])('locks the name "%s" for 30 seconds after five', async (name) => {
      const house = createHouse(database());
      await house.ensureAdministrator('secret');
      await house.failTimes(5, name);

      house.wait(1_500);
      const signIn = house.signIn(name, 'secret');

      await expect(signIn).rejects.toMatchObject({
        family: 'too-many',
        code: 'too-many-sign-ins',
        values: { seconds: '29' },
      });
    });

    it('opens again when the time is over', async () => {
      const house = createHouse(database());
      await house.ensureAdministrator('secret');
      await house.failTimes(5);

      house.wait(30_000);

      await expect(house.signIn('admin', 'secret')).resolves.toBeDefined();
    });

    it('doubles the time with each further failure, up to an hour', async () => {
      const house = createHouse(database());
      await house.failTimes(5);

      const locks: string[] = [];
      for (let round = 0; round < 9; round += 1) {
        const refusal = await house.signIn('admin', 'x').catch((error) => error);
        locks.push(refusal.values.seconds);
        house.wait(Number(refusal.values.seconds) * 1_000);
        await house.failTimes(1);
      }

      expect(locks).toEqual(['30', '60', '120', '240', '480', '960', '1920', '3600', '3600']);
    });

    it('forgets them after a success', async () => {
      const house = createHouse(database());
      await house.ensureAdministrator('secret');
      await house.failTimes(4);
      await house.signIn('admin', 'secret');

      await house.failTimes(4);

      await expect(house.signIn('admin', 'secret')).resolves.toBeDefined();
    });

    it('forgets them after a day', async () => {
      const house = createHouse(database());
      await house.failTimes(4);

      house.wait(25 * HOUR_MS);

      await house.failTimes(4);
    });

    it('counts guesses that are sent at once', async () => {
      const house = createHouse(database());
      await house.ensureAdministrator('secret');

      const guesses = await Promise.allSettled(
        Array.from({ length: 8 }, () => house.signIn('admin', 'wrong')),
      );

      const codes = guesses.map((guess) => guess.status === 'rejected' && guess.reason.code);
      expect(codes.filter((code) => code === 'wrong-password')).toHaveLength(5);
      expect(codes.filter((code) => code === 'too-many-sign-ins')).toHaveLength(3);
    });
  });

  describe('a session', () => {
    async function openSession() {
      const house = createHouse(database());
      await house.ensureAdministrator('secret');
      return { house, ...(await house.signIn('admin', 'secret')) };
    }

    it('is found by its secret, with its own token against forged requests', async () => {
      const { house, secret, session } = await openSession();

      expect(await house.findSession(secret)).toEqual(session);
      expect(session.csrfToken).not.toBe(secret);
    });

    it('is not found by anything else', async () => {
      const { house, session } = await openSession();

      expect(await house.findSession('guess')).toBeUndefined();
      expect(await house.findSession(session.csrfToken)).toBeUndefined();
    });

    it('ends when its owner signs out', async () => {
      const { house, secret } = await openSession();

      await house.signOut(secret);

      expect(await house.findSession(secret)).toBeUndefined();
    });

    it('ends after twelve hours without use', async () => {
      const { house, secret } = await openSession();

      house.wait(12 * HOUR_MS);

      expect(await house.findSession(secret)).toBeUndefined();
    });

    it('lives on while it is used', async () => {
      const { house, secret } = await openSession();

      for (let use = 0; use < 3; use += 1) {
        house.wait(11 * HOUR_MS);
        expect(await house.findSession(secret)).toBeDefined();
      }
    });

    it('is stored without the secret that opens it', async () => {
      const { secret } = await openSession();

      const { rows } = await database().query<{ text: string }>(
        'select session::text as text from staff_sessions as session',
      );

      expect(rows).toHaveLength(1);
      expect(rows[0]?.text).not.toContain(secret);
    });
  });
});
