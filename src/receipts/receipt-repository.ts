import { z } from 'zod';
import type { Claim } from '../contracts/claims.ts';
import type { ProgrammeId } from '../contracts/programmes.ts';
import type { SqlExecutor } from '../database/executor.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { Cipher } from '../shared/cipher.ts';
import type { Seal } from '../shared/seal.ts';
import { type ReceiptRecord, readReceipt } from './receipt-row.ts';
import type { Wordings } from './recreate-answer.ts';
import { CHAIN_BEGIN, canonicalOf, digestOf } from './sealed-content.ts';

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

/** What the seals are for: no other record has the same. */
export const RECEIPT_SEALS = 'receipts';

export function createReceiptRepository({ cipher, seal }: { cipher: Cipher; seal: Seal }) {
  return {
    /** Takes the next place in the chain; other receipts wait until the transaction ends. */
    async insert(db: SqlExecutor, receipt: Receipt): Promise<void> {
      const facts = cipher.encrypt(
        JSON.stringify({ facts: receipt.facts, programmes: receipt.programmes }),
      );
      const named = nameWordings(receipt.wordings);
      const claims = cipher.encrypt(
        JSON.stringify({ claims: receipt.claims, wordings: digestsByName(named) }),
      );
      const sealed = {
        ...receipt,
        ...(await nextPlace(db)),
        prompt: receipt.wording?.prompt ?? null,
        model: receipt.wording?.model ?? null,
        createdAt: receipt.createdAt.toISOString(),
        wordsDigest: digestOf(receipt.conversationId, receipt.questionMasked, facts, claims),
        textDigest: digestOf(claims, receipt.text),
      };
      const hash = seal(canonicalOf(sealed));
      await db.query(
        `
        with worded as (
          insert into wordings (digest, words)
          select distinct given.digest, given.words
            from unnest($21::text[], $22::text[]) as given (digest, words)
           order by given.digest
              on conflict (digest) do nothing
        ), moved_on as (
          update receipt_chain
             set position = $18::bigint,
                 hash = $20::text
        )
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
          ...[sealed.position, sealed.previousHash, hash],
          ...[named.map(({ digest }) => digest), named.map(({ words }) => words)],
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
function nameWordings(wordings: Wordings) {
  return [...wordings].map(([name, words]) => ({ name, words, digest: digestOf(words) }));
}

function digestsByName(named: ReturnType<typeof nameWordings>): Record<string, string> {
  return Object.fromEntries(named.map(({ name, digest }) => [name, digest]));
}

const EndSchema = z.object({ position: z.coerce.number(), hash: z.string() });

/** After the end of the chain, whose row stays locked until the commit. */
async function nextPlace(db: SqlExecutor): Promise<{ position: number; previousHash: string }> {
  const { rows } = await db.query(
    `
    insert into receipt_chain as chain (position, hash)
    values (0, $1::text)
    on conflict (singleton) do update
       set position = chain.position
    returning chain.position, chain.hash
    `,
    [CHAIN_BEGIN],
  );
  const { position, hash } = EndSchema.parse(rows[0]);
  return { position: position + 1, previousHash: hash };
}
