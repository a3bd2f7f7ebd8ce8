import type { Clock } from '../../shared/clock.ts';
import { signWebhook, type Webhook } from '../../shared/sign-webhook.ts';
import {
  CHANNEL_PATIENCE_MS,
  ChannelError,
  type DutyChannel,
  type DutyMessage,
} from './duty-channel.ts';

interface WebhookNeeds {
  settings: Webhook;
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

/** JSON, signed so that the receiver can tell who sent it and when. */
async function post(
  payload: object,
  id: string,
  { settings, clock, patienceMs = CHANNEL_PATIENCE_MS }: WebhookNeeds,
): Promise<void> {
  const body = JSON.stringify(payload);
  const response = await fetch(settings.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...signWebhook(settings.secret, { id, at: clock(), body }),
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
