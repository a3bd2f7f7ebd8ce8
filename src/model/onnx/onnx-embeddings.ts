import { Worker } from 'node:worker_threads';
import { DomainError } from '../../shared/errors.ts';
import type { EmbeddingEngine } from '../embedder.ts';
import type { ThreadReply, ThreadRequest } from './thread-protocol.ts';

/** So that a question waits for a few passages only, and not for a whole batch. */
const PASSAGES_AT_ONCE = 4;

/**
 * A model in a folder of this machine, computed in a thread of its own. Nothing leaves the machine.
 *
 * @throws {DomainError} saying why the folder cannot be used.
 */
export async function createOnnxEmbeddings(folder: string): Promise<EmbeddingEngine> {
  const thread = await startThread(folder);
  return {
    model: thread.model,
    isRemote: false,
    async embed(texts, { kind, signal }) {
      const vectors: number[][] = [];
      for (let at = 0; at < texts.length; at += PASSAGES_AT_ONCE) {
        signal.throwIfAborted();
        vectors.push(...(await thread.embed(texts.slice(at, at + PASSAGES_AT_ONCE), kind)));
      }
      return vectors;
    },
    close: thread.close,
  };
}

interface Call {
  resolve(vectors: number[][]): void;
  reject(error: Error): void;
}

async function startThread(folder: string) {
  const worker = new Worker(new URL('./onnx-thread-start.mjs', import.meta.url), {
    name: 'embeddings',
    workerData: { folder },
    execArgv: [],
  });
  const calls = createCalls(worker);
  const model = await calls.ready;
  return {
    model,
    embed: calls.call,
    async close(): Promise<void> {
      calls.end(new Error('The model is closed.'));
      await worker.terminate();
    },
  };
}

function createCalls(worker: Worker) {
  const pending = new Map<number, Call>();
  let lastId = 0;
  let ended: Error | undefined;
  const end = (error: Error) => {
    ended ??= error;
    for (const { reject } of pending.values()) reject(ended);
    pending.clear();
  };
  const ready = new Promise<string>((resolve, reject) => {
    worker.on('message', (reply: ThreadReply) => {
      if (reply.kind === 'ready') resolve(reply.model);
      else if (reply.kind === 'unusable')
        reject(new DomainError('unavailable', reply.code, reply.values));
      else settle(pending, reply);
    });
    worker.on('error', (error) => {
      reject(error);
      end(error instanceof Error ? error : new Error(String(error)));
    });
    worker.on('exit', (code) => {
      const error = new Error(`The thread of the model exited with code ${code}.`);
      reject(error);
      end(error);
    });
  });
  return {
    ready,
    end,
    call(texts: readonly string[], kind: ThreadRequest['kind']): Promise<number[][]> {
      if (ended !== undefined) return Promise.reject(ended);
      lastId += 1;
      const request: ThreadRequest = { id: lastId, texts, kind };
      return new Promise((resolve, reject) => {
        pending.set(request.id, { resolve, reject });
        worker.postMessage(request);
      });
    },
  };
}

function settle(pending: Map<number, Call>, reply: Extract<ThreadReply, { id: number }>): void {
  const call = pending.get(reply.id);
  pending.delete(reply.id);
  if (reply.kind === 'vectors') call?.resolve(reply.vectors);
  else call?.reject(new Error(`The model failed: ${reply.message}`));
}
