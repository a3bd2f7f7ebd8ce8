import { z } from 'zod';
import type { Claim } from '../contracts/claims.ts';
import type { ProgrammeId } from '../contracts/programmes.ts';
import type { SqlExecutor } from '../database/executor.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { Cipher } from '../shared/cipher.ts';
import type { Seal } from '../shared/seal.ts';
import { type ReceiptRecord, readReceipt } from './receipt-row.ts';
import type { Wordings } from './recreate-answer.ts';
import { CHAIN_BEGIN, canonicalOf, digestOf, type SealedContent } from './sealed-content.ts';

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

/** Where the chain ends, for whoever adds to it. */
export const ChainEndSchema = z.object({ position: z.int(), hash: z.string() });
export type ChainEnd = z.infer<typeof ChainEndSchema>;

export interface SealedReceipt {
  row: ReturnType<typeof rowOf>;
  wordings: { digest: string; words: string }[];
}

export type ReceiptRepository = ReturnType<typeof createReceiptRepository>;

/** What the seals are for: no other record has the same. */
export const RECEIPT_SEALS = 'receipts';

export function createReceiptRepository({ cipher, seal }: { cipher: Cipher; seal: Seal }) {
  let expected: ChainEnd = { position: 0, hash: CHAIN_BEGIN };

  /** Behind that end of the chain, with the wordings it names. */
  const sealed = (receipt: Receipt, end: ChainEnd): SealedReceipt => {
    const facts = cipher.encrypt(
      JSON.stringify({ facts: receipt.facts, programmes: receipt.programmes }),
    );
    const wordings = nameWordings(receipt.wordings);
    const claims = cipher.encrypt(
      JSON.stringify({ claims: receipt.claims, wordings: digestsByName(wordings) }),
    );
    const content: SealedContent = {
      ...receipt,
      position: end.position + 1,
      previousHash: end.hash,
      prompt: receipt.wording?.prompt ?? null,
      model: receipt.wording?.model ?? null,
      createdAt: receipt.createdAt.toISOString(),
      wordsDigest: digestOf(receipt.conversationId, receipt.questionMasked, facts, claims),
      textDigest: digestOf(claims, receipt.text),
    };
    const hash = seal(canonicalOf(content));
    expected = { position: content.position, hash };
    const { conversationId, questionMasked } = receipt;
    return {
      row: rowOf({ ...content, conversationId, questionMasked, facts, claims, hash }),
      wordings: wordings.map(({ digest, words }) => ({ digest, words })),
    };
  };

  return {
    /** Where the chain ends by what this process has sealed last: others may have added since. */
    expectedEnd: (): ChainEnd => expected,

    /** The row of a receipt behind that end; whoever records the reply writes it. */
    sealed,

    /** Takes the next place in the chain; other receipts wait until the transaction ends. */
    async insert(tx: SqlExecutor, receipt: Receipt): Promise<void> {
      const { row, wordings } = sealed(receipt, await lockEnd(tx));
      await tx.query('select write_receipt($1::jsonb, $2::jsonb)', [
        JSON.stringify(row),
        JSON.stringify(wordings),
      ]);
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

async function lockEnd(tx: SqlExecutor): Promise<ChainEnd> {
  const { rows } = await tx.query(
    `
    select chain.position,
           chain.hash
      from lock_receipt_chain() as chain
    `,
    [],
  );
  return ChainEndSchema.parse(rows[0]);
}

interface ReceiptContent extends SealedContent {
  conversationId: string;
  questionMasked: string;
  facts: string;
  claims: string;
  hash: string;
}

/** By the names of the columns. */
function rowOf(receipt: ReceiptContent) {
  return {
    code: receipt.code,
    conversation_id: receipt.conversationId,
    message_id: receipt.messageId,
    question_masked: receipt.questionMasked,
    facts: receipt.facts,
    decision: receipt.decision,
    region_code: receipt.regionCode,
    as_of: receipt.asOf,
    clause_ids: receipt.clauseIds,
    rules_version: receipt.rulesVersion,
    generated_by: receipt.generatedBy,
    created_at: receipt.createdAt,
    claims: receipt.claims,
    prompt: receipt.prompt,
    model: receipt.model,
    words_digest: receipt.wordsDigest,
    text_digest: receipt.textDigest,
    position: receipt.position,
    previous_hash: receipt.previousHash,
    hash: receipt.hash,
  };
}
