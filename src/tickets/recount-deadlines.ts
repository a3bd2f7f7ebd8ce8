import type { Deadline } from '../contracts/deadlines.ts';
import type { Database } from '../database/executor.ts';
import { commitChange, lockTicket, type TicketWork } from './commit-change.ts';
import { withDeadlines } from './ticket-deadline.ts';
import { SYSTEM } from './ticket-event.ts';
import { ENDED_STATUSES } from './ticket-moves.ts';
import type { TicketRecord } from './ticket-row.ts';

/**
 * Counts the limits of all tickets that still run by the calendar as it is now; a ticket whose limit moves,
 * or becomes certain, gets an event that says so. Returns how many did.
 */
export async function recountDeadlines(work: TicketWork & { db: Database }): Promise<number> {
  const running = await work.tickets.list(
    work.db,
    `where ticket.status <> all ($1::text[])
       and ticket.first_due_at is not null
     order by ticket.first_due_at, ticket.id`,
    [ENDED_STATUSES],
  );
  const outdated = running.filter((record) => isOutdated(record, work));
  for (const { id } of outdated)
    await work.db.transaction(async (tx) => {
      const before = await lockTicket(work, tx, { id });
      if (!isOutdated(before, work)) return;
      await commitChange(work, tx, {
        before,
        change: { what: 'recomputed', by: SYSTEM, values: {} },
      });
    });
  return outdated.length;
}

function isOutdated(record: TicketRecord, work: TicketWork): boolean {
  const recounted = withDeadlines(record, work);
  return (
    recounted.firstDueAt?.getTime() !== record.firstDueAt?.getTime() ||
    inShort(recounted.deadline) !== inShort(record.deadline)
  );
}

/** Which days count and how sure that is; not how it is worded. */
function inShort(deadline: Deadline | null): string {
  if (deadline === null) return '';
  const days = deadline.days.map(({ date, working }) => `${date}${working ? '+' : '-'}`);
  return [deadline.dueAt, deadline.certainty, ...days].join(' ');
}
