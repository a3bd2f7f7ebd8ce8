import { DatabaseUnavailableError } from './database-unavailable.ts';

/** A statement that the engine refused: the same shape from both engines. */
export interface SqlFailure {
  /** SQLSTATE, e.g. `23505`. */
  code: string;
  message: string;
  detail?: string | undefined;
  constraint?: string | undefined;
  table?: string | undefined;
  column?: string | undefined;
  position?: string | undefined;
}

export class SqlError extends Error {
  readonly code: string;
  readonly detail: string | undefined;
  readonly constraint: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly position: string | undefined;

  constructor(failure: SqlFailure, options?: ErrorOptions) {
    super(failure.message, options);
    this.name = 'SqlError';
    this.code = failure.code;
    this.detail = failure.detail;
    this.constraint = failure.constraint;
    this.table = failure.table;
    this.column = failure.column;
    this.position = failure.position;
  }
}

/** Five characters with a digit among them: `EPIPE` is none. */
const SQLSTATE = /^(?=.*\d)[0-9A-Z]{5}$/;

/** The engine's own error in our shape; undefined when `error` did not come from a statement. */
export function sqlFailureOf(error: unknown): SqlFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  const found = error as Error & Partial<SqlFailure>;
  if (typeof found.code !== 'string' || !SQLSTATE.test(found.code)) return undefined;
  const { code, message, detail, constraint, table, column, position } = found;
  return { code, message, detail, constraint, table, column, position };
}

/** Whether a row was refused because it exists already; `constraint` narrows it to one key. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (!(error instanceof SqlError) || error.code !== '23505') return false;
  return constraint === undefined || error.constraint === constraint;
}

/** Two transactions that waited for each other, or read what the other one wrote. */
const IN_EACH_OTHERS_WAY = ['40001', '40P01'];

export function isInEachOthersWay(error: unknown): boolean {
  return error instanceof SqlError && IN_EACH_OTHERS_WAY.includes(error.code);
}

/** Whether the same may succeed a moment later. */
export function isPassing(error: unknown): boolean {
  return isInEachOthersWay(error) || error instanceof DatabaseUnavailableError;
}
