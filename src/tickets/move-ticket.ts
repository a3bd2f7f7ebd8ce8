import type { TicketStatus } from '../contracts/tickets.ts';
import type { SqlExecutor } from '../database/executor.ts';
import { toShanghaiIso } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { commitChange, lockTicket, type TicketWork } from './commit-change.ts';
import { type NoContact, requireContact } from './reach-citizen.ts';
import type { TicketActor } from './ticket-event.ts';
import { ENDED_STATUSES, isKnownMove, listMoves, type TicketMove } from './ticket-moves.ts';
import type { TicketRecord } from './ticket-row.ts';

export interface WantedMove {
  id: string;
  to: TicketStatus;
  by: TicketActor;
  reason?: string | undefined;
  /** The number of the ticket that goes on, for `merged`. */
  into?: string | undefined;
  /** Absent: whatever version it has; for citizens, who see none. */
  version?: number | undefined;
  /** Why nobody can be reached, where the ticket ends without a way to. */
  noContact?: NoContact | undefined;
}

/** @throws {DomainError} saying why the move is refused; nothing is changed then. */
export async function moveTicket(
  work: TicketWork,
  tx: SqlExecutor,
  wanted: WantedMove,
): Promise<TicketRecord> {
  const target = await lockTarget(work, tx, wanted);
  const locked = await lockTicket(work, tx, wanted);
  const move = getMove(locked, wanted);
  if (move.needsReason && wanted.reason === undefined)
    throw new DomainError('invalid', 'reason-required', { keys: 'reason' });
  if (wanted.by.party === 'citizen' && locked.lifeSafety && move.to === 'withdrawn')
    throw new DomainError('forbidden', 'move-forbidden');
  if (move.to === 'merged') checkTarget(locked, target);
  const { by, noContact } = wanted;
  const before = await requireContact(work, tx, { before: locked, to: move.to, by, noContact });
  return commitChange(work, tx, {
    before,
    change: {
      what: 'moved',
      by: wanted.by,
      reason: wanted.reason,
      values: valuesOf(before, { move, target, by: wanted.by, at: toShanghaiIso(work.clock()) }),
    },
  });
}

/** Before the ticket itself and before any event, so that two mergers never wait for each other's. */
async function lockTarget(
  { tickets }: TicketWork,
  tx: SqlExecutor,
  { id, to, into }: WantedMove,
): Promise<TicketRecord | undefined> {
  if (to !== 'merged' || into === undefined) return undefined;
  const target = await tickets.findByNumber(tx, into);
  if (target === undefined) return undefined;
  await tickets.lockAll(tx, [id, target.id]);
  return tickets.find(tx, target.id);
}

function getMove(before: TicketRecord, { to, by }: WantedMove): TicketMove {
  const move = listMoves(before, by.party).find((each) => each.to === to);
  if (move !== undefined) return move;
  if (isKnownMove(before, to)) throw new DomainError('forbidden', 'move-forbidden');
  throw new DomainError('conflict', 'move-not-allowed');
}

/** The one that goes on is open, another one and at least as urgent: nobody is lost in it. */
function checkTarget(before: TicketRecord, target: TicketRecord | undefined): void {
  if (target === undefined || target.id === before.id || ENDED_STATUSES.includes(target.status))
    throw new DomainError('invalid', 'merge-target', { keys: 'into' });
  const isLess =
    (before.lifeSafety && !target.lifeSafety) ||
    (before.greenChannel && !target.greenChannel) ||
    (before.kind === 'emergency_temporary_aid' && target.kind !== before.kind);
  if (isLess) throw new DomainError('invalid', 'merge-less-urgent', { keys: 'into' });
}

interface Moving {
  move: TicketMove;
  target: TicketRecord | undefined;
  by: TicketActor;
  at: string;
}

function valuesOf(before: TicketRecord, { move, target, by, at }: Moving): Partial<TicketRecord> {
  const { to } = move;
  const pauses = before.pauses.map((pause) =>
    pause.until === null ? { ...pause, until: at } : pause,
  );
  return {
    status: to,
    mergedInto: to === 'merged' ? (target?.id ?? null) : null,
    // Whoever takes it has it, unless somebody was named.
    ...(to === 'received' && before.assignee === null ? { assignee: by.name } : {}),
    ...(ENDED_STATUSES.includes(to) ? { pauses } : {}),
  };
}
