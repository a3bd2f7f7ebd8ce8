import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../eval/client.ts';
import { type RunningProduct, startProduct } from '../../eval/product.ts';
import { SUITES } from '../../eval/suites.ts';
import { inProject } from '../../src/shared/project-folder.ts';

let product: RunningProduct;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(async () => {
  await product?.stop();
});

const score = (suite: keyof typeof SUITES, file: string) =>
  SUITES[suite](file, createClient(product.url));

describe('the half of the cases that is kept for tests', () => {
  it('has every danger, emergency, place and fact of its messages right', async () => {
    const { fields, passed } = await score('utterances', inProject('eval/utterances/test.jsonl'));

    for (const name of ['life safety', 'urgent', 'region', 'facts'])
      expect(fields[name], name).toMatchObject({ ok: fields[name]?.of });
    expect(passed).toBeGreaterThanOrEqual(192);
  });

  it('has its dialogues right', async () => {
    const { passed } = await score('dialogues', inProject('eval/dialogues/test.jsonl'));

    expect(passed).toBeGreaterThanOrEqual(39);
  });
});

/** Beside the project in the place where it was made; nowhere else. */
const SAMPLES = inProject('../shared/cases');
const hasSamples = existsSync(SAMPLES);
if (!hasSamples)
  process.stderr.write(
    'SKIPPED: there are no sample cases beside the project (../shared/cases).\n',
  );

describe.skipIf(!hasSamples)('the sample cases beside the project', () => {
  it.each([
    ['utterances', 'utterances.jsonl'],
    ['utterances', 'utterances-scored.jsonl'],
    ['dialogues', 'dialogues.jsonl'],
    ['assessments', 'assessments.jsonl'],
    ['deadlines', 'deadlines.jsonl'],
  ] as const)('hold: %s in %s', async (suite, file) => {
    const { misses } = await score(suite, path.join(SAMPLES, file));

    expect(misses).toEqual([]);
  });
});
