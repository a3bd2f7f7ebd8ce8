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
  const known = await readArrival(tx, before);
  // Said once more: a page that is loaded again changes nothing.
  if (known.said === what) return before;
  if (!known.takesWord) throw new DomainError('conflict', 'not-paid');
  const after = await commitChange(work, tx, { before, change: { what, by: CITIZEN, values: {} } });
  return !arrived && ENDED_BY_OUTCOME.includes(before.status)
    ? moveTicket(work, tx, { id, to: 'accepted', by: CITIZEN, reason })
    : after;
}

/** How it ended, and not opened again since; also a refusal is called back and filed away. */
const ENDED_BY_OUTCOME: readonly TicketRecord['status'][] = ['paid', 'called_back', 'archived'];

/** Of what was paid, and not refused since. */
export interface KnownArrival {
  /** What the citizen has said last since then; null where they said nothing. */
  said: 'arrived' | 'not_arrived' | null;
  /** Also one that was opened again because of what they said takes another word. */
  takesWord: boolean;
}

export async function readArrival(
  db: SqlExecutor,
  { id, status }: Pick<TicketRecord, 'id' | 'status'>,
): Promise<KnownArrival> {
  const outcome = await readOutcome(db, id);
  if (outcome?.status !== 'paid') return { said: null, takesWord: false };
  const { said } = outcome;
  return { said, takesWord: ENDED_BY_OUTCOME.includes(status) || said !== null };
}

interface Outcome {
  status: 'paid' | 'refused';
  said: KnownArrival['said'];
}

/** How it ended the last time, with what the citizen has said last since then. */
async function readOutcome(db: SqlExecutor, ticketId: string): Promise<Outcome | undefined> {
  const { rows } = await db.query<Outcome>(
    `
    select outcome.details::jsonb -> 'set' ->> 'status' as status,
           (select told.what
              from ticket_events as told
             where told.ticket_id = outcome.ticket_id
               and told.version > outcome.version
               and told.what in ('arrived', 'not_arrived')
             order by told.version desc
             limit 1) as said
      from ticket_events as outcome
     where outcome.ticket_id = $1::uuid
       and outcome.what = 'moved'
       and outcome.details::jsonb -> 'set' ->> 'status' in ('paid', 'refused')
     order by outcome.version desc
     limit 1
    `,
    [ticketId],
  );
  return rows[0];
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
