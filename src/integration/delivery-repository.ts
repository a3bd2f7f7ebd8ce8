import { z } from 'zod';
import type { SqlExecutor } from '../database/executor.ts';

const ClaimSchema = z.object({
  seq: z.int(),
  id: z.string(),
  /** With this one. Whoever claims the delivery later has a higher one. */
  attempts: z.int(),
  firstTriedAt: z.date(),
});
export type Claim = z.infer<typeof ClaimSchema>;

const ENROLLED_AT_ONCE = 1000;

/**
 * Takes up the events that are not in `ticket_deliveries` yet; returns how many. The highest `seq` there is
 * where to go on, and where sending began before there is any: events become visible in the order of `seq`, so none
 * below it is still to come.
 */
export async function enrol(db: SqlExecutor, now: Date): Promise<number> {
  const { rows } = await db.query<{ ticketId: string; lifeSafety: boolean }>(
    `
    insert into ticket_deliveries (seq, ticket_id, life_safety, next_try_at)
    select event.seq,
           event.ticket_id,
           ticket.life_safety,
           $1::timestamptz
      from ticket_events as event
      join tickets as ticket on ticket.id = event.ticket_id
     where event.seq > greatest(
             (select coalesce(max(delivery.seq), 0) from ticket_deliveries as delivery),
             (select coalesce(max(start.after_seq), 0) from ticket_outbox_start as start))
     order by event.seq
     limit $2::integer
    on conflict (seq) do nothing
    returning ticket_id as "ticketId",
              life_safety as "lifeSafety"
    `,
    [now, ENROLLED_AT_ONCE],
  );
  const inDanger = rows.filter(({ lifeSafety }) => lifeSafety).map(({ ticketId }) => ticketId);
  if (inDanger.length > 0) await hurry(db, inDanger);
  return rows.length;
}

/** What still waits of these tickets goes first too, because their later events cannot overtake it. */
async function hurry(db: SqlExecutor, ticketIds: readonly string[]): Promise<void> {
  await db.query(
    `
    with slow as (
      select delivery.seq
        from ticket_deliveries as delivery
       where delivery.state = 'pending'
         and not delivery.life_safety
         and delivery.ticket_id = any ($1::uuid[])
       order by delivery.seq
         for update skip locked
    )
    update ticket_deliveries as delivery
       set life_safety = true
      from slow
     where delivery.seq = slow.seq
    `,
    [ticketIds],
  );
}

/**
 * Claims the next delivery until `until`: danger first, then the oldest. No event of a ticket is claimed
 * while an earlier one of the same ticket waits. A claim that nobody settles ends by itself.
 */
export async function claimNext(
  db: SqlExecutor,
  { now, until }: { now: Date; until: Date },
): Promise<Claim | undefined> {
  const { rows } = await db.query(
    `
    with next as (
      select delivery.seq
        from ticket_deliveries as delivery
       where delivery.state = 'pending'
         and delivery.next_try_at <= $1::timestamptz
         and not exists (
           select 1
             from ticket_deliveries as earlier
            where earlier.ticket_id = delivery.ticket_id
              and earlier.seq < delivery.seq
              and earlier.state = 'pending'
         )
         and not exists (
           select 1
             from ticket_receiver as receiver
            where receiver.rest_until > $1::timestamptz
         )
       order by (not delivery.life_safety), delivery.seq
       limit 1
         for update of delivery skip locked
    )
    update ticket_deliveries as delivery
       set attempts = delivery.attempts + 1,
           first_tried_at = coalesce(delivery.first_tried_at, $1::timestamptz),
           next_try_at = $2::timestamptz
      from next
      join ticket_events as event on event.seq = next.seq
     where delivery.seq = next.seq
    returning delivery.seq,
              event.id,
              delivery.attempts,
              delivery.first_tried_at as "firstTriedAt"
    `,
    [now, until],
  );
  return rows[0] === undefined ? undefined : ClaimSchema.parse(rows[0]);
}

/** Nothing where somebody else has claimed it since. */
export async function settleDelivered(db: SqlExecutor, claim: Claim, now: Date): Promise<void> {
  await db.query(
    `
    update ticket_deliveries as delivery
       set state = 'delivered',
           settled_at = $3::timestamptz,
           last_error = null
     where delivery.seq = $1::bigint
       and delivery.attempts = $2::integer
       and delivery.state = 'pending'
    `,
    [claim.seq, claim.attempts, now],
  );
}

export interface Failure {
  error: string;
  now: Date;
  /** Null: it is given up. */
  nextTryAt: Date | null;
}

/** Nothing where somebody else has claimed it since. */
export async function settleFailed(
  db: SqlExecutor,
  claim: Claim,
  { error, now, nextTryAt }: Failure,
): Promise<void> {
  await db.query(
    `
    update ticket_deliveries as delivery
       set state = case when $4::timestamptz is null then 'dead' else 'pending' end,
           settled_at = case when $4::timestamptz is null then $3::timestamptz end,
           next_try_at = coalesce($4::timestamptz, $3::timestamptz),
           last_error = $5::text
     where delivery.seq = $1::bigint
       and delivery.attempts = $2::integer
       and delivery.state = 'pending'
    `,
    [claim.seq, claim.attempts, now, nextTryAt, error],
  );
}

/** Nobody sends anything before then, in any process. */
export async function letRest(db: SqlExecutor, until: Date): Promise<void> {
  await db.query(
    `
    insert into ticket_receiver as receiver (rest_until)
    values ($1::timestamptz)
    on conflict (singleton) do update
       set rest_until = greatest(receiver.rest_until, excluded.rest_until)
    `,
    [until],
  );
}

/**
 * Sends anew what could not be delivered; returns how many. A later event of the same ticket may have
 * arrived in the meantime: the receiver knows by the version.
 *
 * @param ids of events; absent: all of them.
 */
export async function resendDead(
  db: SqlExecutor,
  { ids, now }: { ids: readonly string[] | undefined; now: Date },
): Promise<number> {
  const { rows } = await db.query(
    `
    with given_up as (
      select delivery.seq
        from ticket_deliveries as delivery
        join ticket_events as event on event.seq = delivery.seq
       where delivery.state = 'dead'
         and ($1::uuid[] is null or event.id = any ($1::uuid[]))
       order by delivery.seq
         for update of delivery
    )
    update ticket_deliveries as delivery
       set state = 'pending',
           settled_at = null,
           first_tried_at = null,
           next_try_at = $2::timestamptz
      from given_up
     where delivery.seq = given_up.seq
    returning delivery.seq
    `,
    [ids ?? null, now],
  );
  return rows.length;
}

/**
 * Gives up for good what could not be delivered. The row stays, so that it is counted as neither delivered nor waiting.
 *
 * @param ids of events; what is no dead letter any more is left alone.
 * @returns the numbers of their tickets, in the order in which it happened.
 */
export async function closeDead(
  db: SqlExecutor,
  { ids, now }: { ids: readonly string[]; now: Date },
): Promise<string[]> {
  const { rows } = await db.query<{ number: string }>(
    `
    with closed as (
      update ticket_deliveries as delivery
         set state = 'closed',
             settled_at = $2::timestamptz
        from ticket_events as event
       where event.seq = delivery.seq
         and event.id = any ($1::uuid[])
         and delivery.state = 'dead'
      returning delivery.seq,
                delivery.ticket_id
    )
    select ticket.number
      from closed
      join tickets as ticket on ticket.id = closed.ticket_id
     order by closed.seq
    `,
    [ids, now],
  );
  return rows.map(({ number }) => number);
}
