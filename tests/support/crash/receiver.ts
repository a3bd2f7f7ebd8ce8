import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** The sample receiver of ticket events: it gives each event its effect once, however often it comes. */
const SAMPLE = new URL('../webhook-receiver.ts', import.meta.url);
const SECRET = 'the secret of this trial';

interface SampleReceiver {
  url: string;
  /** What has had its effect. */
  applied: readonly unknown[];
  close(): Promise<void>;
}

export interface Receiver extends SampleReceiver {
  /** For the product that sends to it. */
  environment: Record<string, string>;
  /** Resolves once nothing has come for longer than a claim of somebody who died is kept. */
  hasSettled(): Promise<void>;
}

const SETTLED_AFTER_MS = 25_000;

/** Undefined where the product sends nothing. */
export async function givenReceiver(): Promise<Receiver | undefined> {
  if (!existsSync(SAMPLE)) return undefined;
  const { startWebhookReceiver } = (await import(SAMPLE.href)) as {
    startWebhookReceiver(options: { secret: string }): Promise<SampleReceiver>;
  };
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
