import { DomainError } from '../shared/errors.ts';

/**
 * The engine or the way to it is gone. What became of the statement is unknown: it may have been
 * committed before the answer was lost.
 */
export class DatabaseUnavailableError extends DomainError {
  constructor(because: string, options?: ErrorOptions) {
    super('unavailable', 'unavailable', { seconds: '5' });
    this.name = 'DatabaseUnavailableError';
    this.message = `The database cannot be asked: ${because}.`;
    this.cause = options?.cause;
  }
}
