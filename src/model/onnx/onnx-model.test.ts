import { rename } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { givenTinyModel } from '../../../tests/support/tiny-model.ts';
import { loadOnnxModel } from './onnx-model.ts';

const PROMPTS = { prompts: { query: '人', document: '' }, default_prompt_name: null };

describe('a model in a folder', { timeout: 30_000 }, () => {
  it('takes the mean of the tokens where nothing else is said', async () => {
    const { embed } = await loadOnnxModel(await givenTinyModel());

    expect(await embed(['钱房', '钱'], 'passage')).toEqual([
      [0.5, 0.5, 0, 0],
      [1, 0, 0, 0],
    ]);
  });

  it.each([
    { mode: 'pooling_mode_cls_token', vector: [1, 0, 0, 0] },
    { mode: 'pooling_mode_lasttoken', vector: [0, 1, 0, 0] },
  ])('takes one token where the folder says $mode', async ({ mode, vector }) => {
    const files = { '1_Pooling/config.json': { [mode]: true } };
    const { embed } = await loadOnnxModel(await givenTinyModel(files));

    expect((await embed(['钱房', '钱房人'], 'passage'))[0]).toEqual(vector);
  });

  it('puts the words of the folder before a question', async () => {
    const files = { 'config_sentence_transformers.json': PROMPTS };
    const { embed } = await loadOnnxModel(await givenTinyModel(files));

    expect(await embed(['钱'], 'question')).toEqual([[0.5, 0, 0.5, 0]]);
    expect(await embed(['钱'], 'passage')).toEqual([[1, 0, 0, 0]]);
  });

  it('cuts a text that is longer than the model reads, and keeps its last token', async () => {
    const files = { 'sentence_bert_config.json': { max_seq_length: 2 } };
    const { embed } = await loadOnnxModel(await givenTinyModel(files));

    expect(await embed(['钱人人人房'], 'passage')).toEqual([[0.5, 0.5, 0, 0]]);
  });

  it('is found beside the tokenizer as well', async () => {
    const folder = await givenTinyModel();
    await rename(`${folder}/onnx/model.onnx`, `${folder}/model.onnx`);

    expect((await loadOnnxModel(folder)).model).toMatch(/^tiny-model-\w+@[0-9a-f]{12}$/);
  });

  it('has another name with other weights', async () => {
    const one = await loadOnnxModel(await givenTinyModel());
    const other = await loadOnnxModel(await givenTinyModel({}, { 钱: [0, 1, 0, 0] }));

    expect(one.model.split('@')[1]).not.toBe(other.model.split('@')[1]);
  });

  it.each([
    { rule: 'no weights', files: { 'onnx/model.onnx': null }, reason: 'onnx/model.onnx' },
    { rule: 'no tokenizer', files: { 'tokenizer.json': null }, reason: 'tokenizer.json' },
    { rule: 'broken weights', files: { 'onnx/model.onnx': 'none' }, reason: 'onnx/model.onnx' },
    { rule: 'a broken tokenizer', files: { 'tokenizer.json': '{' }, reason: 'tokenizer.json' },
    {
      rule: 'a pooling that nobody knows',
      files: { '1_Pooling/config.json': { pooling_mode_max_tokens: true } },
      reason: '1_Pooling/config.json',
    },
  ])('is refused with $rule', async ({ files, reason }) => {
    const folder = await givenTinyModel(files);

    await expect(loadOnnxModel(folder)).rejects.toMatchObject({
      code: 'embedding-folder-unusable',
      values: { folder, reason: expect.stringContaining(reason) },
    });
  });
});
