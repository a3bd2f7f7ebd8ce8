import { parentPort, workerData } from 'node:worker_threads';
import { DomainError } from '../../shared/errors.ts';
import { loadOnnxModel, type OnnxModel } from './onnx-model.ts';
import type { ThreadReply, ThreadRequest } from './thread-protocol.ts';

/** The thread that computes vectors: the runtime blocks it, and nobody else. */
if (parentPort === null) throw new Error('This file is started as a worker thread only.');
const port = parentPort;
const { folder } = workerData as { folder: string };

try {
  const model = await loadOnnxModel(folder);
  port.on('message', async (request: ThreadRequest) => reply(await answer(request, model)));
  reply({ kind: 'ready', model: model.model });
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  reply({ kind: 'unusable', code: error.code, values: error.values });
}

async function answer({ id, texts, kind }: ThreadRequest, model: OnnxModel): Promise<ThreadReply> {
  try {
    return { kind: 'vectors', id, vectors: await model.embed(texts, kind) };
  } catch (error) {
    return { kind: 'failed', id, message: String(error) };
  }
}

function reply(message: ThreadReply): void {
  port.postMessage(message);
}
