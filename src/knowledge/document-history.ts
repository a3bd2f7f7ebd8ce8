import { z } from 'zod';
import { DateSchema } from '../contracts/primitives.ts';
import type { SqlExecutor } from '../database/executor.ts';
import type { Instant } from '../shared/clock.ts';

const KnownClauseSchema = z.object({
  id: z.string(),
  number: z.string(),
  path: z.string(),
  heading: z.string(),
  text: z.string(),
  /** In force from this day… */
  validFrom: DateSchema,
  /** …until the day before this one; null without end. */
  validTo: DateSchema.nullable(),
  expiresOn: DateSchema.nullable(),
  knownFrom: z.date(),
  /** Null: still so. */
  knownTo: z.date().nullable(),
});
export type KnownClause = z.infer<typeof KnownClauseSchema>;

/** Clause versions by id, or every version of a clause of a document. */
export type WantedClauses = { ids: readonly string[] } | { number: string; path: string };

/**
 * What this service believed of clauses at an instant, so that an answer given then can be
 * re-created: by document, then by the day from which they were in force. What was not yet known, or
 * not any more, is left out.
 */
export async function clausesAsKnown(
  executor: SqlExecutor,
  wanted: WantedClauses,
  knownAt: Instant,
): Promise<KnownClause[]> {
  const [ids, number, path] =
    'ids' in wanted ? [wanted.ids, null, null] : [null, wanted.number, wanted.path];
  const { rows } = await executor.query(CLAUSES_AS_KNOWN, [
    ids,
    number,
    path,
    knownAt.toISOString(),
  ]);
  return rows.map((row) => KnownClauseSchema.parse(row));
}

const CLAUSES_AS_KNOWN = `
  select clause.id,
         document.number,
         clause.path,
         clause.heading,
         clause.body as text,
         clause.valid_from::text as "validFrom",
         clause.valid_to::text as "validTo",
         clause.expires_on::text as "expiresOn",
         clause.known_from as "knownFrom",
         clause.known_to as "knownTo"
    from clauses as clause
    join document_versions as version on version.id = clause.version_id
    join documents as document on document.id = version.document_id
   where (clause.id = any($1::uuid[])
          or (document.number = $2::text and clause.path = $3::text))
     and clause.known_from <= $4::timestamptz
     and (clause.known_to is null or $4::timestamptz < clause.known_to)
   order by document.number, clause.valid_from, clause.ordinal, clause.id
`;
