import { z } from 'zod';
import {
  type CreatedToken,
  type IntegrationToken,
  IntegrationTokenSchema,
  type NewToken,
  type TokenScope,
  TokenScopeSchema,
} from '../contracts/integration.ts';
import type { Database, SqlExecutor } from '../database/executor.ts';
import { type Clock, toShanghaiIso } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { hashSecret, newId, newSecret } from '../shared/ids.ts';
import { recordAction } from './integration-actions.ts';

/** Lets those who search code for secrets find one. */
const MARK = 'warmline_';
/** Written at most this often while a token is used. */
const NOTED_EVERY_MS = 60_000;

/** What other systems show; only digests are stored. */
export function createIntegrationTokens({ db, clock }: { db: Database; clock: Clock }) {
  return {
    /** The latest first. */
    list: () => listTokens(db, 'order by token.created_at desc, token.id', []),

    /** The secret is in the answer this one time. */
    async create({ name, scopes }: NewToken, username: string): Promise<CreatedToken> {
      const secret = MARK + newSecret();
      const id = newId();
      const now = clock();
      await db.transaction(async (tx) => {
        await tx.query(
          `
          insert into integration_tokens (id, name, secret_hash, scopes, created_by, created_at)
          values ($1::uuid, $2::text, $3::text, $4::text[], $5::text, $6::timestamptz)
          `,
          [id, name, hashSecret(secret), [...new Set(scopes)], username, now],
        );
        await recordAction(tx, { at: now, actor: username, what: 'token_created', about: name });
      });
      return { ...(await getToken(db, id)), secret };
    },

    /** At once, for good. @throws {DomainError} `token-not-found`. */
    async revoke(id: string, username: string): Promise<IntegrationToken> {
      const now = clock();
      await db.transaction(async (tx) => {
        const { name, revokedAt } = await getToken(tx, id);
        if (revokedAt !== null) return;
        await tx.query(
          `
          update integration_tokens as token
             set revoked_by = $2::text,
                 revoked_at = $3::timestamptz
           where token.id = $1::uuid
          `,
          [id, username, now],
        );
        await recordAction(tx, { at: now, actor: username, what: 'token_revoked', about: name });
      });
      return getToken(db, id);
    },

    /**
     * The name of the system that has the token.
     *
     * @throws {DomainError} `integration-token` where it is unknown or revoked, `integration-scope` where
     *   it is for something else.
     */
    async authorise(secret: string, scope: TokenScope): Promise<string> {
      const found = await findBySecret(db, secret);
      if (found === undefined) throw new DomainError('unauthorised', 'integration-token');
      if (!found.scopes.includes(scope)) throw new DomainError('forbidden', 'integration-scope');
      await noteUse(db, found, clock());
      return found.name;
    },
  };
}

const RowSchema = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(TokenScopeSchema),
  createdBy: z.string(),
  createdAt: z.date(),
  lastUsedAt: z.date().nullable(),
  revokedBy: z.string().nullable(),
  revokedAt: z.date().nullable(),
});

async function listTokens(
  db: SqlExecutor,
  clauses: string,
  values: readonly unknown[],
): Promise<IntegrationToken[]> {
  const { rows } = await db.query(
    `
    select token.id,
           token.name,
           token.scopes,
           token.created_by as "createdBy",
           token.created_at as "createdAt",
           token.last_used_at as "lastUsedAt",
           token.revoked_by as "revokedBy",
           token.revoked_at as "revokedAt"
      from integration_tokens as token
    ${clauses}
    `,
    values,
  );
  const iso = (at: Date | null) => at && toShanghaiIso(at);
  return rows.map((row) => {
    const { createdAt, lastUsedAt, revokedAt, ...token } = RowSchema.parse(row);
    return IntegrationTokenSchema.parse({
      ...token,
      createdAt: iso(createdAt),
      lastUsedAt: iso(lastUsedAt),
      revokedAt: iso(revokedAt),
    });
  });
}

async function getToken(db: SqlExecutor, id: string): Promise<IntegrationToken> {
  const [found] = await listTokens(db, 'where token.id = $1::uuid', [id]);
  if (found === undefined) throw new DomainError('not-found', 'token-not-found');
  return found;
}

async function findBySecret(
  db: SqlExecutor,
  secret: string,
): Promise<IntegrationToken | undefined> {
  const clauses = 'where token.secret_hash = $1::text and token.revoked_at is null';
  return (await listTokens(db, clauses, [hashSecret(secret)]))[0];
}

async function noteUse(
  db: SqlExecutor,
  { id, lastUsedAt }: IntegrationToken,
  now: Date,
): Promise<void> {
  if (lastUsedAt !== null && now.getTime() - Date.parse(lastUsedAt) < NOTED_EVERY_MS) return;
  await db.query(
    `
    update integration_tokens as token
       set last_used_at = $2::timestamptz
     where token.id = $1::uuid
    `,
    [id, now],
  );
}
