import { z } from 'zod';
import type { TicketNotice } from '../contracts/integration.ts';
import type { SqlExecutor } from '../database/executor.ts';
import { toShanghaiIso } from '../shared/clock.ts';
import { detailsOf, StoredEventSchema } from '../tickets/ticket-event.ts';
import {
  type StandingTicket,
  stateOf,
  type TicketState,
  TicketStateSchema,
} from '../tickets/ticket-state.ts';

const RowSchema = StoredEventSchema.pick({
  seq: true,
  id: true,
  ticketId: true,
  version: true,
  party: true,
  what: true,
  details: true,
  hash: true,
}).extend({ at: z.date(), number: z.string(), externalId: z.string().nullable() });
type Row = z.infer<typeof RowSchema>;

/** A notice with its place in the sequence of all events. */
export interface PlacedNotice {
  seq: number;
  hash: string;
  notice: TicketNotice;
}

/** What is told of one event. */
export async function readNotice(db: SqlExecutor, seq: number): Promise<TicketNotice | undefined> {
  return (await listNotices(db, { after: seq - 1, limit: 1 })).find((each) => each.seq === seq)
    ?.notice;
}

/**
 * What is told of the events behind a place in the sequence, in its order. Everything in it follows from the
 * sealed events: a notice is the same whenever it is made.
 */
export async function listNotices(
  db: SqlExecutor,
  { after, limit }: { after: number; limit: number },
): Promise<PlacedNotice[]> {
  const { rows } = await db.query(
    `
    select event.seq,
           event.id,
           event.ticket_id as "ticketId",
           event.version,
           event.at,
           event.party,
           event.what,
           event.details,
           event.hash,
           ticket.number,
           change.external_id as "externalId"
      from ticket_events as event
      join tickets as ticket on ticket.id = event.ticket_id
      left join external_changes as change
        on change.ticket_id = event.ticket_id
       and change.version = event.version
     where event.seq > $1::bigint
     order by event.seq
     limit $2::integer
    `,
    [after, limit],
  );
  const events = rows.map((row) => RowSchema.parse(row));
  const histories = await readHistories(db, events);
  const placed = events.map((event) => ({ event, ...standingsOf(event, histories) }));
  const numbers = await readNumbers(db, placed);
  return placed.map(({ event, before, after: standing }) => ({
    seq: event.seq,
    hash: event.hash,
    notice: toNotice(event, { before, after: standing, numbers }),
  }));
}

type History = { version: number; details: string }[];

/** Every event of these tickets, the oldest first: how a ticket stood follows from all before. */
async function readHistories(
  db: SqlExecutor,
  events: readonly Row[],
): Promise<Map<string, History>> {
  const ids = [...new Set(events.map(({ ticketId }) => ticketId))];
  const { rows } = await db.query<{ ticketId: string; version: number; details: string }>(
    `
    select event.ticket_id as "ticketId",
           event.version,
           event.details
      from ticket_events as event
     where event.ticket_id = any ($1::uuid[])
     order by event.ticket_id, event.version
    `,
    [ids],
  );
  const histories = new Map<string, History>(ids.map((id) => [id, []]));
  for (const row of rows) histories.get(row.ticketId)?.push(row);
  return histories;
}

interface Standings {
  /** Undefined before the first event. */
  before: Omit<StandingTicket, 'version'>;
  after: TicketState;
}

function standingsOf({ ticketId, version }: Row, histories: Map<string, History>): Standings {
  const history = histories.get(ticketId) ?? [];
  const until = (isIncluded: (each: number) => boolean) =>
    stateOf(
      history
        .filter((event) => isIncluded(event.version))
        .map((event) => ({ version: event.version, details: detailsOf(event) })),
    );
  return {
    before: until((each) => each < version),
    after: TicketStateSchema.parse(until((each) => each <= version)),
  };
}

/** People know tickets by their numbers. */
async function readNumbers(
  db: SqlExecutor,
  placed: readonly Standings[],
): Promise<Map<string, string>> {
  const ids = [...new Set(placed.flatMap(({ after }) => after.mergedInto ?? []))];
  if (ids.length === 0) return new Map();
  const { rows } = await db.query<{ id: string; number: string }>(
    'select ticket.id, ticket.number from tickets as ticket where ticket.id = any ($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ id, number }) => [id, number]));
}

function toNotice(
  event: Row,
  { before, after, numbers }: Standings & { numbers: Map<string, string> },
): TicketNotice {
  const { set, changed } = detailsOf(event);
  const isMoved = before.status !== after.status;
  return {
    id: event.id,
    what: event.what,
    at: toShanghaiIso(event.at),
    actor: event.party,
    number: event.number,
    version: event.version,
    kind: after.kind,
    status: after.status,
    from: isMoved ? (before.status ?? null) : null,
    to: isMoved ? after.status : null,
    region: after.region,
    greenChannel: after.greenChannel,
    lifeSafety: after.lifeSafety,
    programme: after.programme,
    discoveredAt: inShanghai(after.discoveredAt),
    acceptedAt: inShanghai(after.acceptedAt),
    dueAt: after.dueAt && inShanghai(after.dueAt),
    firstDueAt: after.firstDueAt && inShanghai(after.firstDueAt),
    certainty: after.certainty,
    paused: after.pauses.some(({ until }) => until === null),
    mergedInto: after.mergedInto && (numbers.get(after.mergedInto) ?? null),
    changed: [...new Set([...changed, ...Object.keys(set)])],
    externalId: event.externalId,
  };
}

function inShanghai(instant: string): string {
  return toShanghaiIso(new Date(instant));
}
