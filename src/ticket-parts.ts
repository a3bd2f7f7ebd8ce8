import { type CalendarParts, prepareCalendar } from './calendar-parts.ts';
import type { Database } from './database/executor.ts';
import { keepStatistics } from './database/keep-statistics.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import { type Cipher, createCipher } from './shared/cipher.ts';
import type { Clock } from './shared/clock.ts';
import type { Log } from './shared/log.ts';
import { createSeal } from './shared/seal.ts';
import { CODE_ATTEMPT_SEALS } from './tickets/code-attempts.ts';
import { TICKET_SEALS } from './tickets/event-chain.ts';
import { createTicketPages } from './tickets/page/ticket-pages.ts';
import { createTicketDesk, type TicketDesk } from './tickets/ticket-desk.ts';
import type { CitizenTickets, TicketPages } from './use-cases.ts';

export interface TicketParts {
  tickets: TicketDesk;
  citizenTickets: CitizenTickets;
  ticketPages: TicketPages;
  cipher: Cipher;
  calendar: CalendarParts;
  /** Ends what goes on in the background. */
  stopTickets(): void;
}

/**
 * The calendar and the desk for tickets, once everything from before the seals is taken over and every limit
 * is counted by the calendar of today.
 */
export async function prepareTickets(needs: {
  db: Database;
  knowledge: Knowledge;
  clock: Clock;
  log: Pick<Log, 'info' | 'error'>;
  dataKey: Buffer;
}): Promise<TicketParts> {
  const { db, knowledge, clock, dataKey } = needs;
  const calendar = await prepareCalendar({ ...needs, ...knowledge });
  const secrets = ticketSecrets(dataKey);
  const tickets = createTicketDesk({ ...knowledge, ...calendar, ...secrets, db, clock });
  await tickets.adopt();
  await calendar.follow(tickets.recount);
  const citizenTickets: CitizenTickets = {
    lookUp: tickets.lookUp,
    move: (asked, move) => tickets.moveByCitizen({ ...asked, ...move }),
    tellArrival: (asked, { reason, ...arrival }) =>
      tickets.noteArrivalByCode({
        ...asked,
        ...arrival,
        reason: reason ?? knowledge.replies.say('tickets.not_arrived_reason'),
      }),
  };
  const stopTickets = await keepStatistics(db, {
    tables: ['tickets', 'ticket_events'],
    onTrouble: (error) =>
      needs.log.error({ err: error }, 'the statistics of the tickets could not be renewed'),
  });
  const ticketPages = createTicketPages(knowledge);
  const { cipher } = secrets;
  return { tickets, citizenTickets, ticketPages, cipher, calendar, stopTickets };
}

/** What hides the words of tickets, and what seals what has happened to them. */
export function ticketSecrets(dataKey: Buffer) {
  return {
    cipher: createCipher(dataKey),
    seal: createSeal(dataKey, TICKET_SEALS),
    sealAttempts: createSeal(dataKey, CODE_ATTEMPT_SEALS),
  };
}
