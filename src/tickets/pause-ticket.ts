import type { PauseTicket, ResumeTicket } from '../contracts/staff-tickets.ts';
import type { SqlExecutor } from '../database/executor.ts';
import { toShanghaiIso } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { commitChange, lockTicket, type TicketWork } from './commit-change.ts';
import type { TicketActor } from './ticket-event.ts';
import { ENDED_STATUSES } from './ticket-moves.ts';
import { openPauseOf } from './ticket-pause.ts';
import type { TicketRecord } from './ticket-row.ts';

interface Asked<Request> {
  id: string;
  request: Request;
  by: TicketActor;
}

/**
 * The limits stand still from now on. Danger is never paused.
 *
 * @throws {DomainError} `pause-not-allowed`, or `pause-told-later` for a time that has not come.
 */
export async function pauseTicket(
  work: TicketWork,
  tx: SqlExecutor,
  { id, request, by }: Asked<PauseTicket>,
): Promise<TicketRecord> {
  const before = await lockTicket(work, tx, { id, version: request.version });
  const isPaused = openPauseOf(before.pauses) !== undefined;
  if (isPaused || before.lifeSafety || ENDED_STATUSES.includes(before.status))
    throw new DomainError('conflict', 'pause-not-allowed');
  const now = work.clock();
  if (new Date(request.told.at) > now)
    throw new DomainError('invalid', 'pause-told-later', { keys: 'told.at' });
  const pause = { from: toShanghaiIso(now), until: null };
  return commitChange(work, tx, {
    before,
    change: {
      what: 'paused',
      by,
      reason: request.evidence,
      told: request.told,
      values: { pauses: [...before.pauses, pause] },
    },
  });
}

/** The limits run on, and end later by the whole working days that lie between. */
export async function resumeTicket(
  work: TicketWork,
  tx: SqlExecutor,
  { id, request, by }: Asked<ResumeTicket>,
): Promise<TicketRecord> {
  const before = await lockTicket(work, tx, { id, version: request.version });
  const open = openPauseOf(before.pauses);
  if (open === undefined) throw new DomainError('conflict', 'resume-not-allowed');
  const until = toShanghaiIso(work.clock());
  const pauses = before.pauses.map((pause) => (pause === open ? { ...pause, until } : pause));
  return commitChange(work, tx, {
    before,
    change: { what: 'resumed', by, reason: request.reason, values: { pauses } },
  });
}
