import { z } from 'zod';
import type { SqlExecutor } from '../database/executor.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import { type Clock, shanghaiDateOf } from '../shared/clock.ts';
import { createKept, type PublishedState } from './published-state.ts';

const CitedClauseSchema = z.object({
  id: z.string(),
  number: z.string(),
  clause: z.string(),
  text: z.string(),
});
export type CitedClause = z.infer<typeof CitedClauseSchema>;

export type ReadCitedClauses = (
  wanted: readonly WantedClause[],
  /** The day whose versions count; today if not given. */
  asOf?: CalendarDate,
  /** What whoever asks was just told of it: clauses read since then are not read again. */
  published?: PublishedState,
) => Promise<CitedClause[]>;

interface WantedClause {
  number: string;
  clause: string;
}

/** Clauses and days. */
const MOST_KEPT = 5_000;

/**
 * The stored text of clauses named by 文号 and path, as they are in force on a day; what does not exist
 * then is left out.
 */
export function createReadCitedClauses(db: SqlExecutor, clock: Clock): ReadCitedClauses {
  const keptIn = createKept<CitedClause[]>(MOST_KEPT);
  return async (wanted, asOf = shanghaiDateOf(clock()), published) => {
    const kept = published === undefined ? new Map<string, CitedClause[]>() : keptIn(published);
    const keyOf = ({ number, clause }: WantedClause) => `${asOf}\n${number}\n${clause}`;
    const unread = wanted.filter((one) => !kept.has(keyOf(one)));
    const read = await readFromStore(db, unread, asOf);
    for (const one of unread)
      kept.set(
        keyOf(one),
        read.filter(({ number, clause }) => number === one.number && clause === one.clause),
      );
    return [...new Set(wanted.flatMap((one) => kept.get(keyOf(one)) ?? []))];
  };
}

async function readFromStore(
  db: SqlExecutor,
  wanted: readonly WantedClause[],
  asOf: CalendarDate,
): Promise<CitedClause[]> {
  if (wanted.length === 0) return [];
  const { rows } = await db.query(
    `
      select clause.id,
             document.number,
             clause.path as clause,
             clause.body as text
        -- As JSON: the planner guesses the same of every list, and one plan serves all replies.
        from jsonb_array_elements($1::jsonb) as wanted (name)
       -- One look-up by key each, also where the planner has no statistics yet and would read it all.
       cross join lateral (
               select document.id, document.number
                 from documents as document
                where document.number = wanted.name ->> 'number'
               offset 0
             ) as document
       cross join lateral (
               select version.id
                 from document_versions as version
                where version.document_id = document.id
                  and version.known_to is null
                  and version.valid_from <= $2::date
                  and (version.valid_to is null or $2::date < version.valid_to)
               offset 0
             ) as version
       cross join lateral (
               select clause.id, clause.path, clause.body
                 from clauses as clause
                where clause.version_id = version.id
                  and clause.path = wanted.name ->> 'clause'
               offset 0
             ) as clause
       group by clause.id, document.number, clause.path, clause.body
       order by document.number, clause.path, clause.id
      `,
    [JSON.stringify(wanted.map(({ number, clause }) => ({ number, clause }))), asOf],
  );
  return rows.map((row) => CitedClauseSchema.parse(row));
}
