import { parentPort, workerData } from 'node:worker_threads';
import { openEmbeddedEngine, type RawResult } from './embedded-engine.ts';
import { SqlError } from './sql-error.ts';
import type { WorkerReply, WorkerRequest } from './worker-protocol.ts';

/** The thread that holds the embedded database: a statement blocks it, and nobody else. */
if (parentPort === null) throw new Error('This file is started as a worker thread only.');
const port = parentPort;
const { folder } = workerData as { folder: string };
const engine = await openEmbeddedEngine({ folder });

engine.onNotification((channel, payload) => reply({ kind: 'notification', channel, payload }));
port.on('message', async (request: WorkerRequest) => {
  reply(await answer(request));
  if (request.kind === 'close') port.close();
});
reply({ kind: 'ready' });

async function answer(request: WorkerRequest): Promise<WorkerReply> {
  const { id } = request;
  try {
    return { kind: 'result', id, result: await perform(request) };
  } catch (error) {
    if (!(error instanceof SqlError)) return { kind: 'failed', id, message: String(error) };
    const { code, message, detail, constraint, table, column, position } = error;
    return {
      kind: 'refused',
      id,
      failure: { code, message, detail, constraint, table, column, position },
    };
  }
}

async function perform(request: WorkerRequest): Promise<RawResult> {
  if (request.kind === 'run') return engine.run(request.text, request.values);
  await engine.close();
  return { command: '', columns: [], rows: [] };
}

function reply(message: WorkerReply): void {
  port.postMessage(message);
}
