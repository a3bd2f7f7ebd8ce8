import type { Database } from '../database/executor.ts';
import type { CodeAttempts } from './code-attempts.ts';
import type { TicketWork } from './commit-change.ts';
import { findByCode } from './find-by-code.ts';
import { moveTicket } from './move-ticket.ts';
import type { ToStatusView } from './status-view.ts';
import { noteArrival } from './ticket-arrival.ts';
import type { TicketDesk } from './ticket-desk.ts';
import { CITIZEN } from './ticket-event.ts';

interface ByCodeWork extends TicketWork {
  db: Database;
  attempts: CodeAttempts;
  toStatusView: ToStatusView;
}

type ByCode = Pick<TicketDesk, 'lookUp' | 'moveByCitizen' | 'noteArrivalByCode'>;

/** What whoever has the number and the code may see and do, in the citizen's name. */
export function createByCode(work: ByCodeWork): ByCode {
  const { db, toStatusView } = work;
  return {
    lookUp: async (asked) => toStatusView(db, await findByCode(work, db, asked)),

    async moveByCitizen({ to, reason, ...said }) {
      const { id } = await findByCode(work, db, said);
      const wanted = { id, to, reason, by: CITIZEN };
      return toStatusView(db, await db.transaction((tx) => moveTicket(work, tx, wanted)));
    },

    async noteArrivalByCode({ arrived, reason, ...said }) {
      const { id } = await findByCode(work, db, said);
      const arrival = { id, arrived, reason };
      return toStatusView(db, await db.transaction((tx) => noteArrival(work, tx, arrival)));
    },
  };
}
