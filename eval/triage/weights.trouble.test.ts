import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadTriagePhrases } from '../../src/knowledge/phrases.ts';
import { readLessons } from './lessons.ts';
import { stampOf } from './stamp.ts';
import { STAMP_FILE, WEIGHTS_FILE } from './weights-file.ts';

describe('the learned weights', () => {
  it('were learned from the lessons, the phrases and the trainer of today, else run `npm run weights`', () => {
    const weights = readFileSync(WEIGHTS_FILE, 'utf8');
    const phrases = loadTriagePhrases();

    const stamp = stampOf(weights, { lessons: readLessons(), phrases });

    expect(stamp === readFileSync(STAMP_FILE, 'utf8')).toBe(true);
  }, 60_000);
});
