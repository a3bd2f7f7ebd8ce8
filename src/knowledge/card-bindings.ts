import { z } from 'zod';
import type { SqlExecutor } from '../database/executor.ts';

const CardBindingSchema = z.object({
  cardId: z.string(),
  number: z.string(),
  clause: z.string(),
  version: z.int(),
  textDigest: z.string(),
  cardDigest: z.string(),
  boundAt: z.date(),
  /** The name that is shown; null where the product bound it by itself. */
  reviewedBy: z.string().nullable(),
});

/** The clause text that a card was last held against. */
export type CardBinding = z.infer<typeof CardBindingSchema>;

export interface NewCardBinding extends Omit<CardBinding, 'reviewedBy'> {
  /** The name somebody signs in with; null where nobody looked. */
  username: string | null;
}

/** The last binding of each card and clause, in that order. */
export async function listCardBindings(
  db: SqlExecutor,
  cardIds: readonly string[],
): Promise<CardBinding[]> {
  const { rows } = await db.query(
    `
    select distinct on (binding.card_id, binding.document_number, binding.clause)
           binding.card_id as "cardId",
           binding.document_number as number,
           binding.clause,
           binding.version,
           binding.text_digest as "textDigest",
           binding.card_digest as "cardDigest",
           binding.bound_at as "boundAt",
           account.display_name as "reviewedBy"
      from card_bindings as binding
      left join accounts as account on account.id = binding.reviewed_by
     where binding.card_id = any($1::text[])
     order by binding.card_id, binding.document_number, binding.clause, binding.version desc
    `,
    [cardIds],
  );
  return rows.map((row) => CardBindingSchema.parse(row));
}

/** Until the transaction ends nobody else reviews a card; reading goes on. */
export async function lockCardBindings(tx: SqlExecutor): Promise<void> {
  await tx.query('lock table card_bindings in share row exclusive mode');
}

/** What another process has bound in the meantime stays as it is. */
export async function addCardBindings(
  executor: SqlExecutor,
  added: readonly NewCardBinding[],
): Promise<void> {
  await executor.query(
    `
    insert into card_bindings (
           card_id, document_number, clause, version, text_digest, card_digest, bound_at, reviewed_by)
    select added.card_id,
           added.number,
           added.clause,
           added.version,
           added.text_digest,
           added.card_digest,
           added.bound_at,
           account.id
      from jsonb_to_recordset($1::jsonb) as added (
             card_id text, number text, clause text, version integer, text_digest text,
             card_digest text, bound_at timestamptz, username text)
      left join accounts as account on account.username = added.username
    on conflict do nothing
    `,
    [JSON.stringify(added.map(toRow))],
  );
}

function toRow({ cardId, textDigest, cardDigest, boundAt, ...same }: NewCardBinding) {
  return {
    ...same,
    card_id: cardId,
    text_digest: textDigest,
    card_digest: cardDigest,
    bound_at: boundAt.toISOString(),
  };
}
