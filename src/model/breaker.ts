import type { Clock } from '../shared/clock.ts';

export interface Breaker {
  /** @throws {BreakerOpenError} without calling, while what is called is given time to recover. */
  run<Result>(call: () => Promise<Result>): Promise<Result>;
  isOpen(): boolean;
}

export class BreakerOpenError extends Error {
  constructor() {
    super('The breaker is open: the model failed too often and is left alone for a while.');
    this.name = 'BreakerOpenError';
  }
}

/**
 * Closed: every call goes through. After `failures` failures in a row it opens: no call for
 * `pauseMs`. Then one call tries; when it succeeds the breaker closes, when it fails the pause begins
 * again.
 */
export function createBreaker({
  clock,
  failures,
  pauseMs,
}: {
  clock: Clock;
  failures: number;
  pauseMs: number;
}): Breaker {
  let failed = 0;
  /** Milliseconds; null while closed. */
  let nextTryAt: number | null = null;
  const isOpen = () => nextTryAt !== null && clock().getTime() < nextTryAt;
  const pause = () => {
    nextTryAt = clock().getTime() + pauseMs;
  };

  return {
    isOpen,
    async run(call) {
      if (isOpen()) throw new BreakerOpenError();
      // The others wait for the outcome of this one try.
      if (nextTryAt !== null) pause();
      try {
        const result = await call();
        failed = 0;
        nextTryAt = null;
        return result;
      } catch (error) {
        failed += 1;
        if (failed >= failures) pause();
        throw error;
      }
    },
  };
}
