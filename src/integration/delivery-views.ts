import { z } from 'zod';
import type { Delivery } from '../contracts/integration.ts';
import type { SqlExecutor } from '../database/executor.ts';
import { type Clock, toShanghaiIso } from '../shared/clock.ts';
import { TICKET_EVENT_NAMES } from '../tickets/ticket-event.ts';

const CountsSchema = z.object({
  takenUp: z.int(),
  pending: z.int(),
  dead: z.int(),
  closed: z.int(),
  waitingSince: z.date().nullable(),
  restUntil: z.date().nullable(),
});

interface DeliveryCounts extends Omit<z.infer<typeof CountsSchema>, 'takenUp'> {
  delivered: number;
}

/**
 * `waitingSince`: when the oldest event that still waits happened. What was delivered is not counted row by
 * row: `seq` has no gaps, so that it is what was taken up since sending began less what was not delivered, also when
 * its rows are cleared.
 */
export async function countDeliveries(db: SqlExecutor): Promise<DeliveryCounts> {
  const { rows } = await db.query(
    `
    select greatest((select coalesce(max(last.seq), 0) from ticket_deliveries as last)
                      - (select coalesce(max(start.after_seq), 0) from ticket_outbox_start as start),
                    0) as "takenUp",
           (select count(*) from ticket_deliveries as dead where dead.state = 'dead') as dead,
           (select count(*) from ticket_deliveries as closed where closed.state = 'closed') as closed,
           count(*) as pending,
           min(event.at) as "waitingSince",
           (select receiver.rest_until from ticket_receiver as receiver) as "restUntil"
      from ticket_deliveries as waiting
      join ticket_events as event on event.seq = waiting.seq
     where waiting.state = 'pending'
    `,
  );
  const { takenUp, ...counts } = CountsSchema.parse(rows[0]);
  return { ...counts, delivered: takenUp - counts.pending - counts.dead - counts.closed };
}

const RowSchema = z.object({
  id: z.string(),
  ticketId: z.string(),
  number: z.string(),
  what: z.enum(TICKET_EVENT_NAMES),
  at: z.date(),
  state: z.enum(['pending', 'dead']),
  attempts: z.int(),
  nextTryAt: z.date(),
  lastError: z.string().nullable(),
});

const MOST_SHOWN = 100;

/** Given up, or failed at least once; the oldest first, at most a hundred. */
export async function listTroubled(db: SqlExecutor, state: Delivery['state']): Promise<Delivery[]> {
  const { rows } = await db.query(
    `
    select event.id,
           delivery.ticket_id as "ticketId",
           ticket.number,
           event.what,
           event.at,
           delivery.state,
           delivery.attempts,
           delivery.next_try_at as "nextTryAt",
           delivery.last_error as "lastError"
      from ticket_deliveries as delivery
      join ticket_events as event on event.seq = delivery.seq
      join tickets as ticket on ticket.id = delivery.ticket_id
     where delivery.state = $1::text
       and delivery.last_error is not null
     order by delivery.seq
     limit $2::integer
    `,
    [state, MOST_SHOWN],
  );
  return rows.map((row) => {
    const { at, nextTryAt, ...delivery } = RowSchema.parse(row);
    return { ...delivery, at: toShanghaiIso(at), nextTryAt: toShanghaiIso(nextTryAt) };
  });
}

/** An administrator should look when events have waited for longer than this. */
const LAG_TO_TELL_MS = 5 * 60_000;

/** In English, for administrators: what does not arrive. */
export async function deliveryTroubles(db: SqlExecutor, clock: Clock): Promise<string[]> {
  const { dead, pending, waitingSince } = await countDeliveries(db);
  const lagMs = waitingSince === null ? 0 : clock().getTime() - waitingSince.getTime();
  return [
    dead === 0 ? [] : [`${dead} events of tickets could not be delivered: send them again`],
    lagMs < LAG_TO_TELL_MS
      ? []
      : [
          `${pending} events of tickets wait for the receiver, the oldest for ` +
            `${Math.floor(lagMs / 60_000)} minutes`,
        ],
  ].flat();
}
