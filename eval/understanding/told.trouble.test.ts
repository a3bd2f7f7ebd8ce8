import { describe, expect, it } from 'vitest';
import { scoreFacts, scoreMoves } from './told.ts';

/** The floors are what is scored today; nobody looks at what is kept apart. */
describe('what strangers tell, kept apart', () => {
  it('states its facts, most often, and seldom others', () => {
    const { right, wrong, takenFor } = scoreFacts('apart-told');

    expect(right).toBeGreaterThanOrEqual(0.59);
    expect(wrong).toBeLessThanOrEqual(0.03);
    expect(takenFor).toBeLessThanOrEqual(0.34);
  });

  it('does in the talk what it is meant to do, most often', () => {
    const { right, takenFor } = scoreMoves('apart');

    expect(right).toBeGreaterThanOrEqual(0.57);
    expect(takenFor).toBeLessThanOrEqual(0.09);
  });
});
