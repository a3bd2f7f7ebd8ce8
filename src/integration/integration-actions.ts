import { z } from 'zod';
import { type IntegrationAction, IntegrationActionSchema } from '../contracts/integration.ts';
import type { SqlExecutor } from '../database/executor.ts';
import { toShanghaiIso } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';

const MOST_SHOWN = 50;

/** Writes down who did something that others may ask about; rows are only ever added. */
export async function recordAction(
  db: SqlExecutor,
  action: Pick<IntegrationAction, 'actor' | 'what' | 'about'> & { at: Date; count?: number },
): Promise<void> {
  await db.query(
    `
    insert into integration_actions (id, at, actor, what, about, count)
    values ($1::uuid, $2::timestamptz, $3::text, $4::text, $5::text, $6::integer)
    `,
    [newId(), action.at, action.actor, action.what, action.about, action.count ?? null],
  );
}

const RowSchema = IntegrationActionSchema.extend({ at: z.date() });

/** The latest first. */
export async function listActions(db: SqlExecutor): Promise<IntegrationAction[]> {
  const { rows } = await db.query(
    `
    select action.id,
           action.at,
           action.actor,
           action.what,
           action.about,
           action.count
      from integration_actions as action
     order by action.at desc, action.id
     limit $1::integer
    `,
    [MOST_SHOWN],
  );
  return rows.map((row) => {
    const { at, ...action } = RowSchema.parse(row);
    return { ...action, at: toShanghaiIso(at) };
  });
}
