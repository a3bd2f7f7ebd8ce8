import { createStatementRunner } from './embedded-database.ts';
import type { EmbeddedEngine } from './embedded-engine.ts';
import type { SqlExecutor } from './executor.ts';

/** Sets what a native connection gets from its pool, and gives the executor to look around with. */
export async function prepareEmbedded(engine: EmbeddedEngine): Promise<SqlExecutor> {
  const run = createStatementRunner(engine);
  await run(`set timezone = 'Asia/Shanghai'`);
  return {
    async query<Row>(text: string, values?: readonly unknown[]) {
      const { rows } = await run(text, values);
      return { rows: rows as Row[] };
    },
  };
}
