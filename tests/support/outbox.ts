import { onTestFinished } from 'vitest';
import type { Database } from '../../src/database/executor.ts';
import { createIntegrationDesks } from '../../src/integration/integration-desk.ts';
import { createOutbox, type OutboxNeeds } from '../../src/integration/outbox.ts';
import { createSendWebhook } from '../../src/integration/send-webhook.ts';
import { loadReplies } from '../../src/knowledge/replies.ts';
import type { NewTicket } from '../../src/tickets/ticket-desk.ts';
import { emergency, givenDesk, LI, RUGAO } from './ticket-desk.ts';
import { type Fault, startWebhookReceiver } from './webhook-receiver.ts';

const replies = loadReplies();
const SECRET = 'the secret of this test';
/** The first wait is one second, because chance always says one half; it is given up after an hour. */
export const POLICY = { firstWaitMs: 2_000, longestWaitMs: 600_000, giveUpAfterMs: 3_600_000 };

/** A desk for tickets, receivers and outboxes over one database, and a clock that a test moves. */
export function givenOutboxes(db: Database) {
  let now = new Date('2026-11-20T10:00:00+08:00');
  const clock = () => now;
  const desk = givenDesk({ db, clock });

  return {
    clock,
    desk,
    pass(ms: number): void {
      now = new Date(now.getTime() + ms);
    },
    open: (changes: Partial<NewTicket> = {}) =>
      desk.openTicket(emergency({ conversationId: null, ...changes })),
    /** From version 1 to version 2. */
    dispatch: (id: string) => desk.staff.move(id, { version: 1, to: 'dispatched' }, LI),

    async receiver(...faults: Fault[]) {
      const receiver = await startWebhookReceiver({ secret: SECRET, now: clock });
      onTestFinished(() => receiver.close());
      receiver.fail(...faults);
      return receiver;
    },

    /** The desks of the integration, with a receiver configured. */
    desks: () =>
      createIntegrationDesks({
        ...{ db, clock },
        exporting: { tickets: desk.staff, replies, programmeName: () => '低保' },
        importing: { db, tickets: desk, replies, clock },
        resolvePlace: () => RUGAO,
        isConfigured: true,
        keepDays: 90,
      }),

    outbox(url: string, needs: Partial<OutboxNeeds> & { withinMs?: number } = {}) {
      const { withinMs = 2_000, ...others } = needs;
      const errors: unknown[] = [];
      const outbox = createOutbox({
        db,
        clock,
        send: createSendWebhook({ url, secret: SECRET }, { clock, withinMs }),
        policy: POLICY,
        random: () => 0.5,
        log: { error: (details) => errors.push(details) },
        ...others,
      });
      onTestFinished(() => outbox.stop());
      return { ...outbox, errors };
    },
  };
}
