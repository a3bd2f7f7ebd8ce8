import { existsSync } from 'node:fs';
import { chmod, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DatabaseUnavailableError } from './database-unavailable.ts';
import { syncFolder, syncPath } from './durable-folder.ts';
import type { EmbeddedEngine, RawResult } from './embedded-engine.ts';
import { SqlError } from './sql-error.ts';
import type { WorkerReply, WorkerRequest } from './worker-protocol.ts';

export interface WorkerEngineOptions {
  folder: string;
  statementLimitMs: number;
  /** The thread has been started, and needs this one no more until it is ready. */
  onStarted?: (() => void) | undefined;
}

const OPENING_LIMIT_MS = 120_000;
const CLOSING_LIMIT_MS = 15_000;

/**
 * PGlite in a thread of its own. A statement over its limit can only be stopped by ending the
 * thread, which is as safe as `kill -9`: what was acknowledged is on disk.
 */
export async function openWorkerEngine(options: WorkerEngineOptions): Promise<EmbeddedEngine> {
  const worker = startWorker(options.folder);
  options.onStarted?.();
  const calls = createCalls(worker);
  let notify: (channel: string, payload: string) => void = () => undefined;
  worker.on('message', (reply: WorkerReply) => {
    if (reply.kind === 'notification') notify(reply.channel, reply.payload);
    else calls.settle(reply);
  });
  worker.on('error', (error) => calls.end(String(error)));
  worker.on('exit', (code) => calls.end(`its thread exited with code ${code}`));

  await calls.ready(OPENING_LIMIT_MS);
  return {
    run: (text, values) => calls.call({ kind: 'run', text, values }, options.statementLimitMs),
    onNotification(handler) {
      notify = handler;
    },
    isAlive: calls.isAlive,
    async close() {
      const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      await calls.call({ kind: 'close' }, CLOSING_LIMIT_MS);
      await exited;
    },
  };
}

/**
 * Makes the database folder, if there is none, in a thread that ends afterwards: making one takes
 * 150 MiB that a thread never gives back. A folder half made by a process that was killed is made
 * again: only a finished one gets the name.
 */
export async function initialiseFolder(
  folder: string,
  options: Pick<WorkerEngineOptions, 'onStarted'> = {},
): Promise<void> {
  if (existsSync(folder)) return;
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const engine = await openWorkerEngine({
    ...options,
    folder: unfinished,
    statementLimitMs: OPENING_LIMIT_MS,
  });
  await engine.close();
  await chmod(unfinished, 0o700);
  await syncFolder(unfinished);
  await rename(unfinished, folder);
  await syncPath(dirname(folder));
}

function startWorker(folder: string): Worker {
  return new Worker(new URL('./embedded-worker-start.mjs', import.meta.url), {
    name: 'database',
    workerData: { folder },
    execArgv: [],
  });
}

type Request = WorkerRequest extends infer One
  ? One extends WorkerRequest
    ? Omit<One, 'id'>
    : never
  : never;

interface Call {
  resolve(result: RawResult): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

const READY_ID = 0;

function createCalls(worker: Worker) {
  const pending = new Map<number, Call>();
  let lastId = READY_ID;
  let ended: DatabaseUnavailableError | undefined;

  const end = (because: string) => {
    ended ??= new DatabaseUnavailableError(because);
    for (const call of pending.values()) {
      clearTimeout(call.timer);
      call.reject(ended);
    }
    pending.clear();
  };

  const expect = (id: number, limitMs: number) =>
    new Promise<RawResult>((resolve, reject) => {
      const timer = setTimeout(() => {
        end(`it did not answer within ${limitMs} ms`);
        void worker.terminate();
      }, limitMs);
      pending.set(id, { resolve, reject, timer });
    });

  return {
    end,
    isAlive: () => ended === undefined,
    async ready(limitMs: number): Promise<void> {
      await expect(READY_ID, limitMs);
    },
    async call(request: Request, limitMs: number): Promise<RawResult> {
      if (ended !== undefined) throw ended;
      lastId += 1;
      const answer = expect(lastId, limitMs);
      worker.postMessage({ ...request, id: lastId });
      return answer;
    },
    settle(reply: Answer): void {
      const id = reply.kind === 'ready' ? READY_ID : reply.id;
      const call = pending.get(id);
      if (call === undefined) return;
      pending.delete(id);
      clearTimeout(call.timer);
      settleCall(call, reply);
    },
  };
}

type Answer = Exclude<WorkerReply, { kind: 'notification' }>;

function settleCall(call: Call, reply: Answer): void {
  if (reply.kind === 'ready') call.resolve({ command: '', columns: [], rows: [] });
  else if (reply.kind === 'result') call.resolve(reply.result);
  else if (reply.kind === 'refused') call.reject(new SqlError(reply.failure));
  else call.reject(new Error(`The embedded database failed: ${reply.message}`));
}
