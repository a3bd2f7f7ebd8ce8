import { describe, expect, it } from 'vitest';
import { minimise } from './minimise.ts';

describe('the lowest point', () => {
  it('is found in a long narrow valley', () => {
    const aim = [3, -2, 0.5];
    const steep = [1, 100, 10_000];
    const point = minimise(
      (at, slope) => {
        let height = 0;
        for (const [place, value] of at.entries()) {
          const off = value - (aim[place] ?? 0);
          height += ((steep[place] ?? 0) * off * off) / 2;
          slope[place] = (steep[place] ?? 0) * off;
        }
        return height;
      },
      { size: 3, rounds: 100 },
    );

    for (const [place, value] of point.entries()) expect(value).toBeCloseTo(aim[place] ?? 0, 4);
  });
});
