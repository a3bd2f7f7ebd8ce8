import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLabelled } from './labelled.ts';
import { formatWeights, train } from './train.ts';

describe('the learned weights', () => {
  it('are those the labelled sentences give today', () => {
    const trained = train([...readLabelled('dev'), ...readLabelled('ordinary')]);
    const stored = new URL('../../knowledge-base/phrases/danger-learned.tsv', import.meta.url);

    expect(formatWeights(trained) === readFileSync(stored, 'utf8')).toBe(true);
  }, 120_000);
});
