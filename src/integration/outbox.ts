import type { Database } from '../database/executor.ts';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import {
  type Claim,
  claimNext,
  enrol,
  letRest,
  settleDelivered,
  settleFailed,
} from './delivery-repository.ts';
import { beginAtPresent } from './outbox-start.ts';
import { type RetryPolicy, restUntil, waitMsAfter } from './retry-policy.ts';
import { ANSWERED_WITHIN_MS, type SendOutcome, type SendWebhook } from './send-webhook.ts';
import { readNotice } from './ticket-notices.ts';

export interface OutboxNeeds {
  db: Database;
  send: SendWebhook;
  policy: RetryPolicy;
  clock: Clock;
  /** Between 0 and 1, as `Math.random` gives it. */
  random: () => number;
  log: Pick<Log, 'error'>;
}

export interface Outbox {
  /**
   * From now on events are sent: when one is announced, and every two seconds. The first time, what has happened before
   * is not.
   */
  start(): Promise<void>;
  /** Sends what is due now; resolves when nothing is. */
  wake(): Promise<void>;
  /** What is on its way may still arrive for a moment; what does not is sent by whoever starts next. */
  stop(): Promise<void>;
}

/** So many deliveries are under way at once in a process: one that hangs does not keep the others back. */
const LANES = 4;
/** For what was to be tried again, and for notifications that were lost. */
const LOOK_EVERY_MS = 2_000;
/** The attempt itself has ended long before. */
const CLAIMED_FOR_MS = ANSWERED_WITHIN_MS + 7_000;
const STOPPING_PATIENCE_MS = 2_000;

/**
 * Sends the events of tickets to one receiver, each at least once and with the same id; any number of
 * processes may do so over one database. The events of a ticket arrive in their order, as long as each
 * arrives or is given up before the next is sent.
 *
 * A lane takes up new events, claims one, sends it, writes down what came of it, and goes on until there is
 * none. A lane that finds something calls another one, as long as there are lanes.
 */
export function createOutbox(needs: OutboxNeeds): Outbox {
  const { db, clock, log } = needs;
  const lanes = new Set<Promise<void>>();
  const stopping = new AbortController();
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let stopListening: (() => Promise<void>) | undefined;

  function openLane(): void {
    if (isStopped || lanes.size >= LANES) return;
    const lane = runLane()
      .catch((error: unknown) => {
        // The next look tries again: the database may be back by then.
        if (!isStopped) log.error({ err: error }, 'events of tickets could not be sent');
      })
      .finally(() => lanes.delete(lane));
    lanes.add(lane);
  }

  async function runLane(): Promise<void> {
    while (!isStopped) {
      const now = clock();
      while ((await enrol(db, now)) > 0);
      const claim = await claimNext(db, { now, until: later(now, CLAIMED_FOR_MS) });
      if (claim === undefined) return;
      openLane();
      await deliver(claim, { ...needs, signal: stopping.signal });
    }
  }

  return {
    async start() {
      await beginAtPresent(db, clock());
      stopListening = await db.listen('staff_changes', (payload) => {
        if (JSON.parse(payload).what === 'ticket') openLane();
      });
      timer = setInterval(openLane, LOOK_EVERY_MS).unref();
      openLane();
    },
    async wake() {
      openLane();
      while (lanes.size > 0) await Promise.all(lanes);
    },
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await stopListening?.();
      const patience = setTimeout(() => stopping.abort(), STOPPING_PATIENCE_MS);
      await Promise.all(lanes);
      clearTimeout(patience);
    },
  };
}

async function deliver(claim: Claim, needs: OutboxNeeds & { signal: AbortSignal }): Promise<void> {
  const { db, clock, signal } = needs;
  const outcome = await attempt(claim, needs);
  const now = clock();
  if (outcome.kind === 'delivered') return settleDelivered(db, claim, now);
  const { error } = outcome;
  if (signal.aborted) return settleFailed(db, claim, { error: 'stopped', now, nextTryAt: now });
  const rest = restUntil(outcome.retryAfter, now);
  if (rest !== undefined) await letRest(db, rest);
  const nextTryAt = nextTryOf(claim, { ...needs, now, rest });
  await settleFailed(db, claim, { error, now, nextTryAt });
}

async function attempt(
  { id, seq }: Claim,
  { db, send, log, signal }: OutboxNeeds & { signal: AbortSignal },
): Promise<SendOutcome> {
  const body = await readNotice(db, seq)
    .then((notice) => JSON.stringify(notice))
    .catch((error: unknown) => {
      log.error({ err: error, seq }, 'an event of a ticket cannot be read');
      return undefined;
    });
  if (body === undefined) return { kind: 'failed', error: 'unreadable', retryAfter: null };
  return send({ id, body, signal });
}

/** Null once it has been tried for long enough. */
function nextTryOf(
  { attempts, firstTriedAt }: Claim,
  {
    policy,
    random,
    now,
    rest,
  }: Pick<OutboxNeeds, 'policy' | 'random'> & { now: Date; rest: Date | undefined },
): Date | null {
  if (now.getTime() - firstTriedAt.getTime() >= policy.giveUpAfterMs) return null;
  const wanted = later(now, waitMsAfter(attempts, policy, random));
  return rest !== undefined && rest > wanted ? rest : wanted;
}

function later(from: Date, ms: number): Date {
  return new Date(from.getTime() + ms);
}
