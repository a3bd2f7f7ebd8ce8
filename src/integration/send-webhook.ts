import type { Clock } from '../shared/clock.ts';
import { signWebhook, type Webhook } from '../shared/sign-webhook.ts';

export type SendOutcome =
  | { kind: 'delivered' }
  | {
      kind: 'failed';
      /** `status:500`, `timeout`, or the network's own word, such as `ECONNREFUSED`. */
      error: string;
      /** As the receiver wrote it. */
      retryAfter: string | null;
    };

export type SendWebhook = (message: {
  id: string;
  body: string;
  signal: AbortSignal;
}) => Promise<SendOutcome>;

/** What was not answered by then may have arrived: it is sent again with the same id. */
export const ANSWERED_WITHIN_MS = 8_000;

/**
 * One attempt. Only a status of success counts; a redirection is not followed, because the address is the
 * administrator's to give. What the receiver writes is not read: it could be anything.
 */
export function createSendWebhook(
  { url, secret }: Webhook,
  { clock, withinMs = ANSWERED_WITHIN_MS }: { clock: Clock; withinMs?: number },
): SendWebhook {
  return async ({ id, body, signal }) => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'warmline',
          ...signWebhook(secret, { id, at: clock(), body }),
        },
        body,
        signal: AbortSignal.any([signal, AbortSignal.timeout(withinMs)]),
      });
      await response.body?.cancel().catch(() => undefined);
      if (response.ok) return { kind: 'delivered' };
      return {
        kind: 'failed',
        error: `status:${response.status}`,
        retryAfter: response.headers.get('retry-after'),
      };
    } catch (error) {
      return { kind: 'failed', error: wordOf(error), retryAfter: null };
    }
  };
}

/** The network's code and nothing else: a message may carry the address. */
function wordOf(error: unknown): string {
  const { name, cause } = error as { name?: unknown; cause?: unknown };
  if (name === 'TimeoutError') return 'timeout';
  const { code } = (cause ?? {}) as { code?: unknown };
  return typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) ? code : 'unreachable';
}
