import type { Database } from './database/executor.ts';
import { deliveryTroubles } from './integration/delivery-views.ts';
import { createIntegrationDesks } from './integration/integration-desk.ts';
import { createOutbox } from './integration/outbox.ts';
import { RETRY_POLICY } from './integration/retry-policy.ts';
import { createSendWebhook } from './integration/send-webhook.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import type { Clock } from './shared/clock.ts';
import type { Log } from './shared/log.ts';
import type { Webhook } from './shared/sign-webhook.ts';
import type { TicketDesk } from './tickets/ticket-desk.ts';
import { createResolvePlace } from './tools/resolve-place.ts';
import type { IntegrationDesk, MachineDesk } from './use-cases.ts';

export interface IntegrationParts {
  integration: IntegrationDesk;
  machines: MachineDesk;
  /** Sends events where a receiver is configured; does nothing without one. */
  outbox: {
    start(): Promise<void>;
    stop(): Promise<void>;
    /** In English, for administrators. */
    troubles(): Promise<string[]>;
  };
}

/** How tickets go to the city's other systems, and what comes back from there. */
export function prepareIntegration(needs: {
  db: Database;
  knowledge: Knowledge;
  tickets: TicketDesk;
  ticketWebhook?: Webhook | undefined;
  clock: Clock;
  log: Pick<Log, 'error'>;
}): IntegrationParts {
  const { db, knowledge, tickets, ticketWebhook, clock } = needs;
  const { gazetteer, replies, bindingRegions, eligibility } = knowledge;
  const desks = createIntegrationDesks({
    ...needs,
    exporting: {
      tickets: tickets.staff,
      replies,
      programmeName: (id) => eligibility.programmes[id],
    },
    importing: { db, tickets, replies, clock },
    resolvePlace: createResolvePlace(gazetteer, bindingRegions),
    isConfigured: ticketWebhook !== undefined,
  });
  return { ...desks, outbox: prepareOutbox(ticketWebhook, needs) };
}

function prepareOutbox(
  webhook: Webhook | undefined,
  needs: { db: Database; clock: Clock; log: Pick<Log, 'error'> },
): IntegrationParts['outbox'] {
  if (webhook === undefined)
    return { start: async () => {}, stop: async () => {}, troubles: async () => [] };
  const { db, clock } = needs;
  const send = createSendWebhook(webhook, { clock });
  const outbox = createOutbox({ ...needs, send, policy: RETRY_POLICY, random: Math.random });
  return { ...outbox, troubles: () => deliveryTroubles(db, clock) };
}
