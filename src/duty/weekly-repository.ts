import { z } from 'zod';
import type { SqlExecutor } from '../database/executor.ts';
import { addDays, type CalendarDate, calendarDate } from '../shared/calendar-date.ts';
import { type Instant, shanghaiDateOf } from '../shared/clock.ts';
import type { TextCipher } from '../tickets/ticket-row.ts';
import { type EnteredBy, encryptedWays, OnDutyRowSchema, readableWays } from './ways.ts';

const DateColumnSchema = z.string().transform(calendarDate);

const ExceptionRowSchema = z.object({
  id: z.string(),
  shiftId: z.string(),
  on: DateColumnSchema,
  /** Of whoever is there instead; null: nobody, also once that shift was removed. */
  name: z.string().nullable(),
});

const WeeklyRowSchema = OnDutyRowSchema.extend({
  weekdays: z.array(z.int()),
  begins: z.string(),
  ends: z.string(),
  validFrom: DateColumnSchema,
  validUntil: DateColumnSchema.nullable(),
});

export type NewWeeklyShift = z.infer<typeof WeeklyRowSchema>;
/** With the exceptions that still matter, the earliest first. */
export interface WeeklyRecord extends NewWeeklyShift {
  exceptions: Omit<z.infer<typeof ExceptionRowSchema>, 'shiftId'>[];
}

/** Shifts that repeat every week, in the table of all shifts. */
export function createWeeklyRepository(cipher: TextCipher) {
  return {
    /** Those that are on at a moment or will be, in the order in which they were entered. */
    async list(db: SqlExecutor, at: Instant): Promise<WeeklyRecord[]> {
      // What began yesterday may still be on.
      const since = addDays(shanghaiDateOf(at), -1);
      const { rows } = await db.query(
        `
        ${WEEKLY}
         where shift.weekdays is not null
           and shift.removed_at is null
           and (shift.valid_until is null or shift.valid_until >= $1::date)
         order by shift.entered_at, shift.id
        `,
        [since],
      );
      const shifts = rows.map((row) => readableWays(WeeklyRowSchema.parse(row), cipher));
      const exceptions = shifts.length === 0 ? [] : await listExceptions(db, since);
      return shifts.map((shift) => ({
        ...shift,
        exceptions: exceptions.flatMap(({ shiftId, ...exception }) =>
          shiftId === shift.id ? [exception] : [],
        ),
      }));
    },

    /** Nobody removes it until the transaction ends. */
    async lock(tx: SqlExecutor, id: string): Promise<NewWeeklyShift | undefined> {
      const { rows } = await tx.query(
        `
        ${WEEKLY}
         where shift.id = $1::uuid
           and shift.weekdays is not null
           and shift.removed_at is null
           for update
        `,
        [id],
      );
      const [row] = rows;
      return row === undefined ? undefined : readableWays(WeeklyRowSchema.parse(row), cipher);
    },

    async add(db: SqlExecutor, weekly: NewWeeklyShift, by: EnteredBy): Promise<void> {
      const { email, phone } = encryptedWays(weekly, cipher);
      const { id, level, region, name, weekdays, begins, ends, validFrom, validUntil } = weekly;
      await db.query(
        `
        insert into duty_shifts (
               id, level, region, name, email, phone, weekdays, begins, ends, valid_from,
               valid_until, entered_at, entered_by)
        values ($1::uuid, $2::text, $3::text, $4::text, $5::text, $6::text, $7::smallint[],
                $8::text, $9::text, $10::date, $11::date, $12::timestamptz,
                (select account.id
                   from accounts as account
                  where account.username = $13::text))
        `,
        [
          ...[id, level, region, name, email, phone, weekdays, begins, ends, validFrom, validUntil],
          ...[by.at, by.username],
        ],
      );
    },

    /** False where that date has an exception already. */
    async addException(
      tx: SqlExecutor,
      { id, shiftId, on, insteadId }: NewException,
      by: EnteredBy,
    ): Promise<boolean> {
      const { rows } = await tx.query(
        `
        insert into duty_exceptions (id, shift_id, on_date, instead_id, entered_at, entered_by)
        values ($1::uuid, $2::uuid, $3::date, $4::uuid, $5::timestamptz,
                (select account.id
                   from accounts as account
                  where account.username = $6::text))
        on conflict (shift_id, on_date) where removed_at is null do nothing
        returning id
        `,
        [id, shiftId, on, insteadId, by.at, by.username],
      );
      return rows.length > 0;
    },

    /** The shift of whoever was to be there instead; undefined where there is no such exception. */
    async removeException(
      tx: SqlExecutor,
      id: string,
      by: EnteredBy,
    ): Promise<{ insteadId: string | null } | undefined> {
      const { rows } = await tx.query<{ insteadId: string | null }>(
        `
        update duty_exceptions
           set removed_at = $2::timestamptz,
               removed_by = (select account.id
                               from accounts as account
                              where account.username = $3::text)
         where id = $1::uuid
           and removed_at is null
        returning instead_id as "insteadId"
        `,
        [id, by.at, by.username],
      );
      return rows[0];
    },
  };
}

export interface NewException {
  id: string;
  shiftId: string;
  on: CalendarDate;
  insteadId: string | null;
}

const WEEKLY = `
  select shift.id,
         shift.level,
         shift.region,
         shift.name,
         shift.email,
         shift.phone,
         shift.weekdays,
         shift.begins,
         shift.ends,
         shift.valid_from::text as "validFrom",
         shift.valid_until::text as "validUntil"
    from duty_shifts as shift`;

async function listExceptions(db: SqlExecutor, since: CalendarDate) {
  const { rows } = await db.query(
    `
    select exception.id,
           exception.shift_id as "shiftId",
           exception.on_date::text as "on",
           instead.name
      from duty_exceptions as exception
      left join duty_shifts as instead
        on instead.id = exception.instead_id
       and instead.removed_at is null
     where exception.removed_at is null
       and exception.on_date >= $1::date
     order by exception.on_date, exception.id
    `,
    [since],
  );
  return rows.map((row) => ExceptionRowSchema.parse(row));
}
