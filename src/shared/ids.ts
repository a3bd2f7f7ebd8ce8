import { createHash, randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';

export const newId = (): string => randomUUID();

/** 256 random bits, URL-safe: a bearer token or a session id. Stored only as {@link hashSecret}. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export function matchesSecret(secret: string, hash: string): boolean {
  const found = Buffer.from(hashSecret(secret));
  const expected = Buffer.from(hash);
  return found.length === expected.length && timingSafeEqual(found, expected);
}

/** Digits and letters that nobody mishears on the telephone: no 0/O, 1/I/L, 2/Z, 5/S, 8/B. */
const SPOKEN_ALPHABET = '34679ACDEFGHJKMNPQRTUVWXY';

/** A code a person can read out, e.g. `7KQ4-MXRA`: about 4.6 bits a character. */
export function newSpokenCode(length: number): string {
  return Array.from({ length }, () => SPOKEN_ALPHABET[randomInt(SPOKEN_ALPHABET.length)]).join('');
}
