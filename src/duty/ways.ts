import { z } from 'zod';
import { DutyLevelSchema } from '../contracts/duty.ts';
import type { Instant } from '../shared/clock.ts';
import type { TextCipher } from '../tickets/ticket-row.ts';

/** The name with which somebody of the staff signs in; kept as the id of their account. */
export interface EnteredBy {
  username: string;
  at: Instant;
}

/** Who is on duty in a shift, of a single time or a weekly one. */
export const OnDutyRowSchema = z.object({
  id: z.string(),
  level: DutyLevelSchema,
  /** A code; null: everywhere. */
  region: z.string().nullable(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
});

/** How somebody on duty is reached; null: not that way. Stored encrypted, and never in a log. */
export interface Ways {
  email: string | null;
  phone: string | null;
}

export function encryptedWays({ email, phone }: Ways, cipher: TextCipher): Ways {
  return { email: email && cipher.encrypt(email), phone: phone && cipher.encrypt(phone) };
}

export function readableWays<Row extends Ways>(row: Row, cipher: TextCipher): Row {
  const { email, phone } = row;
  return { ...row, email: email && cipher.decrypt(email), phone: phone && cipher.decrypt(phone) };
}
