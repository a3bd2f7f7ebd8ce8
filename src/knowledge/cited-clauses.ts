import { z } from 'zod';
import type { SqlExecutor } from '../database/executor.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import { type Clock, shanghaiDateOf } from '../shared/clock.ts';

const CitedClauseSchema = z.object({
  id: z.string(),
  number: z.string(),
  clause: z.string(),
  text: z.string(),
});
export type CitedClause = z.infer<typeof CitedClauseSchema>;

export type ReadCitedClauses = (
  wanted: readonly { number: string; clause: string }[],
  /** The day whose versions count; today if not given. */
  asOf?: CalendarDate,
) => Promise<CitedClause[]>;

/**
 * The stored text of clauses named by 文号 and path, as they are in force on a day; what does not exist
 * then is left out.
 */
export function createReadCitedClauses(db: SqlExecutor, clock: Clock): ReadCitedClauses {
  return async (wanted, asOf = shanghaiDateOf(clock())) => {
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
         and version.valid_from <= $3::date
         and (version.valid_to is null or $3::date < version.valid_to)
        join clauses as clause
          on clause.version_id = version.id
         and clause.path = wanted.path
       group by clause.id, document.number, clause.path, clause.body
       order by document.number, clause.path, clause.id
      `,
      [wanted.map(({ number }) => number), wanted.map(({ clause }) => clause), asOf],
    );
    return rows.map((row) => CitedClauseSchema.parse(row));
  };
}
