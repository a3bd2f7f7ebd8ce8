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

  constructor(family: ProblemFamily, code: string, values: Readonly<Record<string, string>> = {}) {
    super(`${code} ${JSON.stringify(values)}`);
    this.name = 'DomainError';
    this.family = family;
    this.code = code;
    this.values = values;
  }
}
