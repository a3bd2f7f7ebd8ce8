import { createHmac } from 'node:crypto';
import type { Clock } from '../../shared/clock.ts';
import {
  CHANNEL_PATIENCE_MS,
  ChannelError,
  type DutyChannel,
  type DutyMessage,
} from './duty-channel.ts';

export interface WebhookSettings {
  url: string;
  secret: string;
}

interface WebhookNeeds {
  settings: WebhookSettings;
  clock: Clock;
  patienceMs?: number;
}

/** The city's duty system, or the robot of a group chat: hears of everything. */
export function createWebhookChannel(needs: WebhookNeeds): DutyChannel {
  return {
    name: 'webhook',
    reaches: () => true,
    send: ({ to, ...message }) => post({ ...message, to: to?.name ?? null }, message.id, needs),
  };
}

/** The city's gateway for short messages: hears of those who have a telephone number. */
export function createSmsChannel(needs: WebhookNeeds): DutyChannel {
  return {
    name: 'sms',
    reaches: ({ to }) => to?.phone != null,
    send: ({ id, text, to }: DutyMessage) => post({ id, phone: to?.phone, text }, id, needs),
  };
}

/**
 * JSON, signed so that the receiver can tell who sent it and when: `webhook-signature` is `v1,` and the Base64 of
 * HMAC-SHA-256 over `id.timestamp.body`.
 */
async function post(
  payload: object,
  id: string,
  { settings, clock, patienceMs = CHANNEL_PATIENCE_MS }: WebhookNeeds,
): Promise<void> {
  const body = JSON.stringify(payload);
  const timestamp = String(Math.floor(clock().getTime() / 1000));
  const signature = createHmac('sha256', settings.secret)
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  const response = await fetch(settings.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  }).catch((error: unknown) => {
    throw new ChannelError(codeOf(error));
  });
  await response.body?.cancel();
  if (!response.ok) throw new ChannelError(`http-${response.status}`);
}

/** `fetch` hides what happened to the connection in the cause. */
function codeOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  return name === 'TimeoutError' ? 'timeout' : (cause?.code ?? 'unreachable').toLowerCase();
}
