import type { RevealedContact } from '../contracts/staff-tickets.ts';
import type { TicketStatus } from '../contracts/tickets.ts';
import type { SqlExecutor } from '../database/executor.ts';
import { DomainError } from '../shared/errors.ts';
import { commitChange, lockTicket, type TicketWork } from './commit-change.ts';
import {
  CITIZEN,
  type TicketActor,
  type TicketEvent,
  type TicketEventName,
} from './ticket-event.ts';
import type { TicketRecord } from './ticket-row.ts';

/** Why a ticket may end although nobody knows how to reach the person. */
export type NoContact = 'declined' | 'unreachable';

const EVENT_OF: Readonly<Record<NoContact, TicketEventName>> = {
  declined: 'contact_declined',
  unreachable: 'unreachable',
};
/** After these nobody would call any more. One that is merged goes on in the other ticket. */
const NEEDS_CONTACT: readonly TicketStatus[] = [
  ...(['paid', 'refused', 'called_back', 'archived', 'withdrawn'] as const),
];

/** Somebody looks at how to reach the person and where they are: who and when is an event. */
export async function revealContact(
  work: TicketWork,
  tx: SqlExecutor,
  { id, by, reason }: { id: string; by: TicketActor; reason?: string | undefined },
): Promise<RevealedContact> {
  const before = await lockTicket(work, tx, { id });
  const { contact, whereabouts } = before;
  const change = { what: 'revealed' as const, by, reason, values: {} };
  const { version } = await commitChange(work, tx, { before, change });
  return { contact, whereabouts, version };
}

/** The person does not want to be reached: recorded in their name, once. */
export async function declineContact(
  work: TicketWork,
  tx: SqlExecutor,
  id: string,
): Promise<TicketRecord> {
  const before = await lockTicket(work, tx, { id });
  if (before.contact !== null || isExcused(await work.chain.listByTicket(tx, id))) return before;
  const change = { what: EVENT_OF.declined, by: CITIZEN, values: {} };
  return commitChange(work, tx, { before, change });
}

/**
 * A ticket ends with a way to reach the person, or with the reason why there is none.
 *
 * @throws {DomainError} `contact-required`
 */
export async function requireContact(
  work: TicketWork,
  tx: SqlExecutor,
  { before, to, by, noContact }: ContactQuestion,
): Promise<TicketRecord> {
  if (by.party === 'citizen') return before;
  if (!lacksContact(before, await work.chain.listByTicket(tx, before.id), to)) return before;
  if (noContact === undefined)
    throw new DomainError('invalid', 'contact-required', { keys: 'noContact' });
  return commitChange(work, tx, { before, change: { what: EVENT_OF[noContact], by, values: {} } });
}

interface ContactQuestion {
  /** As the transaction has locked it. */
  before: TicketRecord;
  to: TicketStatus;
  by: TicketActor;
  noContact: NoContact | undefined;
}

/** Whether a move there asks why nobody can be reached. */
export function lacksContact(
  { contact }: Pick<TicketRecord, 'contact'>,
  events: readonly TicketEvent[],
  to: TicketStatus,
): boolean {
  return NEEDS_CONTACT.includes(to) && contact === null && !isExcused(events);
}

function isExcused(events: readonly TicketEvent[]): boolean {
  const excuses = Object.values(EVENT_OF);
  return events.some(({ what }) => excuses.includes(what));
}
