import { z } from 'zod';
import type { SqlExecutor } from '../database/executor.ts';
import type { Instant } from '../shared/clock.ts';
import type { TextCipher } from '../tickets/ticket-row.ts';
import { type EnteredBy, encryptedWays, OnDutyRowSchema, readableWays } from './ways.ts';
import { createWeeklyRepository } from './weekly-repository.ts';
import { occurrenceAt } from './weekly-times.ts';

const ShiftRowSchema = OnDutyRowSchema.extend({
  startsAt: z.date(),
  endsAt: z.date(),
});

/** Somebody on duty, with how they are reached in the clear: never for logs. */
export type ShiftRecord = z.infer<typeof ShiftRowSchema>;

export type ShiftRepository = ReturnType<typeof createShiftRepository>;

export function createShiftRepository(cipher: TextCipher) {
  const list = async (db: SqlExecutor, condition: string, at: Instant) => {
    const { rows } = await db.query(
      `
      select shift.id,
             shift.level,
             shift.region,
             shift.name,
             shift.email,
             shift.phone,
             shift.starts_at as "startsAt",
             shift.ends_at as "endsAt"
        from duty_shifts as shift
       where shift.removed_at is null
         and shift.weekdays is null
         and ${condition}
       order by shift.starts_at, shift.entered_at, shift.id
      `,
      [at],
    );
    return rows.map((row) => readableWays(ShiftRowSchema.parse(row), cipher));
  };

  const weekly = createWeeklyRepository(cipher);

  return {
    weekly,

    /** Those that count at a moment, weekly ones with the times of that day, the earliest begun first. */
    async listCurrent(db: SqlExecutor, at: Instant): Promise<ShiftRecord[]> {
      const isOn = '$1::timestamptz >= shift.starts_at and $1::timestamptz < shift.ends_at';
      const once = await list(db, isOn, at);
      const repeated = (await weekly.list(db, at)).flatMap(({ exceptions, ...shift }) => {
        const except = exceptions.map(({ on }) => on);
        const { id, level, region, name, email, phone } = shift;
        const times = occurrenceAt(shift, except, at);
        return times === undefined ? [] : [{ id, level, region, name, email, phone, ...times }];
      });
      return [...once, ...repeated].toSorted(
        (one, other) => one.startsAt.getTime() - other.startsAt.getTime(),
      );
    },
    /** Those of a single time that have not ended, the earliest begun first. */
    listComing: (db: SqlExecutor, at: Instant): Promise<ShiftRecord[]> =>
      list(db, '$1::timestamptz < shift.ends_at', at),

    async add(db: SqlExecutor, shift: ShiftRecord, by: EnteredBy): Promise<void> {
      const { email, phone } = encryptedWays(shift, cipher);
      await db.query(
        `
        insert into duty_shifts (
               id, level, region, name, email, phone, starts_at, ends_at, entered_at, entered_by)
        values ($1::uuid, $2::text, $3::text, $4::text, $5::text, $6::text, $7::timestamptz,
                $8::timestamptz, $9::timestamptz,
                (select account.id
                   from accounts as account
                  where account.username = $10::text))
        `,
        [
          shift.id,
          shift.level,
          shift.region,
          shift.name,
          email,
          phone,
          shift.startsAt,
          shift.endsAt,
          by.at,
          by.username,
        ],
      );
    },

    /** Whether there was such a shift, of a single time or a weekly one. */
    async remove(db: SqlExecutor, id: string, by: EnteredBy): Promise<boolean> {
      const { rows } = await db.query(
        `
        update duty_shifts
           set removed_at = $2::timestamptz,
               removed_by = (select account.id
                               from accounts as account
                              where account.username = $3::text)
         where id = $1::uuid
           and removed_at is null
        returning id
        `,
        [id, by.at, by.username],
      );
      return rows.length > 0;
    },
  };
}
