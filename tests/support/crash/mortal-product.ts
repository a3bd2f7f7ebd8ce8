import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type RunningProduct, startProduct } from '../../../eval/product.ts';
import type { Store } from './store.ts';

const HOOK = new URL('./die-at-statement.mjs', import.meta.url);

/** The statement at which the process dies: once it is on its way, or once its answer is there, unheard. */
export interface PointOfDeath {
  statement: number;
  moment: 'sent' | 'answered';
}

export type MortalProduct = ReturnType<typeof createMortalProduct>;

/** The product's own process over one store, started again after every death. */
export function createMortalProduct(store: Store) {
  const file = join(store.dataDir, 'die-at.json');
  const readyMs: number[] = [];
  let running: RunningProduct | undefined;
  const get = () => {
    if (running === undefined) throw new Error('The product does not run.');
    return running;
  };

  return {
    /** From the death to the first request that is served; the first start makes the store, and is none. */
    readyMs: readyMs as readonly number[],
    url: () => get().url,

    async start(): Promise<void> {
      const since = performance.now();
      const isFirst = running === undefined;
      running = await startProduct({
        dataDir: store.dataDir,
        environment: {
          ...store.environment,
          NODE_OPTIONS: `--import ${HOOK.href}`,
          DIE_AT_FILE: file,
        },
      });
      if (!isFirst) readyMs.push(performance.now() - since);
    },

    /** Counting begins with the next statement; `null` lets it live. False: it died before it heard of it. */
    async destine(point: PointOfDeath | null): Promise<boolean> {
      await writeFile(file, JSON.stringify(point));
      const before = get().printed().length;
      if (get().isAlive()) process.kill(get().pid, 'SIGUSR2');
      while (!get().printed().slice(before).includes('to die: ')) {
        if (!get().isAlive()) return false;
        await wait(5);
      }
      return true;
    },

    kill: () => get().kill(),
    stop: () => get().stop(),
  };
}
