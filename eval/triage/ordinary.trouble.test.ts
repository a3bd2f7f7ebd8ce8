import { describe, expect, it } from 'vitest';
import { falseAlarmRate, scoreOrdinary } from './ordinary.ts';

const scores = scoreOrdinary();

/**
 * Full of knives in kitchens, victims in the news and deaths in proverbs. The ceilings are what is
 * scored today; the aim is 0.5 % of false dangers and 1 % of false emergencies.
 */
describe('generated sentences of other subjects', () => {
  it('are more than a thousand', () => {
    expect(scores.reduce((sum, { sentences }) => sum + sentences, 0)).toBeGreaterThan(1_000);
  });

  it('are seldom taken for danger', () => {
    const taken = scores.flatMap(({ danger }) => danger);

    expect(falseAlarmRate(scores, 'danger'), taken.join('\n')).toBeLessThanOrEqual(0.02);
  });

  it('are seldom taken for an emergency', () => {
    const taken = scores.flatMap(({ urgent }) => urgent);

    expect(falseAlarmRate(scores, 'urgent'), taken.join('\n')).toBeLessThanOrEqual(0.012);
  });
});
