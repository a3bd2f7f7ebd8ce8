import { z } from 'zod';
import { DutyLevelSchema } from '../contracts/duty.ts';
import type { SqlExecutor } from '../database/executor.ts';
import type { Instant } from '../shared/clock.ts';
import type { TextCipher } from '../tickets/ticket-row.ts';

const ShiftRowSchema = z.object({
  id: z.string(),
  level: DutyLevelSchema,
  /** A code; null: everywhere. */
  region: z.string().nullable(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  startsAt: z.date(),
  endsAt: z.date(),
});

/** Somebody on duty, with how they are reached in the clear: never for logs. */
export type ShiftRecord = z.infer<typeof ShiftRowSchema>;

/** Names with which staff sign in; kept as the ids of their accounts. */
interface EnteredBy {
  username: string;
  at: Instant;
}

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
         and ${condition}
       order by shift.starts_at, shift.entered_at, shift.id
      `,
      [at],
    );
    return rows.map((row) => readable(ShiftRowSchema.parse(row), cipher));
  };

  return {
    /** Those that count at a moment, the earliest begun first. */
    listCurrent: (db: SqlExecutor, at: Instant): Promise<ShiftRecord[]> =>
      list(db, '$1::timestamptz >= shift.starts_at and $1::timestamptz < shift.ends_at', at),
    /** Those that have not ended, the earliest begun first. */
    listComing: (db: SqlExecutor, at: Instant): Promise<ShiftRecord[]> =>
      list(db, '$1::timestamptz < shift.ends_at', at),

    async add(db: SqlExecutor, shift: ShiftRecord, by: EnteredBy): Promise<void> {
      const encrypted = (text: string | null) => (text === null ? null : cipher.encrypt(text));
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
          encrypted(shift.email),
          encrypted(shift.phone),
          shift.startsAt,
          shift.endsAt,
          by.at,
          by.username,
        ],
      );
    },

    /** Whether there was such a shift. */
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

function readable(row: ShiftRecord, cipher: TextCipher): ShiftRecord {
  const decrypted = (text: string | null) => (text === null ? null : cipher.decrypt(text));
  return { ...row, email: decrypted(row.email), phone: decrypted(row.phone) };
}
