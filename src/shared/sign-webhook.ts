import { createHmac } from 'node:crypto';

/** Where something is sent, and what signs it. */
export interface Webhook {
  url: string;
  secret: string;
}

export interface SignedHeaders {
  'webhook-id': string;
  /** Seconds since 1970. */
  'webhook-timestamp': string;
  'webhook-signature': string;
}

/** What precedes a secret that is written in base64, as the Standard Webhooks do. */
const BASE64_MARK = 'whsec_';

/**
 * The headers of the Standard Webhooks: `v1,` and the base64 HMAC-SHA-256 of `id.timestamp.body`.
 *
 * @param secret `whsec_` and base64, else the text itself is the key.
 * @param at when it is sent: every attempt is signed anew, so that a receiver may refuse old ones.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signWebhook(
  secret: string,
  { id, at, body }: { id: string; at: Date; body: string },
): SignedHeaders {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac('sha256', keyOf(secret))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}

function keyOf(secret: string): Buffer {
  return secret.startsWith(BASE64_MARK)
    ? Buffer.from(secret.slice(BASE64_MARK.length), 'base64')
    : Buffer.from(secret, 'utf8');
}
