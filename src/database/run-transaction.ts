import { AsyncLocalStorage } from 'node:async_hooks';
import type { SqlExecutor } from './executor.ts';
import { createGate } from './gate.ts';

/** One statement on the connection that holds the transaction. */
export type RunStatement = (
  text: string,
  values?: readonly unknown[],
) => Promise<{ command: string; rows: unknown[] }>;

export interface TransactionScope {
  run<Result>(
    statement: RunStatement,
    work: (executor: SqlExecutor) => Promise<Result>,
  ): Promise<Result>;
  /** Throws inside a transaction: waiting there for another connection is how a service dead-locks. */
  refuseInside(): void;
}

/** @param idleLimitMs how long a transaction may stay open without running a statement. */
export function createTransactionScope(idleLimitMs: number): TransactionScope {
  const current = new AsyncLocalStorage<{ open: boolean }>();
  return {
    refuseInside() {
      if (current.getStore()?.open)
        throw new Error(
          'A transaction asked the database for another query or transaction. ' +
            'Use the executor that the transaction was given.',
        );
    },
    async run(statement, work) {
      const transaction = openTransaction(statement, idleLimitMs);
      // The first statement follows at once: the connection runs them in their order, or loses both.
      const begun = statement('begin', []);
      begun.catch(() => undefined);
      try {
        const result = await Promise.race([
          current.run(transaction.state, () => work(transaction.executor)),
          transaction.idled,
        ]);
        await begun;
        await transaction.commit();
        return result;
      } catch (error) {
        // A connection that cannot even roll back is dropped by its owner; the first error tells why.
        await transaction.rollBack().catch(() => undefined);
        throw error;
      } finally {
        transaction.stopWatching();
      }
    },
  };
}

function openTransaction(statement: RunStatement, idleLimitMs: number) {
  const state = { open: true };
  const gate = createGate();
  const watch = watchIdleness(idleLimitMs);

  const runOne: RunStatement = (text, values) =>
    gate(async () => {
      watch.pause();
      try {
        return await statement(text, values);
      } finally {
        watch.resume();
      }
    });

  const executor: SqlExecutor = {
    async query<Row>(text: string, values?: readonly unknown[]) {
      if (!state.open) throw new Error('The transaction has ended: a statement came too late.');
      const { rows } = await runOne(text, values);
      return { rows: rows as Row[] };
    },
  };

  return {
    state,
    executor,
    idled: watch.idled,
    stopWatching: watch.stop,
    async commit() {
      state.open = false;
      const { command } = await runOne('commit', []);
      // PostgreSQL answers a commit after a swallowed error with ROLLBACK and no error at all.
      if (command !== 'COMMIT')
        throw new Error('The transaction was rolled back: one of its statements had failed.');
    },
    async rollBack() {
      state.open = false;
      await runOne('rollback', []);
    },
  };
}

function watchIdleness(limitMs: number) {
  let timer: NodeJS.Timeout | undefined;
  let fail: (error: Error) => void = () => undefined;
  const idled = new Promise<never>((_, reject) => {
    fail = reject;
  });
  idled.catch(() => undefined);
  const pause = () => clearTimeout(timer);
  const resume = () => {
    clearTimeout(timer);
    timer = setTimeout(
      () => fail(new Error(`The transaction was idle for ${limitMs} ms and is rolled back.`)),
      limitMs,
    );
  };
  resume();
  return { idled, pause, resume, stop: pause };
}
