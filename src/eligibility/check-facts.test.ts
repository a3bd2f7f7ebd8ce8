import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { FactsSchema } from '../contracts/facts.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { DomainError } from '../shared/errors.ts';
import { checkFacts } from './check-facts.ts';

type StatedFacts = z.input<typeof FactsSchema>;

describe('checkFacts', () => {
  it.each([
    {
      rule: 'a grade beside no disability',
      facts: { disabilityKind: 'none', disabilityGrade: 2 },
      refusal: 'facts-contradict disabilityKind、disabilityGrade',
    },
    {
      rule: 'a certificate for an illness nobody has',
      facts: { seriousIllness: false, seriousIllnessCertified: true },
      refusal: 'facts-contradict seriousIllness、seriousIllnessCertified',
    },
    {
      rule: 'a ratio away from income and standard',
      facts: { incomeRatio: 1.5, perCapitaIncome: 600, localStandard: 600 },
      refusal: 'facts-contradict incomeRatio、perCapitaIncome、localStandard',
    },
    {
      rule: 'a ratio away from the family’s total',
      facts: { incomeRatio: 0.5, monthlyIncome: 1800, familySize: 3, localStandard: 600 },
      refusal: 'facts-contradict incomeRatio、monthlyIncome、familySize、localStandard',
    },
    {
      rule: 'a ratio above one beside no income',
      facts: { incomeRatio: 1, perCapitaIncome: 0, localStandard: 600 },
      refusal: 'facts-contradict incomeRatio、perCapitaIncome、localStandard',
    },
    {
      rule: 'a sum per person away from the total',
      facts: { perCapitaIncome: 900, monthlyIncome: 1800, familySize: 3 },
      refusal: 'facts-contradict perCapitaIncome、monthlyIncome、familySize',
    },
    {
      rule: 'a rise of income from tomorrow',
      facts: { incomeRoseOn: '2026-11-22' },
      refusal: 'fact-after-as-of incomeRoseOn',
    },
    {
      rule: 'a home bought tomorrow',
      facts: { homes: [{ place: 'rural' }, { place: 'urban', boughtOn: '2026-11-22' }] },
      refusal: 'fact-after-as-of homes.1.boughtOn',
    },
  ] satisfies { rule: string; facts: StatedFacts; refusal: string }[])(
    'refuses $rule',
    (example) => {
      expect(refusalOf(example.facts)).toBe(example.refusal);
    },
  );

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
