import type { Log } from '../shared/log.ts';
import {
  acknowledgeHandled,
  closeEnded,
  closeOutspoken,
  type LimitNeeds,
  raiseLimits,
  raiseUrgent,
} from './raise-notices.ts';
import { type SendNeeds, sendDue } from './send-notices.ts';

export interface SweepNeeds extends SendNeeds, Omit<LimitNeeds, 'now'> {
  isPresent(): Promise<boolean>;
}

/** Time limits are a matter of minutes: reading all of them every few seconds would be wasted. */
const LIMITS_EVERY_MS = 60_000;

/**
 * One look at everything: notices of what has ended are closed, new ones raised, what is due sent. All of it is read
 * from the database, so that any number of processes may do it, and a restart goes on where the last one stopped.
 */
export function createSweep(needs: SweepNeeds): () => Promise<void> {
  const { db, clock } = needs;
  let limitsReadAt: number | undefined;

  return async () => {
    const now = clock();
    await closeEnded(db, now);
    await acknowledgeHandled(db);
    await closeOutspoken(db, now);
    await raiseUrgent({ ...needs, now, isPresent: await needs.isPresent() });
    // Before anything about limits, which must not keep a danger from going out.
    await sendDue(needs);
    // Also when the clock was set back.
    if (Math.abs(now.getTime() - (limitsReadAt ?? Number.NEGATIVE_INFINITY)) >= LIMITS_EVERY_MS) {
      await raiseLimits({ ...needs, now });
      limitsReadAt = now.getTime();
      await sendDue(needs);
    }
  };
}

export interface Watching {
  stop(): Promise<void>;
}

interface WatchNeeds {
  sweep(): Promise<void>;
  log: Pick<Log, 'error'>;
  everyMs: number;
}

/** Looks again and again until it is stopped; a look that fails is followed by the next one. */
export function watch({ sweep, log, everyMs }: WatchNeeds): Watching {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const look = async () => {
    await sweep().catch((error: unknown) =>
      log.error({ err: error }, 'nobody can be told of danger and time limits just now'),
    );
    if (!isStopped) timer = setTimeout(next, everyMs);
  };
  const next = () => {
    running = look();
  };
  let running = look();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
