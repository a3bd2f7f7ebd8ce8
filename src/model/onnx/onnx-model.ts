import { availableParallelism } from 'node:os';
import type { Tokenizer } from '@huggingface/tokenizers';
import type { InferenceSession } from 'onnxruntime-node';
import { DomainError } from '../../shared/errors.ts';
import { type ModelFolder, readModelFolder, reasonOf, unusable } from './model-folder.ts';
import { poolTokens } from './pooling.ts';

type Runtime = typeof import('onnxruntime-node');

export interface OnnxModel {
  model: string;
  embed(texts: readonly string[], kind: 'passage' | 'question'): Promise<number[][]>;
}

/**
 * Loads a model into this thread. While it computes, nothing else runs in the thread.
 *
 * @throws {DomainError} saying why the folder, or the runtime, cannot be used.
 */
export async function loadOnnxModel(path: string): Promise<OnnxModel> {
  const folder = await readModelFolder(path);
  const runtime = await loadRuntime();
  const tokenizer = await loadTokenizer(folder);
  const session = await openSession(runtime, folder);
  const model = { folder, runtime, tokenizer, session };
  return {
    model: folder.model,
    async embed(texts, kind) {
      const encoded = texts.map((text) => encode(folder.prefix[kind] + text, model));
      return texts.length === 0 ? [] : run(encoded, model);
    },
  };
}

interface Loaded {
  folder: ModelFolder;
  runtime: Runtime;
  tokenizer: Tokenizer;
  session: InferenceSession;
}

/** The package is optional: an installation may have left it out. */
async function loadRuntime(): Promise<Runtime> {
  try {
    return await import('onnxruntime-node');
  } catch (error) {
    throw new DomainError('unavailable', 'embedding-runtime-missing', { reason: reasonOf(error) });
  }
}

async function loadTokenizer({ folder, tokenizer, tokenizerConfig }: ModelFolder) {
  const { Tokenizer } = await import('@huggingface/tokenizers');
  try {
    return new Tokenizer(tokenizer, tokenizerConfig);
  } catch (error) {
    throw unusable(folder, 'tokenizer.json', reasonOf(error));
  }
}

/** Half of the processors: clauses are embedded while citizens are answered. */
async function openSession({ InferenceSession }: Runtime, { folder, onnxPath }: ModelFolder) {
  const threads = Math.max(1, Math.floor(availableParallelism() / 2));
  const options = { intraOpNumThreads: threads, logSeverityLevel: 3 } as const;
  const session = await InferenceSession.create(onnxPath, options).catch((error: unknown) => {
    throw unusable(folder, onnxPath, reasonOf(error));
  });
  const unknown = session.inputNames.find((name) => !KNOWN_INPUTS.includes(name));
  if (unknown !== undefined) throw unusable(folder, onnxPath, `input "${unknown}"`);
  return session;
}

const KNOWN_INPUTS = ['input_ids', 'attention_mask', 'token_type_ids', 'position_ids'];

function encode(text: string, { tokenizer, folder }: Loaded): number[] {
  const { ids } = tokenizer.encode(text);
  if (ids.length <= folder.maxTokens) return ids.length > 0 ? ids : [0];
  // The last token ends a text: a model that was trained with it misses it otherwise.
  return [...ids.slice(0, folder.maxTokens - 1), ...ids.slice(-1)];
}

async function run(texts: readonly number[][], model: Loaded): Promise<number[][]> {
  const { session, folder, runtime } = model;
  const tokens = Math.max(...texts.map(({ length }) => length));
  const column = (read: (ids: readonly number[], at: number) => number) =>
    new runtime.Tensor(
      'int64',
      BigInt64Array.from(
        texts.flatMap((ids) => Array.from({ length: tokens }, (_, at) => BigInt(read(ids, at)))),
      ),
      [texts.length, tokens],
    );
  const columns = {
    input_ids: () => column((ids, at) => ids[at] ?? 0),
    attention_mask: () => column((ids, at) => Number(at < ids.length)),
    token_type_ids: () => column(() => 0),
    position_ids: () => column((_, at) => at),
  };
  const feeds = Object.fromEntries(
    Object.entries(columns)
      .filter(([name]) => session.inputNames.includes(name))
      .map(([name, make]) => [name, make()]),
  );
  const output = outputOf(session);
  const { [output]: found } = await session.run(feeds, [output]);
  if (found === undefined || !(found.data instanceof Float32Array))
    throw unusable(folder.folder, folder.onnxPath, `output "${output}"`);
  const lengths = texts.map(({ length }) => length);
  return toVectors({ values: found.data, dims: found.dims }, lengths, folder);
}

/** A model that pools by itself says so by the name of what it answers. */
function outputOf({ outputNames }: InferenceSession): string {
  const pooled = outputNames.find((name) => name === 'sentence_embedding');
  return pooled ?? outputNames.find((name) => name === 'last_hidden_state') ?? outputNames[0] ?? '';
}

function toVectors(
  { values, dims }: { values: Float32Array; dims: readonly number[] },
  lengths: readonly number[],
  { pooling }: ModelFolder,
): number[][] {
  const dimensions = dims.at(-1) ?? 0;
  const texts = lengths.length;
  if (dims.length === 3)
    return poolTokens({ values, texts, tokens: dims[1] ?? 0, dimensions }, lengths, pooling);
  return lengths.map((_, text) => [...values.subarray(text * dimensions, (text + 1) * dimensions)]);
}
