import type { Database } from '../database/executor.ts';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';

export interface ClearingNeeds {
  db: Database;
  clock: Clock;
  log: Pick<Log, 'error'>;
  /** For so many days what was delivered can be looked up. */
  keepDays: number;
  /** Each deletes at most so many that are older, and returns how many. */
  kinds: readonly ClearSome[];
}

export type ClearSome = (db: Database, before: Date, atMost: number) => Promise<number>;

/** Few enough that nobody who sends waits for it. */
const AT_ONCE = 500;
const EVERY_MS = 3_600_000;
/** Nobody who waits for the service to be ready again waits for this too. */
const FIRST_MS = 60_000;
const DAY_MS = 86_400_000;

/** Forgets what was delivered long ago: a minute after the start, and then every hour. */
export function createClearing({ db, clock, log, keepDays, kinds }: ClearingNeeds) {
  let isStopped = false;
  let timers: NodeJS.Timeout[] = [];
  let running: Promise<unknown> = Promise.resolve();

  async function clear(): Promise<number> {
    const before = new Date(clock().getTime() - keepDays * DAY_MS);
    let count = 0;
    for (const clearSome of kinds) count += await clearAll(clearSome, before);
    return count;
  }

  async function clearAll(clearSome: ClearSome, before: Date): Promise<number> {
    let count = 0;
    while (!isStopped) {
      const cleared = await clearSome(db, before, AT_ONCE);
      count += cleared;
      if (cleared < AT_ONCE) break;
    }
    return count;
  }

  const look = () => {
    running = clear().catch((error: unknown) => {
      if (!isStopped) log.error({ err: error }, 'old deliveries could not be cleared');
    });
  };
  return {
    /** Returns how many. */
    clear,
    start() {
      timers = [setTimeout(look, FIRST_MS).unref(), setInterval(look, EVERY_MS).unref()];
    },
    async stop() {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
      await running;
    },
  };
}

/**
 * Those of ticket events that arrived; the events themselves stay. What waits or did not arrive is kept until
 * somebody has dealt with it, and the last one is: it is where sending goes on.
 */
export const clearDelivered: ClearSome = async (db, before, atMost) => {
  const { rows } = await db.query(
    `
    delete from ticket_deliveries as delivery
     where delivery.seq in (
             select old.seq
               from ticket_deliveries as old
              where old.state = 'delivered'
                and old.settled_at < $1::timestamptz
                and old.seq < (select max(last.seq) from ticket_deliveries as last)
              order by old.settled_at
              limit $2::integer
                for update skip locked)
    returning delivery.seq
    `,
    [before, atMost],
  );
  return rows.length;
};
