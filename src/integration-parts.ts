import type { Database } from './database/executor.ts';
import { clearDutyDeliveries } from './duty/clear-duty-deliveries.ts';
import { clearDelivered, createClearing } from './integration/clear-delivered.ts';
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
  /** Sends events where a receiver is configured; clears old deliveries, those of duty too, also without one. */
  outbox: {
    start(): Promise<void>;
    stop(): Promise<void>;
    /** In English, for administrators. */
    troubles(): Promise<string[]>;
  };
}

/** Long enough to answer for a quarter of a year. */
const KEEP_DELIVERIES_DAYS = 90;

/** How tickets go to the city's other systems, and what comes back from there. */
export function prepareIntegration(needs: {
  db: Database;
  knowledge: Knowledge;
  tickets: TicketDesk;
  ticketWebhook?: Webhook | undefined;
  keepDeliveriesDays?: number | undefined;
  clock: Clock;
  log: Pick<Log, 'error'>;
}): IntegrationParts {
  const { db, knowledge, tickets, ticketWebhook, clock } = needs;
  const { keepDeliveriesDays: keepDays = KEEP_DELIVERIES_DAYS } = needs;
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
    keepDays,
  });
  return { ...desks, outbox: prepareOutbox(ticketWebhook, { ...needs, keepDays }) };
}

function prepareOutbox(
  webhook: Webhook | undefined,
  needs: { db: Database; clock: Clock; log: Pick<Log, 'error'>; keepDays: number },
): IntegrationParts['outbox'] {
  const clearing = createClearing({ ...needs, kinds: [clearDelivered, clearDutyDeliveries] });
  if (webhook === undefined)
    return { start: async () => clearing.start(), stop: clearing.stop, troubles: async () => [] };
  const { db, clock } = needs;
  const send = createSendWebhook(webhook, { clock });
  const outbox = createOutbox({ ...needs, send, policy: RETRY_POLICY, random: Math.random });
  return {
    async start() {
      await outbox.start();
      clearing.start();
    },
    stop: () => outbox.stop().finally(clearing.stop),
    troubles: () => deliveryTroubles(db, clock),
  };
}
