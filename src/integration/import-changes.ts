import type { ExternalChange, ImportOutcome, ImportOutcomes } from '../contracts/integration.ts';
import type { Database, SqlExecutor } from '../database/executor.ts';
import type { Replies } from '../knowledge/replies.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import type { TicketDesk } from '../tickets/ticket-desk.ts';
import type { TicketRecord } from '../tickets/ticket-row.ts';
import {
  isSameChange,
  lockTickets,
  noteVersion,
  registerChange,
} from './external-change-repository.ts';

export interface ImportNeeds {
  db: Database;
  tickets: Pick<TicketDesk, 'findByNumber' | 'moveTicket'>;
  replies: Replies;
  clock: Clock;
}

/** Clocks differ a little; what is dated later than this has not happened. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

/**
 * Takes changes of state from another system, one after the other and each wholly or not at all. They obey
 * the same table of moves as people do, with an operator's rights.
 *
 * @param system whose they are: its name stands beside the one who did it.
 */
export async function importChanges(
  needs: ImportNeeds,
  { changes, system }: { changes: readonly SeenChange[]; system: string },
): Promise<ImportOutcomes> {
  const outcomes: ImportOutcome[] = [];
  for (const change of changes) outcomes.push(await takeChange(needs, { change, system }));
  return { outcomes };
}

/** Where somebody looked at it before: done on that version of the ticket alone. */
export type SeenChange = ExternalChange & { version?: number };

export interface Sent {
  change: SeenChange;
  system: string;
}

async function takeChange(needs: ImportNeeds, sent: Sent): Promise<ImportOutcome> {
  try {
    return await needs.db.transaction((tx) => applyChange(needs, tx, sent));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return needs.db.transaction((tx) => explainRefusal(needs, tx, { ...sent, error }));
  }
}

/** @throws {DomainError} saying why it is refused; the transaction has to be rolled back then. */
export async function applyChange(
  { tickets, clock }: ImportNeeds,
  tx: SqlExecutor,
  { change, system }: Sent,
): Promise<ImportOutcome> {
  const { number, to, reason, into, noContact, actor, version } = change;
  const now = clock();
  await lockTickets(tx, into === undefined ? [number] : [number, into]);
  const ticket = await tickets.findByNumber(tx, number);
  if (ticket === undefined) throw new DomainError('not-found', 'change-ticket-unknown');
  if (Date.parse(change.at) > now.getTime() + CLOCKS_DIFFER_MS)
    throw new DomainError('invalid', 'change-later');
  const said = { change, ticketId: ticket.id, sentBy: system, takenAt: now };
  if (!(await registerChange(tx, said))) {
    if (!(await isSameChange(tx, change))) throw new DomainError('conflict', 'change-id-reused');
    return outcomeOf(change, 'already', await tickets.findByNumber(tx, number));
  }
  const by = { name: `${system}：${actor}`, party: 'operator' } as const;
  const wanted = { id: ticket.id, to, reason, into, noContact, by, version };
  const moved = await tickets.moveTicket(tx, wanted);
  await noteVersion(tx, change, moved.version);
  return outcomeOf(change, 'accepted', moved);
}

/** A ticket that stands where it should is no refusal; the id is spent all the same. */
export async function explainRefusal(
  { tickets, replies, clock }: ImportNeeds,
  tx: SqlExecutor,
  { change, system, error }: Sent & { error: DomainError },
): Promise<ImportOutcome> {
  const ticket = await tickets.findByNumber(tx, change.number);
  if (error.code === 'move-not-allowed' && ticket?.status === change.to) {
    const said = { change, ticketId: ticket.id, sentBy: system, takenAt: clock() };
    await registerChange(tx, said);
    return outcomeOf(change, 'already', ticket);
  }
  const words = (status: string) => replies.say(`tickets.status.${status}`);
  const values = {
    ...error.values,
    status: words(ticket?.status ?? change.to),
    to: words(change.to),
  };
  const own = `integration.refused.${error.code}`;
  const reason = replies.say(replies.has(own) ? own : `problems.${error.code}`, values);
  return { ...outcomeOf(change, 'refused', ticket), reason };
}

function outcomeOf(
  { externalId, number }: ExternalChange,
  outcome: ImportOutcome['outcome'],
  ticket: TicketRecord | undefined,
): ImportOutcome {
  const { status = null, version = null } = ticket ?? {};
  return { externalId, number, outcome, reason: null, status, version };
}
