import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadTriagePhrases } from '../../src/knowledge/phrases.ts';
import { readLessons } from './lessons.ts';
import { train } from './train.ts';
import { formatWeights } from './weights-file.ts';

describe('the learned weights', () => {
  it('are those the labelled sentences give today', () => {
    const trained = train(readLessons(), loadTriagePhrases());
    const stored = new URL('../../knowledge-base/phrases/danger-learned.tsv', import.meta.url);

    expect(formatWeights(trained) === readFileSync(stored, 'utf8')).toBe(true);
  }, 240_000);
});
