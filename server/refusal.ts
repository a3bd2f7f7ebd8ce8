/** Why a request is not served, before it is put into words. */
export interface Refusal {
  status: number;
  code: string;
  values: Readonly<Record<string, string>>;
  /** The keys of the request that are wrong, as paths: `facts.age`. */
  keys?: string[];
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
