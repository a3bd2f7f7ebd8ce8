import { z } from 'zod';
import type { SqlExecutor } from '../database/executor.ts';
import type { Instant } from '../shared/clock.ts';

const DaysSchema = z.record(z.string(), z.string());

const ArrangementRowSchema = z.object({
  year: z.int(),
  version: z.int(),
  notice: z.string(),
  url: z.string().nullable(),
  holidays: DaysSchema,
  makeUpWorkdays: DaysSchema,
  enteredBy: z.string(),
  knownFrom: z.date(),
});

/** What staff entered last of a year. */
export type EnteredArrangement = z.infer<typeof ArrangementRowSchema>;

/** Told on this channel when a year was entered. */
export const CALENDAR_CHANGED = 'calendar_changed';

/** The last version of each year that was entered, the earliest year first. */
export async function listArrangements(db: SqlExecutor): Promise<EnteredArrangement[]> {
  const { rows } = await db.query(
    `
    select distinct on (arrangement.year)
           arrangement.year,
           arrangement.version,
           arrangement.notice,
           arrangement.url,
           arrangement.holidays,
           arrangement.make_up_workdays as "makeUpWorkdays",
           account.display_name as "enteredBy",
           arrangement.known_from as "knownFrom"
      from calendar_arrangements as arrangement
      join accounts as account on account.id = arrangement.entered_by
     order by arrangement.year, arrangement.version desc
    `,
  );
  return rows.map((row) => ArrangementRowSchema.parse(row));
}

/** Until the transaction ends nobody else adds one; reading goes on. */
export async function lockArrangements(tx: SqlExecutor): Promise<void> {
  await tx.query('lock table calendar_arrangements in share row exclusive mode');
}

export async function addArrangement(
  tx: SqlExecutor,
  added: Omit<EnteredArrangement, 'enteredBy' | 'knownFrom'> & { username: string; at: Instant },
): Promise<void> {
  await tx.query(
    `
    insert into calendar_arrangements (
           year, version, notice, url, holidays, make_up_workdays, known_from, entered_by)
    values ($1::integer, $2::integer, $3::text, $4::text, $5::jsonb, $6::jsonb, $7::timestamptz,
            (select account.id
               from accounts as account
              where account.username = $8::text))
    `,
    [
      added.year,
      added.version,
      added.notice,
      added.url,
      JSON.stringify(added.holidays),
      JSON.stringify(added.makeUpWorkdays),
      added.at,
      added.username,
    ],
  );
  await tx.query(`select pg_notify($1::text, '')`, [CALENDAR_CHANGED]);
}
