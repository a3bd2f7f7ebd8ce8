import { statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import type { ModelAccess } from './chat-agent.ts';
import { createEmbedder, type Embedder, type EmbedderOptions } from './embedder.ts';
import { createOnnxEmbeddings } from './onnx/onnx-embeddings.ts';
import { createOpenaiEmbeddings } from './openai-embeddings.ts';

/**
 * A folder of this machine, or a model of a server. The server is not asked yet: one that does not
 * answer never stops a start.
 *
 * @throws {DomainError} saying why the folder cannot be used.
 */
export async function openEmbedder(
  access: ModelAccess,
  options: EmbedderOptions,
): Promise<Embedder> {
  const engine = isFolder(access.model)
    ? await createOnnxEmbeddings(access.model)
    : createOpenaiEmbeddings(access);
  return createEmbedder(engine, options);
}

/** What is written as a path is one also where nothing is there; a model's name may hold a `/`. */
function isFolder(model: string): boolean {
  if (isAbsolute(model) || /^\.{1,2}[/\\]/.test(model)) return true;
  return statSync(model, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
