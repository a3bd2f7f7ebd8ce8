import type { Database } from './executor.ts';

const EVERY_MS = 3_600_000;

/**
 * PostgreSQL finds its ways by what it knows of the tables. A server looks again by itself; the embedded
 * engine does nothing in the background, so this does: now, and every hour until it is stopped.
 */
export async function keepStatistics(
  db: Database,
  { tables, onTrouble }: { tables: readonly string[]; onTrouble(error: unknown): void },
): Promise<() => void> {
  if (db.capabilities.engine === 'native') return () => undefined;
  const renew = () => db.query(`analyze ${tables.join(', ')}`);
  await renew();
  const timer = setInterval(() => void renew().catch(onTrouble), EVERY_MS).unref();
  return () => clearInterval(timer);
}
