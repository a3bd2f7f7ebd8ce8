/** When a delivery that failed is tried again, and when it is given up. */
export interface RetryPolicy {
  /** The longest wait before the second attempt; it doubles with each further one. */
  firstWaitMs: number;
  longestWaitMs: number;
  /** Since the first attempt. */
  giveUpAfterMs: number;
}

/** Three days outlast a weekend; ten minutes are the longest that a receiver which is back waits. */
export const RETRY_POLICY: RetryPolicy = {
  firstWaitMs: 2_000,
  longestWaitMs: 10 * 60_000,
  giveUpAfterMs: 3 * 24 * 3_600_000,
};

/** No receiver puts everybody off for longer than this. */
const LONGEST_REST_MS = 3_600_000;

/**
 * Exponential with full jitter: anything between nothing and the longest wait of this attempt, so that many
 * deliveries that failed together do not come back together.
 *
 * @param attempts how many there were, from 1 on.
 * @param random between 0 and 1, as `Math.random` gives it.
 */
export function waitMsAfter(attempts: number, policy: RetryPolicy, random: () => number): number {
  const longest = Math.min(policy.longestWaitMs, policy.firstWaitMs * 2 ** (attempts - 1));
  return Math.floor(random() * longest);
}

/**
 * Until when the receiver asks to be left alone: its `Retry-After`, in seconds or as a date, at most an hour
 * ahead. Undefined where it says nothing that can be read, or nothing that is still to come.
 */
export function restUntil(retryAfter: string | null, now: Date): Date | undefined {
  if (retryAfter === null) return undefined;
  const text = retryAfter.trim();
  const wanted = /^\d+$/.test(text) ? now.getTime() + Number(text) * 1000 : Date.parse(text);
  if (!(wanted > now.getTime())) return undefined;
  return new Date(Math.min(wanted, now.getTime() + LONGEST_REST_MS));
}
