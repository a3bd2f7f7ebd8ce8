import { z } from 'zod';
import type { SqlExecutor } from '../database/executor.ts';
import type { Instant } from '../shared/clock.ts';

/**
 * Where sending begins: at the present, the first time; a receiver that was told of events before goes on behind
 * them, however long it was switched off.
 */
export async function beginAtPresent(db: SqlExecutor, now: Instant): Promise<void> {
  await db.query(
    `
    insert into ticket_outbox_start (after_seq, at)
    select coalesce((select min(delivery.seq) - 1 from ticket_deliveries as delivery),
                    (select chain.last_seq from ticket_chain as chain),
                    0),
           $1::timestamptz
    on conflict (singleton) do nothing
    `,
    [now],
  );
}

const StartSchema = z.object({ afterSeq: z.int(), at: z.date() });

/** Undefined while no receiver was ever switched on. */
export async function readStart(db: SqlExecutor): Promise<z.infer<typeof StartSchema> | undefined> {
  const { rows } = await db.query(
    'select start.after_seq as "afterSeq", start.at from ticket_outbox_start as start',
  );
  return rows[0] === undefined ? undefined : StartSchema.parse(rows[0]);
}

/**
 * Sends what happened since a moment and before sending began; returns how many events. What was sent once is not
 * sent again.
 */
export async function sendHistory(
  tx: SqlExecutor,
  { since, now }: { since: Instant; now: Instant },
): Promise<number> {
  const { rows } = await tx.query(
    `
    with start as (
      select begun.after_seq
        from ticket_outbox_start as begun
         for update
    ),
    first as (
      select min(event.seq) as seq
        from ticket_events as event
        join start on event.seq <= start.after_seq
       where event.at >= $1::timestamptz
    ),
    taken as (
      insert into ticket_deliveries (seq, ticket_id, life_safety, next_try_at)
      select event.seq,
             event.ticket_id,
             ticket.life_safety,
             $2::timestamptz
        from ticket_events as event
        join tickets as ticket on ticket.id = event.ticket_id
       where event.seq between (select first.seq from first) and (select start.after_seq from start)
      on conflict (seq) do nothing
      returning seq
    ),
    moved as (
      update ticket_outbox_start
         set after_seq = first.seq - 1
        from first
       where first.seq is not null
    )
    select count(*)::integer as count
      from taken
    `,
    [since, now],
  );
  return z.object({ count: z.int() }).parse(rows[0]).count;
}
