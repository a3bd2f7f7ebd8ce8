import { setTimeout as wait } from 'node:timers/promises';
import { startWebhookReceiver, type WebhookReceiver } from '../webhook-receiver.ts';

const SECRET = 'the secret of this trial';

/** The sample receiver of ticket events: it gives each event its effect once, however often it comes. */
export interface Receiver extends WebhookReceiver {
  /** For the product that sends to it. */
  environment: Record<string, string>;
  /** Resolves once nothing has come for longer than a claim of somebody who died is kept. */
  hasSettled(): Promise<void>;
}

const SETTLED_AFTER_MS = 25_000;

export async function givenReceiver(): Promise<Receiver> {
  const receiver = await startWebhookReceiver({ secret: SECRET });
  return {
    ...receiver,
    environment: { TICKET_WEBHOOK_URL: receiver.url, TICKET_WEBHOOK_SECRET: SECRET },
    async hasSettled() {
      for (let before = -1; before !== receiver.applied.length; ) {
        before = receiver.applied.length;
        await wait(SETTLED_AFTER_MS);
      }
    },
  };
}
