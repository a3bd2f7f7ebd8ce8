import type { StaffChange, StaffDesk } from '../src/assistant.ts';

type Listener = (change: StaffChange) => void;

export type ChangeFeed = ReturnType<typeof createChangeFeed>;

/** One subscription to the service's changes, shared by every socket and every console. */
export function createChangeFeed({ watch }: Pick<StaffDesk, 'watch'>) {
  const listeners = new Set<Listener>();
  let stopWatching: (() => Promise<void>) | undefined;

  return {
    async start(): Promise<void> {
      stopWatching = await watch((change) => {
        for (const listener of [...listeners]) listener(change);
      });
    },
    async stop(): Promise<void> {
      await stopWatching?.();
      stopWatching = undefined;
    },
    /** Returns the way to stop listening. */
    subscribe(listener: Listener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
