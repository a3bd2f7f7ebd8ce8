import { z } from 'zod';
import type { TicketListRequest } from '../contracts/staff-tickets.ts';
import type { SqlExecutor } from '../database/executor.ts';
import type { Instant } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { CLOSED_STATUSES, ENDED_STATUSES, IS_OPEN, inSql } from './ticket-moves.ts';
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
  const { clauses, values } = statementOf(request);
  const rows = await tickets.list(db, clauses, values);
  const records = rows.slice(0, request.limit);
  const last = records.at(-1);
  return { records, next: rows.length > records.length && last ? cursorOf(last) : null };
}

/** Gives a value its place in the statement, e.g. `$3`. */
type Bind = (value: unknown) => string;

/** Only what was asked for stands in the statement, in the words of the indexes: so one of them serves it. */
function statementOf(request: PageRequest): { clauses: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const { by, behind } = ORDERS[request.sort];
  const conditions = [
    ...statusConditions(request, bind),
    ...filterConditions(request, bind),
    ...(request.cursor === undefined ? [] : [behind(readCursor(request.cursor), request, bind)]),
  ];
  const clauses = `
    where ${conditions.join('\n      and ')}
    order by ${by}
    limit ${bind(request.limit + 1)}::integer`;
  return { clauses, values };
}

function statusConditions({ status }: PageRequest, bind: Bind): string[] {
  if (status === undefined) return [IS_OPEN];
  const isAmong = `ticket.status = any (${bind(status)}::text[])`;
  return status.some((each) => CLOSED_STATUSES.includes(each)) ? [isAmong] : [IS_OPEN, isAmong];
}

function filterConditions(request: PageRequest, bind: Bind): string[] {
  const { regionCode, kind, green, assignee, overdue, now } = request;
  const conditions: string[] = [];
  if (regionCode !== undefined)
    conditions.push(`ticket.region_code like ${bind(`${prefixOf(regionCode)}%`)}::text`);
  if (kind !== undefined) conditions.push(`ticket.kind = ${bind(kind)}::text`);
  if (green !== undefined) conditions.push(`ticket.green_channel = ${bind(green)}::boolean`);
  if (assignee !== undefined) conditions.push(`ticket.assignee = ${bind(assignee)}::text`);
  if (overdue !== undefined)
    conditions.push(`${overdue ? '' : 'not '}${isOverdue(`${bind(now)}::timestamptz`)}`);
  return conditions;
}

/** A limit that is over while it still runs. */
const isOverdue = (now: string) => `
  (coalesce(ticket.first_due_at, 'infinity'::timestamptz) < ${now}
   and ticket.status not in (${inSql(ENDED_STATUSES)})
   and not ticket.pauses @> '[{"until": null}]')`;

interface Order {
  by: string;
  /** What comes after the row that the cursor names. */
  behind(cursor: Cursor, request: PageRequest, bind: Bind): string;
}

/**
 * Both have the same expressions as their indexes. Whose tickets are asked for begins the place to go on from,
 * as it begins its index: the engine takes few tickets to be behind a place that begins with danger, and would
 * look through everybody's for them.
 */
const ORDERS: Readonly<Record<TicketListRequest['sort'], Order>> = {
  urgency: {
    by: `(not ticket.life_safety), (coalesce(ticket.first_due_at, 'infinity'::timestamptz)),
         ticket.accepted_at, ticket.id`,
    behind: ({ lifeSafety, firstDueAt, acceptedAt, id }, { assignee }, bind) => `
      (${assignee === undefined ? '' : 'ticket.assignee, '}
       (not ticket.life_safety), (coalesce(ticket.first_due_at, 'infinity'::timestamptz)),
       ticket.accepted_at, ticket.id)
      > (${assignee === undefined ? '' : `${bind(assignee)}::text, `}
         ${bind(!lifeSafety)}::boolean, ${bind(firstDueAt ?? 'infinity')}::timestamptz,
         ${bind(acceptedAt)}::timestamptz, ${bind(id)}::uuid)`,
  },
  newest: {
    by: 'ticket.accepted_at desc, ticket.id desc',
    behind: ({ acceptedAt, id }, _request, bind) =>
      `(ticket.accepted_at, ticket.id) < (${bind(acceptedAt)}::timestamptz, ${bind(id)}::uuid)`,
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

interface Cursor {
  lifeSafety: boolean;
  firstDueAt: string | null;
  acceptedAt: string;
  id: string;
}

function cursorOf({ lifeSafety, firstDueAt, acceptedAt, id }: TicketRecord): string {
  const place = [lifeSafety, firstDueAt?.toISOString() ?? null, acceptedAt.toISOString(), id];
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** @throws {DomainError} `invalid-request` for what we never gave out. */
function readCursor(cursor: string): Cursor {
  try {
    const text = Buffer.from(cursor, 'base64url').toString();
    const [lifeSafety, firstDueAt, acceptedAt, id] = CursorSchema.parse(JSON.parse(text));
    return { lifeSafety, firstDueAt, acceptedAt, id };
  } catch {
    throw new DomainError('invalid', 'invalid-request', { keys: 'cursor' });
  }
}
