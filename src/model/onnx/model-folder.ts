import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { DomainError } from '../../shared/errors.ts';

/** What is read from a folder in the form of sentence-transformers, all but the weights. */
export interface ModelFolder {
  folder: string;
  /** The folder's name and a digest of its files: other weights in the same folder are another model. */
  model: string;
  onnxPath: string;
  tokenizer: object;
  tokenizerConfig: object;
  pooling: Pooling;
  /** Longer texts are cut. */
  maxTokens: number;
  /** Words that the model wants to read before a text. */
  prefix: { question: string; passage: string };
}

export type Pooling = 'mean' | 'cls' | 'last';

const ONNX_FILES = ['onnx/model.onnx', 'model.onnx'];
const DEFAULT_MAX_TOKENS = 512;
/** Some tokenizers say 10³⁰ where they have no limit. */
const LARGEST_MAX_TOKENS = 32_768;

const PoolingSchema = z.object({
  pooling_mode_cls_token: z.boolean().default(false),
  pooling_mode_mean_tokens: z.boolean().default(false),
  pooling_mode_lasttoken: z.boolean().default(false),
  pooling_mode: z.string().optional(),
});
const PromptsSchema = z.object({
  prompts: z.record(z.string(), z.string().nullable()).default({}),
  default_prompt_name: z.string().nullish(),
});
const LengthSchema = z.object({ max_seq_length: z.number().nullish() });
const TokenizerConfigSchema = z.looseObject({ model_max_length: z.number().nullish() });

/** @throws {DomainError} naming the file that is missing or cannot be read. */
export async function readModelFolder(path: string): Promise<ModelFolder> {
  const folder = resolve(path);
  const onnxPath = await findOnnxFile(folder);
  const tokenizer = await readJson(
    folder,
    'tokenizer.json',
    z.looseObject({ model: z.looseObject({}) }),
  );
  const tokenizerConfig = await readOptional(
    folder,
    'tokenizer_config.json',
    TokenizerConfigSchema,
  );
  const length = await readOptional(folder, 'sentence_bert_config.json', LengthSchema);
  const pooling = await readOptional(folder, '1_Pooling/config.json', PoolingSchema);
  const prompts = await readOptional(folder, 'config_sentence_transformers.json', PromptsSchema);
  const settings = { tokenizer, tokenizerConfig, length, pooling, prompts };
  const limit = length?.max_seq_length ?? tokenizerConfig?.model_max_length ?? DEFAULT_MAX_TOKENS;
  return {
    folder,
    model: `${basename(folder)}@${await digestOf(onnxPath, settings)}`,
    onnxPath,
    tokenizer,
    tokenizerConfig: tokenizerConfig ?? {},
    pooling: pooling === undefined ? 'mean' : poolingOf(pooling, folder),
    maxTokens: limit > LARGEST_MAX_TOKENS ? DEFAULT_MAX_TOKENS : limit,
    prefix: prefixOf(prompts),
  };
}

export function unusable(folder: string, file: string, why: string): DomainError {
  const reason = `${file}: ${why}`;
  return new DomainError('unavailable', 'embedding-folder-unusable', { folder, reason });
}

async function findOnnxFile(folder: string): Promise<string> {
  for (const name of ONNX_FILES) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile()) return path;
  }
  throw unusable(folder, ONNX_FILES.join(' 或 '), 'ENOENT');
}

async function readJson<Schema extends z.ZodType>(
  folder: string,
  name: string,
  schema: Schema,
): Promise<z.infer<Schema>> {
  try {
    return schema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
  } catch (error) {
    throw unusable(folder, name, reasonOf(error));
  }
}

async function readOptional<Schema extends z.ZodType>(
  folder: string,
  name: string,
  schema: Schema,
): Promise<z.infer<Schema> | undefined> {
  const found = await stat(join(folder, name)).catch(() => undefined);
  return found === undefined ? undefined : readJson(folder, name, schema);
}

/** One line, and short. */
export function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError)
    return z.prettifyError(error).replace(/\s+/gu, ' ').slice(0, 120);
  const { code, message } = error as { code?: unknown; message?: unknown };
  return typeof code === 'string' ? code : String(message).replace(/\s+/gu, ' ').slice(0, 120);
}

function poolingOf(config: z.infer<typeof PoolingSchema>, folder: string): Pooling {
  const { pooling_mode: mode } = config;
  if (config.pooling_mode_mean_tokens || mode === 'mean') return 'mean';
  if (config.pooling_mode_cls_token || mode === 'cls') return 'cls';
  if (config.pooling_mode_lasttoken || mode === 'lasttoken') return 'last';
  throw unusable(folder, '1_Pooling/config.json', 'mean, cls or lasttoken');
}

function prefixOf(config: z.infer<typeof PromptsSchema> | undefined): ModelFolder['prefix'] {
  if (config === undefined) return { question: '', passage: '' };
  const { prompts } = config;
  const fallback = prompts[config.default_prompt_name ?? ''] ?? '';
  return {
    question: prompts['query'] ?? prompts['question'] ?? fallback,
    passage: prompts['document'] ?? prompts['passage'] ?? fallback,
  };
}

async function digestOf(onnxPath: string, settings: object): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  const weights = `${onnxPath}_data`;
  const hasOwnWeights = (await stat(weights).catch(() => undefined))?.isFile() ?? false;
  for (const path of hasOwnWeights ? [onnxPath, weights] : [onnxPath])
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex').slice(0, 12);
}
