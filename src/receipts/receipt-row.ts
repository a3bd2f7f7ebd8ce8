import { z } from 'zod';
import { type Claim, ClaimSchema } from '../contracts/claims.ts';
import { DateSchema } from '../contracts/primitives.ts';
import { type ProgrammeId, ProgrammeIdSchema } from '../contracts/programmes.ts';
import type { SqlExecutor } from '../database/executor.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { Cipher } from '../shared/cipher.ts';
import { digestOf } from './sealed-content.ts';

/** A receipt as it is kept; null is what was erased or, in an old one, never recorded. */
export interface ReceiptRecord {
  code: string;
  conversationId: string | null;
  createdAt: Date;
  questionMasked: string | null;
  facts: Record<string, unknown> | null;
  programmes: ProgrammeId[] | null;
  decision: string;
  regionCode: string | null;
  asOf: CalendarDate;
  clauses: { versionId: string; number: string; clause: string; text: string }[];
  rulesVersion: string;
  generatedBy: 'rules' | 'model';
  prompt: string | null;
  model: string | null;
  claims: Claim[] | null;
  wordings: Map<string, string>;
  seal: { position: number; hash: string } | null;
  /** Whether a text is the one that left the house; null when that is no longer known. */
  isText(text: string): boolean | null;
}

const RowSchema = z.object({
  code: z.string(),
  conversationId: z.string().nullable(),
  createdAt: z.coerce.date(),
  questionMasked: z.string().nullable(),
  facts: z.string().nullable(),
  decision: z.string(),
  regionCode: z.string().nullable(),
  asOf: DateSchema,
  rulesVersion: z.string(),
  generatedBy: z.enum(['rules', 'model']),
  prompt: z.string().nullable(),
  model: z.string().nullable(),
  claims: z.string().nullable(),
  textDigest: z.string().nullable(),
  position: z.coerce.number().nullable(),
  hash: z.string().nullable(),
});

const FactsSchema = z.object({
  facts: z.record(z.string(), z.unknown()),
  programmes: z.array(ProgrammeIdSchema).default([]),
});
const KeptClaimsSchema = z.object({
  claims: z.array(ClaimSchema),
  wordings: z.record(z.string(), z.string()),
});
const ClauseSchema = z.object({
  versionId: z.string(),
  number: z.string(),
  clause: z.string(),
  text: z.string(),
});

export async function readReceipt(
  db: SqlExecutor,
  code: string,
  cipher: Cipher,
): Promise<ReceiptRecord | undefined> {
  const { rows } = await db.query(
    `
    select receipt.code,
           receipt.conversation_id as "conversationId",
           receipt.created_at as "createdAt",
           receipt.question_masked as "questionMasked",
           receipt.facts,
           receipt.decision,
           receipt.region_code as "regionCode",
           receipt.as_of::text as "asOf",
           receipt.rules_version as "rulesVersion",
           receipt.generated_by as "generatedBy",
           receipt.prompt,
           receipt.model,
           receipt.claims,
           receipt.text_digest as "textDigest",
           receipt.position,
           receipt.hash
      from receipts as receipt
     where receipt.code = $1::text
    `,
    [code],
  );
  if (rows[0] === undefined) return undefined;
  const { facts, claims, textDigest, position, hash, ...row } = RowSchema.parse(rows[0]);
  const known = facts === null ? null : FactsSchema.parse(JSON.parse(cipher.decrypt(facts)));
  const kept = claims === null ? null : KeptClaimsSchema.parse(JSON.parse(cipher.decrypt(claims)));
  return {
    ...row,
    facts: known?.facts ?? null,
    programmes: known?.programmes ?? null,
    clauses: await listClauses(db, code),
    claims: kept?.claims ?? null,
    wordings: await readWordings(db, kept?.wordings ?? {}),
    seal: position === null || hash === null ? null : { position, hash },
    isText: (text) => (claims === null ? null : digestOf(claims, text) === textDigest),
  };
}

/** In the order of the documents and their clauses. */
async function listClauses(db: SqlExecutor, code: string): Promise<ReceiptRecord['clauses']> {
  const { rows } = await db.query(
    `
    select clause.id as "versionId",
           document.number,
           clause.path as clause,
           clause.body as text
      from receipts as receipt
      join clauses as clause on clause.id = any (receipt.clause_ids)
      join document_versions as version on version.id = clause.version_id
      join documents as document on document.id = version.document_id
     where receipt.code = $1::text
     order by document.number, clause.ordinal, clause.id
    `,
    [code],
  );
  return z.array(ClauseSchema).parse(rows);
}

const WordingSchema = z.object({ digest: z.string(), words: z.string() });

async function readWordings(db: SqlExecutor, named: Record<string, string>) {
  const { rows } = await db.query(
    `
    select wording.digest, wording.words
      from wordings as wording
     where wording.digest = any ($1::text[])
    `,
    [Object.values(named)],
  );
  const words = new Map(
    rows.map((row) => WordingSchema.parse(row)).map((each) => [each.digest, each.words]),
  );
  return new Map(
    Object.entries(named).flatMap(([name, digest]) => {
      const found = words.get(digest);
      return found === undefined ? [] : [[name, found] as const];
    }),
  );
}
