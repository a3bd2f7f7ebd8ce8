import { hashSecret } from '../shared/ids.ts';

/** What is stored of a ticket's code; salted with the number, so that equal codes do not show. */
export function digestOfCode({ number, code }: { number: string; code: string }): string {
  return hashSecret(secretOf(number, code));
}

export function secretOf(number: string, code: string): string {
  return `${number}:${code}`;
}
