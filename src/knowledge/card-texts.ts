import { z } from 'zod';
import type { SqlExecutor } from '../database/executor.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';

/** Instead of a clause: everything that a document says. */
export const WHOLE_DOCUMENT = '全文';

const CardTextSchema = z.object({ number: z.string(), clause: z.string(), text: z.string() });
export type CardText = z.infer<typeof CardTextSchema>;

/** The clauses named by 文号 and path, and whole documents, as they are in force on a day. */
export async function readCardTexts(
  db: SqlExecutor,
  wanted: readonly { number: string; clause: string }[],
  asOf: CalendarDate,
): Promise<CardText[]> {
  const { rows } = await db.query(
    `
    select document.number,
           wanted.clause,
           coalesce(clause.body, version.body) as text
      from (
             select distinct named.number, named.clause
               from unnest($1::text[], $2::text[]) as named (number, clause)
           ) as wanted
      join documents as document on document.number = wanted.number
      join document_versions as version
        on version.document_id = document.id
       and version.known_to is null
       and version.valid_from <= $3::date
       and (version.valid_to is null or $3::date < version.valid_to)
      left join clauses as clause
        on clause.version_id = version.id
       and clause.path = wanted.clause
     where clause.id is not null
        or wanted.clause = $4::text
     order by document.number, wanted.clause
    `,
    [wanted.map(({ number }) => number), wanted.map(({ clause }) => clause), asOf, WHOLE_DOCUMENT],
  );
  return rows.map((row) => CardTextSchema.parse(row));
}

const CardDocumentSchema = z.object({
  number: z.string(),
  /** Nothing of it is in force on the day, and something will be. */
  isToCome: z.boolean(),
  changedAt: z.date(),
});
export type CardDocument = z.infer<typeof CardDocumentSchema>;

/** By 文号; those that were never published are left out. */
export async function readCardDocuments(
  db: SqlExecutor,
  numbers: readonly string[],
  asOf: CalendarDate,
): Promise<CardDocument[]> {
  const { rows } = await db.query(
    `
    select document.number,
           coalesce(min(version.valid_from) filter (
             where version.known_to is null
               and (version.valid_to is null or $2::date < version.valid_to)
           ) > $2::date, false) as "isToCome",
           max(greatest(version.known_from, version.known_to)) as "changedAt"
      from documents as document
      join document_versions as version on version.document_id = document.id
     where document.number = any($1::text[])
     group by document.number
     order by document.number
    `,
    [numbers, asOf],
  );
  return rows.map((row) => CardDocumentSchema.parse(row));
}
