import type { Allowed } from './allowed.ts';

/** Why a request is not served, before it is put into words. */
export interface Refusal {
  status: number;
  code: string;
  values: Readonly<Record<string, string>>;
  wrong?: readonly WrongKey[];
  /** What else is wrong with the same request, told after this. */
  others?: readonly Refusal[];
}

/** A key of the request that is wrong. */
export interface WrongKey {
  /** As a path: `facts.age`. */
  key: string;
  allowed?: Allowed | undefined;
}

/** A refusal that is decided before any use case is reached. */
export class RefusalError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = 'RefusalError';
    this.refusal = refusal;
  }
}
