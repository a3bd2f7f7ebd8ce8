import type { SqlExecutor } from '../database/executor.ts';
import { commitChange, lockTicket, namesOfChanges, type TicketWork } from './commit-change.ts';
import { ASSISTANT, type TicketActor } from './ticket-event.ts';
import type { TicketRecord } from './ticket-row.ts';

/** What is told of a ticket later; what is absent stays. */
export interface TicketChanges
  extends Partial<
    Pick<
      TicketRecord,
      | 'kind'
      | 'place'
      | 'greenChannel'
      | 'lifeSafety'
      | 'summary'
      | 'whereabouts'
      | 'contact'
      | 'programme'
      | 'neededBy'
      | 'assignee'
    >
  > {
  /** Refused with `stale-version` when the ticket has another version by now. */
  expectedVersion?: number;
  /** The assistant where absent. */
  by?: TicketActor;
  reason?: string | undefined;
}

/** @throws {DomainError} `reason-required` where the ticket would become less urgent without one. */
export async function updateTicket(
  work: TicketWork,
  executor: SqlExecutor,
  { id, changes }: { id: string; changes: TicketChanges },
): Promise<TicketRecord> {
  const { expectedVersion, by = ASSISTANT, reason, ...values } = changes;
  const before = await lockTicket(work, executor, { id, version: expectedVersion });
  if (namesOfChanges(before, values).length === 0) return before;
  const change = { what: 'updated' as const, by, reason, values };
  return commitChange(work, executor, { before, change });
}
