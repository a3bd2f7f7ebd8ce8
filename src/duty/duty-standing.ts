import type { SqlExecutor } from '../database/executor.ts';
import type { TicketRecord } from '../tickets/ticket-row.ts';
import { readStanding } from './notice-repository.ts';

/**
 * What may be said of who knows: somebody has acknowledged it, a channel has taken it and nobody has acknowledged,
 * somebody is signed in and sees it, or it is on file and that is all.
 */
export type DutyStanding = 'acknowledged' | 'sent' | 'present' | 'filed';

/** Of a new ticket nobody can have heard yet: it may be asked while that is written down. */
export type TellDuty = (
  ticket: Pick<TicketRecord, 'id' | 'lifeSafety'> | 'new',
) => Promise<DutyStanding>;

export async function standingOf(
  db: SqlExecutor,
  ticket: Parameters<TellDuty>[0],
  isPresent: () => Promise<boolean>,
): Promise<DutyStanding> {
  if (ticket === 'new') return (await isPresent()) ? 'present' : 'filed';
  const { id, lifeSafety } = ticket;
  // Side by side: somebody waits for the number to call.
  const [{ isAcknowledged, isSent }, somebodyIsThere] = await Promise.all([
    readStanding(db, id, lifeSafety ? 'danger' : 'emergency'),
    isPresent(),
  ]);
  if (isAcknowledged) return 'acknowledged';
  if (isSent) return 'sent';
  return somebodyIsThere ? 'present' : 'filed';
}
