import { z } from 'zod';
import type { NoticeKind } from '../contracts/duty.ts';
import type { Database, SqlExecutor } from '../database/executor.ts';
import type { DutyRules } from '../knowledge/duty-rules.ts';
import type { Instant } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import type { PlaceLadder } from '../shared/place.ts';
import { ENDED_STATUSES } from '../tickets/ticket-moves.ts';
import type { WorkingTime } from '../working-days/working-time.ts';
import { isUrgedAnew } from './urged-anew.ts';
import { dueReminders, whenToRemind } from './when-to-remind.ts';

/** What a ticket has ended with nobody has to know any more; opened again, it gets notices of its own. */
export async function closeEnded(db: SqlExecutor, now: Instant): Promise<void> {
  await db.query(
    `
    update duty_notices as notice
       set closed_at = $1::timestamptz
      from tickets as ticket
     where ticket.id = notice.ticket_id
       and ticket.status = any ($2::text[])
       and notice.closed_at is null
    `,
    [now, ENDED_STATUSES],
  );
}

/**
 * Whoever acknowledged a danger does not know of the one that was told of since: what they said is closed, and
 * what is told of now gets a notice of its own.
 */
export async function closeOutspoken(db: SqlExecutor, now: Instant): Promise<void> {
  await db.query(
    `
    update duty_notices as notice
       set closed_at = $1::timestamptz
     where notice.kind in ('danger', 'emergency')
       and notice.acknowledged_at is not null
       and notice.closed_at is null
       and ${isUrgedAnew('notice.ticket_id')}
    `,
    [now],
  );
}

/** Whoever of the staff has changed a ticket since knows of its danger. */
export async function acknowledgeHandled(db: SqlExecutor): Promise<void> {
  await db.query(
    `
    update duty_notices as notice
       set acknowledged_at = event.at,
           acknowledged_by = event.actor
      from ticket_events as event
     where event.ticket_id = notice.ticket_id
       and event.version = (select min(handled.version)
                              from ticket_events as handled
                             where handled.ticket_id = notice.ticket_id
                               and handled.party in ('operator', 'supervisor')
                               and handled.version > notice.ticket_version)
       and notice.kind in ('danger', 'emergency')
       and notice.acknowledged_at is null
       and notice.closed_at is null
    `,
  );
}

interface Raised {
  ticketId: string;
  version: number;
  kind: NoticeKind;
  limitAt: Instant | null;
  /** When it is sent. */
  nextAt: Instant;
}

export interface RaiseNeeds {
  db: Database;
  rules: DutyRules;
  now: Instant;
}

/**
 * A ticket in which a life is in danger, and an emergency that nobody has taken yet or heard the last of. While somebody is signed in
 * they see it in the console, and only when nobody has acknowledged in time does it go out.
 */
export async function raiseUrgent({
  db,
  rules,
  now,
  isPresent,
}: RaiseNeeds & { isPresent: boolean }): Promise<number> {
  const { rows } = await db.query(
    `
    select ticket.id as "ticketId",
           ticket.version,
           case when ticket.life_safety then 'danger' else 'emergency' end as kind
      from tickets as ticket
     where ticket.status <> all ($1::text[])
       and (ticket.life_safety
            or (ticket.kind = 'emergency_temporary_aid'
                and (ticket.status in ('discovered', 'accepted', 'dispatched')
                     or ${isUrgedAnew('ticket.id')})))
       and not exists (
             select 1
               from duty_notices as notice
              where notice.ticket_id = ticket.id
                and notice.kind = case when ticket.life_safety then 'danger' else 'emergency' end
                and notice.closed_at is null)
    `,
    [ENDED_STATUSES],
  );
  const urgent = rows.map((row) => UrgentSchema.parse(row));
  return insertAll(
    urgent.map(({ kind, ...ticket }) => {
      const waits = isPresent ? rules.clocks[kind].acknowledge : 0;
      return { ...ticket, kind, limitAt: null, nextAt: minutesAfter(now, waits) };
    }),
    { db, rules, now },
  );
}

const UrgentSchema = z.object({
  ticketId: z.string(),
  version: z.int(),
  kind: z.enum(['danger', 'emergency']),
});

const RunningSchema = z.object({
  ticketId: z.string(),
  version: z.int(),
  regionCode: z.string().nullable(),
  lifeSafety: z.boolean(),
  startedAt: z.date(),
  limitAt: z.date(),
  /** What has been said of this limit. */
  said: z.array(z.string()),
});

export interface LimitNeeds extends RaiseNeeds {
  workingTimeAt(ladder: PlaceLadder): WorkingTime;
  ladderOf(code: string): PlaceLadder;
}

/**
 * What there is to say now of the limits that run: computed anew every time, so that a pause or another calendar
 * moves it, and kept once. Outside office hours only where a life is in danger.
 */
export async function raiseLimits(needs: LimitNeeds): Promise<number> {
  const { db, rules, now, ladderOf, workingTimeAt } = needs;
  const { rows } = await db.query(
    `
    select ticket.id as "ticketId",
           ticket.version,
           ticket.region_code as "regionCode",
           ticket.life_safety as "lifeSafety",
           least(ticket.discovered_at, ticket.accepted_at) as "startedAt",
           ticket.first_due_at as "limitAt",
           array(select notice.kind
                   from duty_notices as notice
                  where notice.ticket_id = ticket.id
                    and notice.limit_at = ticket.first_due_at
                    and notice.closed_at is null) as said
      from tickets as ticket
     where ticket.status <> all ($1::text[])
       and ticket.first_due_at is not null
       and not ticket.pauses @> '[{"until": null}]'
    `,
    [ENDED_STATUSES],
  );
  const { secondBreachAfterWorkingDays } = rules;
  const raised = rows.flatMap((row): Raised[] => {
    const { regionCode, said, ...limit } = RunningSchema.parse(row);
    if (said.includes('second_breach')) return [];
    const time = workingTimeAt(regionCode === null ? [] : ladderOf(regionCode));
    if (!limit.lifeSafety && !time.isOpen(now)) return [];
    const reminders = whenToRemind(limit, { time, secondBreachAfterWorkingDays });
    const kinds = dueReminders(reminders, now).filter((kind) => !said.includes(kind));
    return kinds.map((kind) => ({ ...limit, kind, nextAt: now }));
  });
  return insertAll(raised, needs);
}

/** Each once, whichever process comes first; the consoles learn of it. Returns how many were new. */
async function insertAll(raised: readonly Raised[], { db, rules, now }: RaiseNeeds) {
  if (raised.length === 0) return 0;
  return db.transaction(async (tx) => {
    let count = 0;
    for (const each of raised) {
      if (!(await insert(tx, each, { level: rules.levels[each.kind], now }))) continue;
      count += 1;
      await tx.query(`select pg_notify('staff_changes', $1::text)`, [
        JSON.stringify({ what: 'ticket', id: each.ticketId }),
      ]);
    }
    return count;
  });
}

async function insert(
  tx: SqlExecutor,
  { ticketId, version, kind, limitAt, nextAt }: Raised,
  { level, now }: { level: string; now: Instant },
): Promise<boolean> {
  const { rows } = await tx.query(
    `
    insert into duty_notices (
           id, ticket_id, kind, level, limit_at, ticket_version, raised_at, next_at)
    values ($1::uuid, $2::uuid, $3::text, $4::text, $5::timestamptz, $6::integer, $7::timestamptz,
            $8::timestamptz)
    on conflict (ticket_id, kind, (coalesce(limit_at, '-infinity'::timestamptz)))
          where closed_at is null do nothing
    returning id
    `,
    [newId(), ticketId, kind, level, limitAt, version, now, nextAt],
  );
  return rows.length > 0;
}

export function minutesAfter(at: Instant, minutes: number): Instant {
  return new Date(at.getTime() + minutes * 60_000);
}
