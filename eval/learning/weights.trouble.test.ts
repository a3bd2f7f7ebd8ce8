import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stampOf } from './stamp.ts';
import { SUBJECTS } from './subjects.ts';

describe('the learned weights', () => {
  it.each(SUBJECTS)(
    'of $name were learned from the lessons, the phrases and the trainer of today, else run `npm run weights`',
    ({ weightsFile, stampFile, taught }) => {
      const stamp = stampOf(readFileSync(weightsFile, 'utf8'), taught());

      expect(stamp === readFileSync(stampFile, 'utf8')).toBe(true);
    },
    60_000,
  );
});
