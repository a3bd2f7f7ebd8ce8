import type { Claim, Support } from '../contracts/claims.ts';
import type { ForbiddenWords } from './forbidden-words.ts';
import type { createNumberLock } from './number-lock.ts';
import type { createNumberReader, NumberWords } from './written-numbers.ts';

export const LOCKS = [
  'support',
  'wording',
  'quote',
  'number',
  'words',
  'link',
  'region',
  'negation',
  'instruction',
  'ground',
] as const;

/** Why a claim may not leave: the lock and what it found. */
export interface Breach {
  lock: (typeof LOCKS)[number];
  found: string;
}

/** Our own words: the fixed phrases and the cards. Undefined for what does not exist. */
export interface HouseWords {
  phrase(key: string, values: Readonly<Record<string, string>>): string | undefined;
  card(id: string): string | undefined;
}

export interface ClaimSurroundings {
  /** Null where the place is not known. */
  region: { code: string; name: string } | null;
  /** Masked. */
  question: string;
  /** What may be filled into our phrases: said by the citizen, found by a tool, printed on a ticket. */
  grounds: readonly string[];
}

export type InspectClaim = (claim: Claim, surroundings: ClaimSurroundings) => Breach[];

export interface LockNeeds {
  words: { forbidden: ForbiddenWords; numbers: NumberWords };
  house: HouseWords;
  /** The names in `text` of places outside the region and what contains it. */
  namesOutside(text: string, regionCode: string | null): string[];
}

/** The single locks, and what they need. */
export type LockTools = LockNeeds & {
  findUnsupported: ReturnType<typeof createNumberLock>;
  readNumbers: ReturnType<typeof createNumberReader>;
  findForbidden(text: string): string[];
  findMarkup(text: string): string[];
  findLinks(text: string): string[];
  findOrders(text: string): string[];
  findReversed(text: string, sources: readonly string[]): string[];
};

export const quotesOf = ({ support }: { support: readonly Support[] }) =>
  support.flatMap((each) => (each.by === 'clause' ? [each.quote] : []));

export const breach = (lock: Breach['lock'], found: string): Breach => ({ lock, found });
