import type { Database } from '../database/executor.ts';
import type { TicketWork } from './commit-change.ts';
import { SYSTEM } from './ticket-event.ts';
import { rememberedState } from './ticket-row.ts';

/**
 * Takes over the tickets from before there were seals: from now on their first event says how they stood.
 * Returns how many there were.
 */
export async function adoptTickets(work: TicketWork & { db: Database }): Promise<number> {
  const { db, tickets, chain, clock } = work;
  const unsealed = await tickets.list(db, 'where ticket.last_event_hash is null', []);
  for (const { id } of unsealed)
    await db.transaction(async (tx) => {
      const record = await tickets.findForUpdate(tx, id);
      if (record === undefined || (await tickets.isSealed(tx, id))) return;
      await chain.append(tx, {
        ticketId: id,
        version: record.version,
        at: clock(),
        actor: SYSTEM,
        what: 'adopted',
        reason: null,
        details: { set: rememberedState(record), changed: [] },
      });
    });
  return unsealed.length;
}
