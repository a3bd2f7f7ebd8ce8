import type { Instant } from '../shared/clock.ts';
import type { TextCipher } from '../tickets/ticket-row.ts';

/** The name with which somebody of the staff signs in; kept as the id of their account. */
export interface EnteredBy {
  username: string;
  at: Instant;
}

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
