import { z } from 'zod';
import { DutyLevelSchema, type NoticeKind, NoticeKindSchema } from '../contracts/duty.ts';
import type { SqlExecutor } from '../database/executor.ts';
import type { Instant } from '../shared/clock.ts';
import { isUrgedAnew } from './urged-anew.ts';

const NoticeRowSchema = z.object({
  id: z.string(),
  ticketId: z.string(),
  ticketNumber: z.string(),
  regionCode: z.string().nullable(),
  lifeSafety: z.boolean(),
  kind: NoticeKindSchema,
  level: DutyLevelSchema,
  limitAt: z.date().nullable(),
  raisedAt: z.date(),
  rounds: z.int(),
  sentAt: z.date().nullable(),
  sentTo: z.string().nullable(),
});
export type NoticeRecord = z.infer<typeof NoticeRowSchema>;

const OPEN = 'notice.acknowledged_at is null and notice.closed_at is null';

/** Danger first, then the earliest raised. */
export async function listOpenNotices(db: SqlExecutor): Promise<NoticeRecord[]> {
  return listNotices(
    db,
    `where ${OPEN}
     order by (notice.kind <> 'danger'), (notice.kind <> 'emergency'), notice.raised_at, notice.id`,
    [],
  );
}

export interface Claim {
  now: Instant;
  /** When another process may try, should this one not come back. */
  until: Instant;
  /** What a clock of an acknowledgement can reach. */
  farthest: Instant;
  atMost: number;
}

/**
 * Takes notices that are to be sent, so that no other process sends them at the same time. A danger or an emergency
 * whose moment lies further ahead than its clock reaches was put there by a clock that has been set back since: it
 * is due as well.
 */
export async function claimDueNotices(
  db: SqlExecutor,
  { now, until, farthest, atMost }: Claim,
): Promise<NoticeRecord[]> {
  const { rows } = await db.query<{ id: string }>(
    `
    update duty_notices
       set next_at = $2::timestamptz
     where id in (
             select notice.id
               from duty_notices as notice
              where ${OPEN}
                and (notice.next_at <= $1::timestamptz
                     or (notice.next_at > $4::timestamptz
                         and notice.kind in ('danger', 'emergency')))
              order by (notice.kind <> 'danger'), notice.next_at, notice.id
              limit $3::integer
                for update skip locked)
    returning id
    `,
    [now, until, atMost, farthest],
  );
  const ids = rows.map(({ id }) => id);
  return listNotices(
    db,
    `where notice.id = any ($1::uuid[])
     order by (notice.kind <> 'danger'), notice.raised_at, notice.id`,
    [ids],
  );
}

export interface SentRound {
  id: string;
  round: number;
  /** Null where no channel took it. */
  sentAt: Instant | null;
  shiftId: string | null;
  /** Null: it is not sent again. */
  nextAt: Instant | null;
}

/** Keeps what has become of a round; an acknowledgement in the meantime stays. */
export async function noteRound(db: SqlExecutor, sent: SentRound): Promise<void> {
  await db.query(
    `
    update duty_notices
       set rounds = $2::integer,
           sent_at = coalesce(sent_at, $3::timestamptz),
           sent_to = case when $3::timestamptz is null then sent_to else $4::uuid end,
           next_at = $5::timestamptz
     where id = $1::uuid
    `,
    [sent.id, sent.round, sent.sentAt, sent.shiftId, sent.nextAt],
  );
}

/** Puts a notice off without counting a round: the office is closed. */
export async function putOff(db: SqlExecutor, id: string, until: Instant): Promise<void> {
  await db.query('update duty_notices set next_at = $2::timestamptz where id = $1::uuid', [
    id,
    until,
  ]);
}

export interface Delivery {
  noticeId: string;
  round: number;
  channel: 'webhook' | 'email' | 'sms';
  shiftId: string | null;
  at: Instant;
  trouble: string | null;
}

/** A round that a process did not finish may be delivered twice, and is noted once. */
export async function noteDelivery(db: SqlExecutor, delivery: Delivery): Promise<void> {
  const { noticeId, round, channel, shiftId, at, trouble } = delivery;
  await db.query(
    `
    insert into duty_deliveries (notice_id, round, channel, shift_id, at, trouble)
    values ($1::uuid, $2::integer, $3::text, $4::uuid, $5::timestamptz, $6::text)
    on conflict (notice_id, round, channel) do nothing
    `,
    [noticeId, round, channel, shiftId, at, trouble],
  );
}

export interface Acknowledging {
  ticketId: string;
  levels: readonly z.infer<typeof DutyLevelSchema>[];
  by: string;
  at: Instant;
}

/** How many of the ticket's notices were still open. */
export async function acknowledgeNotices(
  db: SqlExecutor,
  { ticketId, levels, by, at }: Acknowledging,
): Promise<number> {
  const { rows } = await db.query(
    `
    update duty_notices as notice
       set acknowledged_at = $4::timestamptz,
           acknowledged_by = $3::text
     where notice.ticket_id = $1::uuid
       and notice.level = any ($2::text[])
       and ${OPEN}
    returning notice.id
    `,
    [ticketId, levels, by, at],
  );
  return rows.length;
}

/**
 * What has become of the danger or the emergency of a ticket, while the ticket has not ended. Nobody knows of what
 * the citizen told of after it was acknowledged.
 */
export async function readStanding(
  db: SqlExecutor,
  ticketId: string,
  kind: NoticeKind,
): Promise<{ isAcknowledged: boolean; isSent: boolean }> {
  const { rows } = await db.query(
    `
    select coalesce(bool_or(notice.acknowledged_at is not null), false) as "isAcknowledged",
           coalesce(bool_or(notice.sent_at is not null), false) as "isSent"
      from duty_notices as notice
     where notice.ticket_id = $1::uuid
       and notice.kind = $2::text
       and notice.closed_at is null
       and not (notice.acknowledged_at is not null and ${isUrgedAnew('notice.ticket_id')})
    `,
    [ticketId, kind],
  );
  return z.object({ isAcknowledged: z.boolean(), isSent: z.boolean() }).parse(rows[0]);
}

async function listNotices(
  db: SqlExecutor,
  clauses: string,
  values: readonly unknown[],
): Promise<NoticeRecord[]> {
  const { rows } = await db.query(
    `
    select notice.id,
           notice.ticket_id as "ticketId",
           ticket.number as "ticketNumber",
           ticket.region_code as "regionCode",
           ticket.life_safety as "lifeSafety",
           notice.kind,
           notice.level,
           notice.limit_at as "limitAt",
           notice.raised_at as "raisedAt",
           notice.rounds,
           notice.sent_at as "sentAt",
           shift.name as "sentTo"
      from duty_notices as notice
      join tickets as ticket on ticket.id = notice.ticket_id
      left join duty_shifts as shift on shift.id = notice.sent_to
     ${clauses}
    `,
    values,
  );
  return rows.map((row) => NoticeRowSchema.parse(row));
}
