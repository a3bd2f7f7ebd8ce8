import { z } from 'zod';
import type { Claim } from '../contracts/claims.ts';
import type { ProgrammeId } from '../contracts/programmes.ts';
import type { SqlExecutor } from '../database/executor.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { Cipher } from '../shared/cipher.ts';
import { type ReceiptRecord, readReceipt } from './receipt-row.ts';
import type { Wordings } from './recreate-answer.ts';
import { CHAIN_BEGIN, digestOf, sealOf } from './seal.ts';

/** What one answer rested on. The question is masked; the facts and the claims are encrypted. */
export interface Receipt {
  code: string;
  conversationId: string;
  messageId: string;
  questionMasked: string;
  facts: unknown;
  decision: string;
  programmes: readonly ProgrammeId[];
  regionCode: string | null;
  asOf: CalendarDate;
  clauseIds: readonly string[];
  rulesVersion: string;
  generatedBy: 'rules' | 'model';
  wording: { model: string; prompt: string } | null;
  claims: readonly Claim[];
  /** The phrases and cards the claims are made of. */
  wordings: Wordings;
  /** As it left the house. */
  text: string;
  createdAt: Date;
}

export type ReceiptRepository = ReturnType<typeof createReceiptRepository>;

export function createReceiptRepository(cipher: Cipher) {
  return {
    /** Takes the next place in the chain; other receipts wait until the transaction ends. */
    async insert(db: SqlExecutor, receipt: Receipt): Promise<void> {
      const facts = cipher.encrypt(
        JSON.stringify({ facts: receipt.facts, programmes: receipt.programmes }),
      );
      const claims = cipher.encrypt(JSON.stringify(await keptClaims(db, receipt)));
      const sealed = {
        ...receipt,
        ...(await nextPlace(db)),
        prompt: receipt.wording?.prompt ?? null,
        model: receipt.wording?.model ?? null,
        createdAt: receipt.createdAt.toISOString(),
        wordsDigest: digestOf(receipt.conversationId, receipt.questionMasked, facts, claims),
        textDigest: digestOf(claims, receipt.text),
      };
      await db.query(
        `
        insert into receipts
               (code, conversation_id, message_id, question_masked, facts, decision, region_code,
                as_of, clause_ids, rules_version, generated_by, created_at, claims, prompt, model,
                words_digest, text_digest, position, previous_hash, hash)
        values ($1::text, $2::uuid, $3::uuid, $4::text, $5::text, $6::text, $7::text, $8::date,
                $9::uuid[], $10::text, $11::text, $12::timestamptz, $13::text, $14::text, $15::text,
                $16::text, $17::text, $18::bigint, $19::text, $20::text)
        `,
        [
          ...[sealed.code, sealed.conversationId, sealed.messageId, sealed.questionMasked, facts],
          ...[sealed.decision, sealed.regionCode, sealed.asOf, sealed.clauseIds],
          ...[sealed.rulesVersion, sealed.generatedBy, receipt.createdAt, claims],
          ...[sealed.prompt, sealed.model, sealed.wordsDigest, sealed.textDigest],
          ...[sealed.position, sealed.previousHash, sealOf(sealed)],
        ],
      );
    },

    /** By the code that stands under an answer, as people write it. */
    find: (db: SqlExecutor, code: string): Promise<ReceiptRecord | undefined> =>
      readReceipt(db, code, cipher),

    /** The words, the facts and the claims go; which clauses an answer rested on stays. */
    async forgetConversation(db: SqlExecutor, conversationId: string): Promise<void> {
      await db.query(
        `
        update receipts
           set conversation_id = null,
               question_masked = null,
               facts = null,
               claims = null
         where conversation_id = $1::uuid
        `,
        [conversationId],
      );
    },
  };
}

/** Wordings are kept once, whoever says them; the claims name them by their digests. */
async function keptClaims(db: SqlExecutor, { claims, wordings }: Receipt) {
  const named = [...wordings].map(([name, words]) => ({ name, words, digest: digestOf(words) }));
  await db.query(
    `
    insert into wordings (digest, words)
    select distinct given.digest, given.words
      from unnest($1::text[], $2::text[]) as given (digest, words)
     order by given.digest
        on conflict (digest) do nothing
    `,
    [named.map(({ digest }) => digest), named.map(({ words }) => words)],
  );
  return { claims, wordings: Object.fromEntries(named.map(({ name, digest }) => [name, digest])) };
}

const LastSchema = z.object({ position: z.coerce.number(), hash: z.string() });

async function nextPlace(db: SqlExecutor): Promise<{ position: number; previousHash: string }> {
  await db.query(`select pg_advisory_xact_lock(hashtext('receipts'))`);
  const { rows } = await db.query(
    `
    select receipt.position, receipt.hash
      from receipts as receipt
     where receipt.position is not null
     order by receipt.position desc
     limit 1
    `,
  );
  const last = rows[0] === undefined ? undefined : LastSchema.parse(rows[0]);
  return last === undefined
    ? { position: 1, previousHash: CHAIN_BEGIN }
    : { position: last.position + 1, previousHash: last.hash };
}
