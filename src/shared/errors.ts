/** The families of refusal a caller can act on; `server/problem.ts` maps each to a status. */
export type ProblemFamily =
  | 'invalid'
  | 'unauthorised'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-long'
  | 'too-many'
  | 'unavailable';

/**
 * A refusal the caller can act on. `code` is kebab-case and stable: it is the last segment of the
 * problem's `type` and the key of its Chinese sentence in `knowledge-base/replies/problems.yaml`.
 * `values` fill the placeholders of that sentence.
 */
export class DomainError extends Error {
  readonly family: ProblemFamily;
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
  /** What else is refused with it; see {@link allOrRefuse}. */
  readonly others: readonly DomainError[] = [];

  constructor(family: ProblemFamily, code: string, values: Readonly<Record<string, string>> = {}) {
    super(`${code} ${JSON.stringify(values)}`);
    this.name = 'DomainError';
    this.family = family;
    this.code = code;
    this.values = values;
  }
}

/**
 * Does all of it, so that whoever is refused hears everything at once.
 *
 * @throws {DomainError} the first refusal, with the others.
 */
export function allOrRefuse<Results extends readonly unknown[]>(
  ...works: { [At in keyof Results]: () => Results[At] }
): Results {
  const refusals: DomainError[] = [];
  const results = works.map((work) => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refusals.push(error, ...error.others);
      return undefined;
    }
  });
  const [first, ...others] = refusals;
  if (first === undefined) return results as unknown as Results;
  throw Object.assign(first, { others });
}

/** Somebody changed the record in the meantime; `current` is how it stands now, without words of people. */
export class StaleVersionError extends DomainError {
  readonly current: Readonly<Record<string, unknown>>;

  constructor(current: Readonly<Record<string, unknown>>) {
    super('conflict', 'stale-version');
    this.name = 'StaleVersionError';
    this.current = current;
  }
}
