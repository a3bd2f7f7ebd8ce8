import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { FactsSchema } from '../contracts/facts.ts';
import { loadEligibilityKnowledge } from '../knowledge/provisions.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { DomainError } from '../shared/errors.ts';
import { createCheckFacts } from './check-facts.ts';

type StatedFacts = z.input<typeof FactsSchema>;

const checkFacts = createCheckFacts(loadEligibilityKnowledge().general);

describe('checkFacts', () => {
  it.each([
    {
      rule: 'a grade beside no disability',
      facts: { disabilityKind: 'none', disabilityGrade: 2 },
      refusal: 'facts-contradict facts.disabilityKind、facts.disabilityGrade',
    },
    {
      rule: 'a certificate for an illness nobody has',
      facts: { seriousIllness: false, seriousIllnessCertified: true },
      refusal: 'facts-contradict facts.seriousIllness、facts.seriousIllnessCertified',
    },
    {
      rule: 'a ratio away from income and standard',
      facts: { incomeRatio: 1.5, perCapitaIncome: 600, localStandard: 600 },
      refusal: 'facts-contradict facts.incomeRatio、facts.perCapitaIncome、facts.localStandard',
    },
    {
      rule: 'a ratio away from the family’s total',
      facts: { incomeRatio: 0.5, monthlyIncome: 1800, familySize: 3, localStandard: 600 },
      refusal:
        'facts-contradict facts.incomeRatio、facts.monthlyIncome、facts.familySize、facts.localStandard',
    },
    {
      rule: 'a ratio above one beside no income',
      facts: { incomeRatio: 1, perCapitaIncome: 0, localStandard: 600 },
      refusal: 'facts-contradict facts.incomeRatio、facts.perCapitaIncome、facts.localStandard',
    },
    {
      rule: 'a sum per person away from the total',
      facts: { perCapitaIncome: 900, monthlyIncome: 1800, familySize: 3 },
      refusal: 'facts-contradict facts.perCapitaIncome、facts.monthlyIncome、facts.familySize',
    },
    {
      rule: 'a rise of income from tomorrow',
      facts: { incomeRoseOn: '2026-11-22' },
      refusal: 'fact-after-as-of facts.incomeRoseOn',
    },
    {
      rule: 'a home bought tomorrow',
      facts: { homes: [{ place: 'rural' }, { place: 'urban', boughtOn: '2026-11-22' }] },
      refusal: 'fact-after-as-of facts.homes.1.boughtOn',
    },
  ] satisfies { rule: string; facts: StatedFacts; refusal: string }[])(
    'refuses $rule',
    (example) => {
      expect(refusalOf(example.facts)).toBe(example.refusal);
    },
  );

  it('names everything that is wrong, and what it would have to be', () => {
    const facts: StatedFacts = {
      ...{ disabilityKind: 'none', disabilityGrade: 2 },
      ...{ perCapitaIncome: 900, monthlyIncome: 1800, familySize: 3 },
      incomeRoseOn: '2026-11-22',
    };

    expect(() => checkFacts(FactsSchema.parse(facts), calendarDate('2026-11-21'))).toThrow(
      expect.objectContaining({
        code: 'facts-contradict',
        values: {
          keys: 'facts.disabilityKind、facts.disabilityGrade、facts.perCapitaIncome、facts.monthlyIncome、facts.familySize',
          why: 'disabilityKind 填了 none（没有残疾），就不能再填 disabilityGrade；perCapitaIncome 要等于 monthlyIncome ÷ familySize（算出来是 600），相差不超过 1%',
        },
        others: [
          expect.objectContaining({
            code: 'fact-after-as-of',
            values: {
              keys: 'facts.incomeRoseOn',
              why: 'incomeRoseOn 只能填 2026-11-21 或更早的日期',
            },
          }),
        ],
      }),
    );
  });

  it.each([
    {
      rule: 'figures exactly 1 % apart',
      facts: { incomeRatio: 1.01, perCapitaIncome: 600, localStandard: 600 },
    },
    {
      rule: 'a total and its thirds',
      facts: { perCapitaIncome: 333.33, monthlyIncome: 1000, familySize: 3 },
    },
    { rule: 'a date of today', facts: { incomeRoseOn: '2026-11-21' } },
    {
      rule: 'no income at a ratio of zero',
      facts: { incomeRatio: 0, perCapitaIncome: 0, localStandard: 600 },
    },
    { rule: 'work beside no ability to work', facts: { employed: true, workAbility: 'none' } },
    {
      rule: 'a life at risk without an event',
      facts: { hardshipEvent: 'none', basicLifeAtRisk: true },
    },
    { rule: 'nothing at all', facts: {} },
  ] satisfies { rule: string; facts: StatedFacts }[])('accepts $rule', ({ facts }) => {
    expect(refusalOf(facts)).toBe('accepted');
  });
});

function refusalOf(facts: StatedFacts): string {
  try {
    checkFacts(FactsSchema.parse(facts), calendarDate('2026-11-21'));
    return 'accepted';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return `${error.code} ${error.values['keys']}`;
  }
}
