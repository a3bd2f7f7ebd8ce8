import { z } from 'zod';
import type { Database, SqlExecutor } from '../database/executor.ts';
import type { Clock } from '../shared/clock.ts';
import { type DocumentMetadata, DocumentMetadataSchema } from './policy-document.ts';

/** A document that is being prepared; nothing finds it. */
export interface DocumentDraft {
  metadata: DocumentMetadata;
  text: string;
  keptAt: Date;
}

const DraftRowSchema = z.object({
  metadata: DocumentMetadataSchema,
  text: z.string(),
  keptAt: z.date(),
});

/** Takes the place of an older draft of the same number. */
export async function keepDraft(
  db: Database,
  { metadata, text }: { metadata: DocumentMetadata; text: string },
  clock: Clock,
): Promise<void> {
  await db.query(
    `
    insert into document_drafts (number, metadata, body, kept_at)
    values ($1, $2::jsonb, $3, $4::timestamptz)
    on conflict (number) do update
       set metadata = excluded.metadata,
           body = excluded.body,
           kept_at = excluded.kept_at
    `,
    [metadata.number, JSON.stringify(metadata), text, clock().toISOString()],
  );
}

/** By 文号. */
export async function listDrafts(db: Database): Promise<DocumentDraft[]> {
  const { rows } = await db.query(
    `
    select draft.metadata, draft.body as text, draft.kept_at as "keptAt"
      from document_drafts as draft
     order by draft.number
    `,
  );
  return rows.map((row) => DraftRowSchema.parse(row));
}

/** Of documents that are published now. */
export async function forgetDrafts(
  executor: SqlExecutor,
  numbers: readonly string[],
): Promise<void> {
  if (numbers.length === 0) return;
  await executor.query('delete from document_drafts where number = any($1::text[])', [numbers]);
}
