import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { gatherModel } from './onnx-bytes.ts';

/** What a character means to the tiny model; all others mean {@link UNKNOWN}. */
export type Meanings = Readonly<Record<string, readonly number[]>>;

export const UNKNOWN = [0, 0, 0, 1];

/** Money, house, person: two characters each, which mean the same. */
export const MEANINGS: Meanings = {
  钱: [1, 0, 0, 0],
  款: [1, 0, 0, 0],
  房: [0, 1, 0, 0],
  屋: [0, 1, 0, 0],
  人: [0, 0, 1, 0],
  者: [0, 0, 1, 0],
};

/**
 * A model folder in the form of sentence-transformers, small enough to write by hand: every character
 * is a token with one vector. Removed when the test ends.
 *
 * @param files further files, by their name in the folder; null leaves one out.
 */
export async function givenTinyModel(
  files: Readonly<Record<string, object | string | null>> = {},
  meanings: Meanings = MEANINGS,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tiny-model-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeTinyModel(folder, { files, meanings });
  return folder;
}

export async function writeTinyModel(
  folder: string,
  {
    files = {},
    meanings = MEANINGS,
  }: { files?: Readonly<Record<string, object | string | null>>; meanings?: Meanings },
): Promise<void> {
  const tokens = ['[UNK]', ...Object.keys(meanings)];
  const all: Record<string, Buffer | object | string | null> = {
    'onnx/model.onnx': gatherModel([UNKNOWN, ...Object.values(meanings)]),
    'tokenizer.json': tokenizerOf(tokens),
    ...files,
  };
  for (const [name, content] of Object.entries(all)) {
    if (content === null) continue;
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    const isReady = typeof content === 'string' || Buffer.isBuffer(content);
    await writeFile(path, isReady ? content : JSON.stringify(content));
  }
}

function tokenizerOf(tokens: readonly string[]): object {
  return {
    version: '1.0',
    added_tokens: [],
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: null,
    decoder: null,
    model: {
      type: 'WordLevel',
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
      unk_token: '[UNK]',
    },
  };
}
