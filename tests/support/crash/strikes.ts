import { onServer } from '../native-test-database.ts';
import type { MortalProduct } from './mortal-product.ts';
import type { Strike } from './strike-under-load.ts';

/** SIGKILL, and the start after it. */
export function killProduct(product: MortalProduct): Strike {
  return async () => {
    await product.kill();
    await product.start();
  };
}

/** What an administrator does with `pg_terminate_backend`, or a server that goes away for a moment. */
export function endConnections(databaseUrl: string): Strike {
  return () =>
    onServer(databaseUrl, [
      `select pg_terminate_backend(activity.pid)
         from pg_stat_activity as activity
        where activity.datname = current_database()
          and activity.pid <> pg_backend_pid()`,
    ]);
}
