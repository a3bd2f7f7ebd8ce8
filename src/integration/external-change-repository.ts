import { createHash } from 'node:crypto';
import type { ExternalChange } from '../contracts/integration.ts';
import type { SqlExecutor } from '../database/executor.ts';

export interface NewExternalChange {
  change: ExternalChange;
  ticketId: string;
  sentBy: string;
  takenAt: Date;
}

/**
 * Before anything points at them: two changes of a ticket at once would each keep the other from its row. In the order
 * of their ids, as mergers do.
 */
export async function lockTickets(tx: SqlExecutor, numbers: readonly string[]): Promise<void> {
  await tx.query(
    `
    select ticket.id
      from tickets as ticket
     where ticket.number = any ($1::text[])
     order by ticket.id
       for update
    `,
    [numbers],
  );
}

/**
 * Whether it is new. The same id from another transaction is waited for: only one of them is ever taken.
 */
export async function registerChange(
  tx: SqlExecutor,
  { change, ticketId, sentBy, takenAt }: NewExternalChange,
): Promise<boolean> {
  const { rows } = await tx.query(
    `
    insert into external_changes (external_id, digest, ticket_id, sent_by, happened_at, taken_at)
    values ($1::text, $2::text, $3::uuid, $4::text, $5::timestamptz, $6::timestamptz)
    on conflict (external_id) do nothing
    returning external_id
    `,
    [change.externalId, digestOf(change), ticketId, sentBy, change.at, takenAt],
  );
  return rows.length > 0;
}

/** The event that it made. */
export async function noteVersion(
  tx: SqlExecutor,
  { externalId }: ExternalChange,
  version: number,
): Promise<void> {
  await tx.query(
    `
    update external_changes as change
       set version = $2::integer
     where change.external_id = $1::text
    `,
    [externalId, version],
  );
}

/** Whether what was taken under this id said the same. */
export async function isSameChange(tx: SqlExecutor, change: ExternalChange): Promise<boolean> {
  const { rows } = await tx.query<{ digest: string }>(
    'select change.digest from external_changes as change where change.external_id = $1::text',
    [change.externalId],
  );
  return rows[0]?.digest === digestOf(change);
}

/** The reason is part of it and may speak of people: only the digest is kept. */
function digestOf(change: ExternalChange): string {
  const { number, to, reason = null, at, actor, into = null, noContact = null } = change;
  const said = [number, to, reason, Date.parse(at), actor, into, noContact];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
