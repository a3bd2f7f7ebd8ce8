import { z } from 'zod';
import type { SqlExecutor } from '../database/executor.ts';

const CitedClauseSchema = z.object({
  id: z.string(),
  number: z.string(),
  clause: z.string(),
  text: z.string(),
});
export type CitedClause = z.infer<typeof CitedClauseSchema>;

export type ReadCitedClauses = (
  wanted: readonly { number: string; clause: string }[],
) => Promise<CitedClause[]>;

/** The stored text of clauses named by 文号 and path, as known today; what does not exist is left out. */
export function createReadCitedClauses(db: SqlExecutor): ReadCitedClauses {
  return async (wanted) => {
    if (wanted.length === 0) return [];
    const { rows } = await db.query(
      `
      select clause.id,
             document.number,
             clause.path as clause,
             clause.body as text
        from unnest($1::text[], $2::text[]) as wanted (number, path)
        join documents as document on document.number = wanted.number
        join document_versions as version
          on version.document_id = document.id
         and version.known_to is null
        join clauses as clause
          on clause.version_id = version.id
         and clause.path = wanted.path
       group by clause.id, document.number, clause.path, clause.body
       order by document.number, clause.path, clause.id
      `,
      [wanted.map(({ number }) => number), wanted.map(({ clause }) => clause)],
    );
    return rows.map((row) => CitedClauseSchema.parse(row));
  };
}
