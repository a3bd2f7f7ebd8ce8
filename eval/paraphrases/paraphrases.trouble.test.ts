import { describe, expect, it } from 'vitest';
import { measureSurvival, shareKept } from './survival.ts';

/** Of each kind so many sentences; `npm run eval -- paraphrases` takes all. */
const SENTENCES = 200;

/** Per cent read as before: what each kind honestly scores, not what it should. */
const FLOORS = {
  'one wrong character': { danger: 92, urgent: 86, facts: 80 },
  'one homophone': { danger: 92, urgent: 88, facts: 85 },
  'a word of dialect': { danger: 95, urgent: 93, facts: 86 },
  'no punctuation': { danger: 99, urgent: 99, facts: 85 },
  'more punctuation': { danger: 97, urgent: 99, facts: 96 },
  'polite words': { danger: 96, urgent: 98, facts: 97 },
  'traditional characters': { danger: 100, urgent: 100, facts: 100 },
  'full-width digits': { danger: 100, urgent: 100, facts: 100 },
  emoji: { danger: 99, urgent: 99, facts: 95 },
  'spaces between characters': { danger: 99, urgent: 99, facts: 88 },
};
/** Where there was neither danger nor need, so many in a hundred still have none. */
const QUIET_FLOOR = 97;

const measured = measureSurvival(SENTENCES);

describe('a sentence worded anew', () => {
  it('is measured in every way that has a floor', () => {
    expect(measured.map(({ kind }) => kind)).toEqual(Object.keys(FLOORS));
  });

  describe.each(measured)('with $kind', ({ kind, changed, ...survival }) => {
    const floors = Object.entries(FLOORS).find(([name]) => name === kind)?.[1];

    it.each(['danger', 'urgent', 'facts'] as const)('keeps its %s', (aspect) => {
      const lost = changed.filter((one) => one.aspect === aspect).map(({ to }) => to);

      expect(100 * shareKept(survival[aspect]), lost.join('\n')).toBeGreaterThanOrEqual(
        floors?.[aspect] ?? 100,
      );
    });

    it.each(['noDanger', 'notUrgent'] as const)('gains none: %s', (aspect) => {
      const gained = changed.filter((one) => one.aspect === aspect).map(({ to }) => to);

      expect(100 * shareKept(survival[aspect]), gained.join('\n')).toBeGreaterThanOrEqual(
        QUIET_FLOOR,
      );
    });
  });
});
