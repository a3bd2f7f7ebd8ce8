import type { TicketMeasure } from '../contracts/staff-tickets.ts';
import type { SqlExecutor } from '../database/executor.ts';
import { DomainError } from '../shared/errors.ts';
import { commitChange, lockTicket, type TicketWork } from './commit-change.ts';
import { moveTicket } from './move-ticket.ts';
import { CITIZEN } from './ticket-event.ts';
import type { TicketRecord } from './ticket-row.ts';

export interface Arrival {
  id: string;
  arrived: boolean;
  /** Why it goes on where nothing arrived, in the citizen's words. */
  reason: string;
}

/**
 * The citizen says whether what was paid has arrived. Where it has not, the ticket is opened again: the
 * service is measured by what arrives. The later word counts, the same once more changes nothing.
 *
 * @throws {DomainError} `not-paid` where nothing was paid yet.
 */
export async function noteArrival(
  work: TicketWork,
  tx: SqlExecutor,
  { id, arrived, reason }: Arrival,
): Promise<TicketRecord> {
  const before = await lockTicket(work, tx, { id });
  const what = arrived ? 'arrived' : 'not_arrived';
  // Said once more: a page that is loaded again changes nothing.
  if ((await readArrival(tx, id)) === what) return before;
  if (!(await takesArrival(tx, before))) throw new DomainError('conflict', 'not-paid');
  const after = await commitChange(work, tx, { before, change: { what, by: CITIZEN, values: {} } });
  return !arrived && PAID_STATUSES.includes(before.status)
    ? moveTicket(work, tx, { id, to: 'accepted', by: CITIZEN, reason })
    : after;
}

/** Paid, and not opened again since. */
const PAID_STATUSES: readonly TicketRecord['status'][] = ['paid', 'called_back', 'archived'];

/** Also one that was opened again because of what they said takes another word. */
export async function takesArrival(
  db: SqlExecutor,
  { id, status }: TicketRecord,
): Promise<boolean> {
  return PAID_STATUSES.includes(status) || (await readArrival(db, id)) !== null;
}

/** What the citizen has said last since it was paid; null where it was not, or they said nothing. */
export async function readArrival(
  db: SqlExecutor,
  ticketId: string,
): Promise<'arrived' | 'not_arrived' | null> {
  const { rows } = await db.query<{ what: 'arrived' | 'not_arrived' }>(
    `
    select event.what
      from ticket_events as event
     where event.ticket_id = $1::uuid
       and event.what in ('arrived', 'not_arrived')
       and event.version > (
             select max(paid.version)
               from ticket_events as paid
              where paid.ticket_id = event.ticket_id
                and paid.what = 'moved'
                and paid.details::jsonb -> 'set' ->> 'status' = 'paid')
     order by event.version desc
     limit 1
    `,
    [ticketId],
  );
  return rows[0]?.what ?? null;
}

/** Of the tickets that were paid: how many people said that it arrived, that it did not, or nothing yet. */
export async function measureArrivals(db: SqlExecutor): Promise<TicketMeasure> {
  const { rows } = await db.query<TicketMeasure>(
    `
    with paid as (
      select event.ticket_id,
             max(event.version) as version
        from ticket_events as event
       where event.what = 'moved'
         and event.details::jsonb -> 'set' ->> 'status' = 'paid'
       group by event.ticket_id
    )
    select count(*)::int as paid,
           count(*) filter (where told.what = 'arrived')::int as arrived,
           count(*) filter (where told.what = 'not_arrived')::int as "notArrived",
           count(*) filter (where told.what is null)::int as "notAnswered"
      from paid
      left join lateral (
        select event.what
          from ticket_events as event
         where event.ticket_id = paid.ticket_id
           and event.version > paid.version
           and event.what in ('arrived', 'not_arrived')
         order by event.version desc
         limit 1
      ) as told on true
    `,
  );
  return rows[0] ?? { paid: 0, arrived: 0, notArrived: 0, notAnswered: 0 };
}
