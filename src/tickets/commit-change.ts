import type { SqlExecutor } from '../database/executor.ts';
import { isUniqueViolation } from '../database/sql-error.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError, StaleVersionError } from '../shared/errors.ts';
import type { EventChain } from './event-chain.ts';
import { type DeadlineNeeds, withDeadlines } from './ticket-deadline.ts';
import type { TicketActor, TicketEventDetails, TicketEventName } from './ticket-event.ts';
import type { TicketRepository } from './ticket-repository.ts';
import { rememberedState, type TicketRecord } from './ticket-row.ts';
import { changesBetween } from './ticket-state.ts';

/** What every use case of tickets works with. */
export interface TicketWork extends DeadlineNeeds {
  tickets: TicketRepository;
  chain: EventChain;
  clock: Clock;
  /** Told of every move in its transaction. */
  onMoved?: (tx: SqlExecutor, after: TicketRecord, by: TicketActor) => Promise<void>;
}

export interface TicketChange {
  what: TicketEventName;
  by: TicketActor;
  reason?: string | undefined;
  told?: TicketEventDetails['told'];
  /** What stands differently; time limits follow by themselves. */
  values: Partial<TicketRecord>;
}

/**
 * Every change of a ticket goes through here: one version, one sealed event, in the caller's transaction.
 *
 * @param before as the transaction has locked it.
 * @throws {DomainError} `reason-required` where a ticket would become less urgent without one.
 */
export async function commitChange(
  { tickets, chain, clock, onMoved, ...needs }: TicketWork,
  tx: SqlExecutor,
  { before, change }: { before: TicketRecord; change: TicketChange },
): Promise<TicketRecord> {
  const { what, by, reason, told, values } = change;
  const changed = namesOfChanges(before, values);
  const version = before.version + 1;
  const after = withDeadlines({ ...before, ...values, version }, needs);
  refuseSilentLowering(before, after, change);
  const at = clock();
  await tickets.save(tx, after, at).catch(refuseSecondEmergency);
  const set = changesBetween(rememberedState(before), rememberedState(after));
  await chain.append(tx, {
    ticketId: before.id,
    version,
    at,
    actor: by,
    what,
    reason: reason ?? null,
    details: { set, changed, ...(told ? { told } : {}) },
  });
  if (after.status !== before.status) await onMoved?.(tx, after, by);
  return after;
}

/** @throws {DomainError} `ticket-not-found`, or `stale-version` with how the ticket stands now. */
export async function lockTicket(
  { tickets }: Pick<TicketWork, 'tickets'>,
  tx: SqlExecutor,
  { id, version }: { id: string; version?: number | undefined },
): Promise<TicketRecord> {
  const found = await tickets.findForUpdate(tx, id);
  if (found === undefined) throw new DomainError('not-found', 'ticket-not-found');
  if (version !== undefined && version !== found.version)
    throw new StaleVersionError({ ...rememberedState(found), version: found.version });
  return found;
}

export function namesOfChanges(before: TicketRecord, values: Partial<TicketRecord>): string[] {
  const names = Object.keys(values) as (keyof TicketRecord)[];
  return names.filter((name) =>
    name === 'place'
      ? values.place?.code !== before.place?.code
      : JSON.stringify(values[name]) !== JSON.stringify(before[name]),
  );
}

/** Nobody waits longer for help without a person who says why. */
function refuseSilentLowering(
  before: TicketRecord,
  after: TicketRecord,
  { by, reason }: TicketChange,
): void {
  const isLower =
    (before.lifeSafety && !after.lifeSafety) ||
    (before.greenChannel && !after.greenChannel) ||
    (after.kind !== before.kind && after.kind !== 'emergency_temporary_aid') ||
    isNeededLater(before.neededBy, after.neededBy);
  if (isLower && (by.party === 'system' || reason === undefined))
    throw new DomainError('invalid', 'reason-required', { keys: 'reason' });
}

function isNeededLater(before: TicketRecord['neededBy'], after: TicketRecord['neededBy']): boolean {
  return before !== null && (after === null || after.on > before.on);
}

function refuseSecondEmergency(error: unknown): never {
  if (isUniqueViolation(error, 'tickets_one_emergency_per_conversation'))
    throw new DomainError('conflict', 'emergency-open-already');
  throw error;
}
