import { prepareCalendar } from '../src/calendar-parts.ts';
import type { Database } from '../src/database/executor.ts';
import { loadKnowledge } from '../src/knowledge/knowledge.ts';
import { createCipher } from '../src/shared/cipher.ts';
import { systemClock } from '../src/shared/clock.ts';
import { ticketSecrets } from '../src/ticket-parts.ts';
import { createTicketDesk, type TicketDesk } from '../src/tickets/ticket-desk.ts';

export const dataKey = Buffer.alloc(32, 7);
export const cipher = createCipher(dataKey);

/** The desk as the product has it; it counts no limits anew, which would read every ticket. */
export async function openDesk(db: Database): Promise<TicketDesk> {
  const knowledge = loadKnowledge();
  const log = { info: () => undefined, error: console.error };
  const calendar = await prepareCalendar({ ...knowledge, db, clock: systemClock, log });
  const secrets = ticketSecrets(dataKey);
  return createTicketDesk({ ...knowledge, ...calendar, ...secrets, db, clock: systemClock });
}
