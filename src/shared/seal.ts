import { createHmac, hkdfSync } from 'node:crypto';

/** The same text has the same seal; without the key nobody can make one. Hexadecimal. */
export type Seal = (text: string) => string;

const KEY_BYTES = 32;

/** @param purpose keeps the seals of one kind of record from fitting another. */
export function createSeal(key: Buffer, purpose: string): Seal {
  const own = Buffer.from(hkdfSync('sha256', key, '', `warmline seal: ${purpose}`, KEY_BYTES));
  return (text) => createHmac('sha256', own).update(text).digest('hex');
}
