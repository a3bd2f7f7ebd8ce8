import type { SqlExecutor } from '../database/executor.ts';

/** Forgets tries to tell somebody from before a moment; the notices stay, with who was told of them and when. */
export async function clearDutyDeliveries(
  db: SqlExecutor,
  before: Date,
  atMost: number,
): Promise<number> {
  const { rows } = await db.query(
    `
    delete from duty_deliveries as delivery
     where (delivery.notice_id, delivery.round, delivery.channel) in (
             select old.notice_id, old.round, old.channel
               from duty_deliveries as old
              where old.at < $1::timestamptz
              order by old.at
              limit $2::integer
                for update skip locked)
    returning delivery.round
    `,
    [before, atMost],
  );
  return rows.length;
}
