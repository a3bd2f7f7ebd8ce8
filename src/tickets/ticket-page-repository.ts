import { z } from 'zod';
import type { TicketListRequest } from '../contracts/staff-tickets.ts';
import type { SqlExecutor } from '../database/executor.ts';
import type { Instant } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { CLOSED_STATUSES, ENDED_STATUSES } from './ticket-moves.ts';
import type { TicketRepository } from './ticket-repository.ts';
import type { TicketRecord } from './ticket-row.ts';

export interface PageRequest extends Omit<TicketListRequest, 'region'> {
  /** A code of GB/T 2260; there and in everything below it. */
  regionCode?: string | undefined;
  now: Instant;
}

/**
 * One page and the cursor of the next. It goes on behind the last row that was shown, so that a ticket
 * which is opened or moved in the meantime neither repeats one nor hides one.
 */
export async function listTicketPage(
  db: SqlExecutor,
  tickets: Pick<TicketRepository, 'list'>,
  request: PageRequest,
): Promise<{ records: TicketRecord[]; next: string | null }> {
  const rows = await tickets.list(db, clausesOf(ORDERS[request.sort]), valuesOf(request));
  const records = rows.slice(0, request.limit);
  const last = records.at(-1);
  return { records, next: rows.length > records.length && last ? cursorOf(last) : null };
}

function valuesOf(request: PageRequest): unknown[] {
  const { status, regionCode, kind, green, assignee, overdue, cursor, now, limit } = request;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  return [
    status,
    CLOSED_STATUSES,
    regionCode && prefixOf(regionCode),
    kind,
    green,
    assignee,
    overdue,
    ENDED_STATUSES,
    now,
    after?.id,
    after?.lifeSafety,
    after?.firstDueAt,
    after?.acceptedAt,
    limit + 1,
  ].map((value) => value ?? null);
}

function clausesOf({ by, behind }: Order): string {
  return `
    where ticket.status = any ($1::text[]) is not false
      and ($1::text[] is not null or ticket.status <> all ($2::text[]))
      and ($3::text is null or ticket.region_code like $3::text || '%')
      and ($4::text is null or ticket.kind = $4::text)
      and ($5::boolean is null or ticket.green_channel = $5::boolean)
      and ($6::text is null or ticket.assignee = $6::text)
      and ($7::boolean is null or $7::boolean = coalesce(${IS_OVERDUE}, false))
      and ($10::uuid is null or ${behind})
    order by ${by}
    limit $14::integer`;
}

/** A limit that is over while it still runs. */
const IS_OVERDUE = `
  (ticket.first_due_at < $9::timestamptz
   and ticket.status <> all ($8::text[])
   and not ticket.pauses @> '[{"until": null}]')`;

interface Order {
  by: string;
  /** What comes after the row that the cursor names. */
  behind: string;
}

/** The first has the same expressions as the index `tickets_by_urgency`. */
const ORDERS: Readonly<Record<TicketListRequest['sort'], Order>> = {
  urgency: {
    by: `(not ticket.life_safety), (coalesce(ticket.first_due_at, 'infinity'::timestamptz)),
         ticket.accepted_at, ticket.id`,
    behind: `
      ((not ticket.life_safety), (coalesce(ticket.first_due_at, 'infinity'::timestamptz)),
       ticket.accepted_at, ticket.id)
      > (not $11::boolean, coalesce($12::timestamptz, 'infinity'::timestamptz),
         $13::timestamptz, $10::uuid)`,
  },
  newest: {
    by: 'ticket.accepted_at desc, ticket.id desc',
    // The two that this order does not use are named, so that the engine knows their types.
    behind: `
      ((ticket.accepted_at, ticket.id) < ($13::timestamptz, $10::uuid)
       and ($11::boolean is null or $12::timestamptz is null or true))`,
  },
};

/** 320600 holds everything that begins with 3206, 320682 whatever begins with itself. */
function prefixOf(code: string): string {
  return code.length === 6 ? code.replace(/(?:00){1,2}$/, '') : code;
}

const CursorSchema = z.tuple([
  z.boolean(),
  z.iso.datetime().nullable(),
  z.iso.datetime(),
  z.uuid(),
]);

function cursorOf({ lifeSafety, firstDueAt, acceptedAt, id }: TicketRecord): string {
  const place = [lifeSafety, firstDueAt?.toISOString() ?? null, acceptedAt.toISOString(), id];
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** @throws {DomainError} `invalid-request` for what we never gave out. */
function readCursor(cursor: string) {
  try {
    const text = Buffer.from(cursor, 'base64url').toString();
    const [lifeSafety, firstDueAt, acceptedAt, id] = CursorSchema.parse(JSON.parse(text));
    return { lifeSafety, firstDueAt, acceptedAt, id };
  } catch {
    throw new DomainError('invalid', 'invalid-request', { keys: 'cursor' });
  }
}
