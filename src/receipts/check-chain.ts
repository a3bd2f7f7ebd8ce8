import { z } from 'zod';
import type { BrokenReceipt, ReceiptAudit } from '../contracts/audit.ts';
import type { SqlExecutor } from '../database/executor.ts';
import type { Seal } from '../shared/seal.ts';
import { CHAIN_BEGIN, canonicalOf, digestOf } from './sealed-content.ts';

const RowSchema = z.object({
  position: z.coerce.number(),
  previousHash: z.string(),
  hash: z.string(),
  code: z.string(),
  conversationId: z.string().nullable(),
  messageId: z.string(),
  questionMasked: z.string().nullable(),
  facts: z.string().nullable(),
  claims: z.string().nullable(),
  decision: z.string(),
  regionCode: z.string().nullable(),
  asOf: z.string(),
  clauseIds: z.array(z.string()),
  rulesVersion: z.string(),
  generatedBy: z.string(),
  prompt: z.string().nullable(),
  model: z.string().nullable(),
  createdAt: z.coerce.date(),
  wordsDigest: z.string(),
  textDigest: z.string(),
});
type Row = z.infer<typeof RowSchema>;

const EndSchema = z.object({ position: z.coerce.number(), hash: z.string() });
type End = z.infer<typeof EndSchema>;

const ROWS_AT_ONCE = 1000;

/** Walks the whole chain, oldest first; receipts from before the chain are not in it. */
export async function checkChain(db: SqlExecutor, seal: Seal): Promise<ReceiptAudit> {
  const changed = await findChangedWording(db);
  if (changed !== undefined)
    return { receipts: 0, broken: { position: 0, code: changed, why: 'wording-changed' } };
  let last: End = { position: 0, hash: CHAIN_BEGIN };
  for (;;) {
    const rows = await listAfter(db, last.position);
    if (rows.length === 0) return { receipts: last.position, broken: await findLost(db, last) };
    for (const row of rows) {
      const why = whatBroke(row, last, seal);
      if (why !== null)
        return { receipts: last.position, broken: { position: row.position, code: row.code, why } };
      last = row;
    }
  }
}

function whatBroke(row: Row, last: End, seal: Seal): BrokenReceipt['why'] | null {
  if (row.position !== last.position + 1) return 'missing';
  const sealed = seal(canonicalOf({ ...row, createdAt: row.createdAt.toISOString() }));
  if (row.previousHash !== last.hash || row.hash !== sealed) return 'changed';
  const words = [row.conversationId, row.questionMasked, row.facts, row.claims];
  const isErased = words.every((each) => each === null);
  return isErased || digestOf(...words) === row.wordsDigest ? null : 'words-changed';
}

/** The newest, where the chain ended further on than the last one that is there. */
async function findLost(db: SqlExecutor, last: End): Promise<BrokenReceipt | null> {
  const { rows } = await db.query('select chain.position, chain.hash from receipt_chain as chain');
  const end = rows[0] === undefined ? undefined : EndSchema.parse(rows[0]);
  if (end === undefined && last.position === 0) return null;
  const isWhereItWas = end?.position === last.position && end.hash === last.hash;
  return isWhereItWas ? null : { position: last.position + 1, code: null, why: 'missing' };
}

async function listAfter(db: SqlExecutor, position: number): Promise<Row[]> {
  const { rows } = await db.query(
    `
    select receipt.position,
           receipt.previous_hash as "previousHash",
           receipt.hash,
           receipt.code,
           receipt.conversation_id as "conversationId",
           receipt.message_id as "messageId",
           receipt.question_masked as "questionMasked",
           receipt.facts,
           receipt.claims,
           receipt.decision,
           receipt.region_code as "regionCode",
           receipt.as_of::text as "asOf",
           receipt.clause_ids::text[] as "clauseIds",
           receipt.rules_version as "rulesVersion",
           receipt.generated_by as "generatedBy",
           receipt.prompt,
           receipt.model,
           receipt.created_at as "createdAt",
           receipt.words_digest as "wordsDigest",
           receipt.text_digest as "textDigest"
      from receipts as receipt
     where receipt.position > $1::bigint
     order by receipt.position
     limit $2::int
    `,
    [position, ROWS_AT_ONCE],
  );
  return rows.map((row) => RowSchema.parse(row));
}

const WordingSchema = z.object({ digest: z.string(), words: z.string() });

/** The digest of a wording that no longer reads as it did. */
async function findChangedWording(db: SqlExecutor): Promise<string | undefined> {
  const { rows } = await db.query(
    `
    select wording.digest, wording.words
      from wordings as wording
     order by wording.digest
    `,
  );
  return rows
    .map((row) => WordingSchema.parse(row))
    .find(({ digest, words }) => digest !== digestOf(words))?.digest;
}
