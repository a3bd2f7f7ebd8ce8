import type { Database } from '../database/executor.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { Clock } from '../shared/clock.ts';
import type { PlaceLadder } from '../shared/place.ts';

/** What holds for a place on a day. */
type ReadFor<Found> = (ladder: PlaceLadder, asOf: CalendarDate) => Promise<Found>;

/** What was notified is lost with an engine that dies just then: nothing is believed for longer. */
const KEPT_MS = 10_000;
/** Places and days; then all are forgotten, so that nobody fills the memory by asking. */
const MOST_KEPT = 1_000;

/**
 * Whatever is published counts with the next call, by whomever. The embedded store belongs to this
 * process, which hears of a change before whoever made it hears that it is made: what was read is kept
 * until then. Of a server it hears a moment later, so there everything is read each time.
 *
 * @param channel on which each change is notified.
 */
export function keepUntilChanged<Found>(
  read: ReadFor<Found>,
  { db, clock, channel }: { db: Database; clock: Clock; channel: string },
): ReadFor<Found> {
  if (db.capabilities.engine !== 'embedded') return read;
  let kept = { since: 0, found: new Map<string, Found>() };
  let hearing: Promise<unknown> | undefined;
  const forget = () => {
    kept = { since: clock().getTime(), found: new Map() };
  };
  const hear = () =>
    db.listen(channel, forget).catch((error: unknown) => {
      hearing = undefined;
      throw error;
    });

  return async (ladder, asOf) => {
    hearing ??= hear();
    await hearing;
    const isOld = clock().getTime() - kept.since >= KEPT_MS;
    if (isOld || kept.found.size >= MOST_KEPT) forget();
    // What is read while a change comes in goes where nobody looks any more.
    const { found } = kept;
    const key = `${ladder.join(' ')} ${asOf}`;
    if (!found.has(key)) found.set(key, await read(ladder, asOf));
    return found.get(key) as Found;
  };
}
