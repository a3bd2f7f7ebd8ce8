import { describe, expect, it } from 'vitest';
import { judge, type StatedFacts, verdictOf } from '../../tests/support/eligibility.ts';

/** The boundaries at which the documents' own words turn, one row each. */
interface Vector {
  rule: string;
  facts: StatedFacts;
  is: string;
}

const inOrder = { propertyWithinLimit: true } satisfies StatedFacts;

describe('南通 low income', () => {
  const allowance = judge('nantong', 'subsistence_allowance');
  const lowIncome = judge('nantong', 'low_income_family');

  it.each([
    { rule: 'T1 below the standard is met', facts: { incomeRatio: 0.99 }, is: 'met facts' },
    { rule: 'T2 at the standard is unmet', facts: { incomeRatio: 1 }, is: 'unmet facts' },
  ] satisfies Vector[])('$rule for 低保', ({ facts, is }) => {
    expect(verdictOf(allowance({ ...inOrder, ...facts }))).toBe(is);
  });

  it.each([
    { rule: 'T3 at the standard is met', facts: { incomeRatio: 1 }, is: 'met facts' },
    {
      rule: 'T4 exactly twice is not written',
      facts: { incomeRatio: 2 },
      is: 'undetermined policy_silent',
    },
  ] satisfies Vector[])('$rule for 低收入家庭', ({ facts, is }) => {
    expect(verdictOf(lowIncome({ ...inOrder, ...facts }))).toBe(is);
  });
});

describe('渐退期', () => {
  it.each([
    {
      rule: 'T5 in the fifth month at 1.99 it is kept',
      facts: { incomeRatio: 1.99, incomeRoseOn: '2026-06-30' },
      is: 'met facts',
    },
    {
      rule: 'T6 at twice it is unmet',
      facts: { incomeRatio: 2, incomeRoseOn: '2026-06-30' },
      is: 'unmet facts',
    },
    {
      rule: 'T7 another reason is not written',
      facts: { incomeRatio: 1.2, incomeRiseReason: 'other', incomeRoseOn: '2026-06-30' },
      is: 'undetermined policy_silent',
    },
    {
      rule: 'T8 in the seventh month it is over',
      facts: { incomeRatio: 1.2, incomeRoseOn: '2026-05-10' },
      is: 'unmet facts',
    },
  ] satisfies Vector[])('$rule in 南通', ({ facts, is }) => {
    const base = { receivingAllowance: true, incomeRiseReason: 'employment' } as const;

    expect(verdictOf(judge('nantong', 'phase_out_period')({ ...base, ...facts }))).toBe(is);
  });

  it.each([
    {
      rule: 'T9 another reason at 1.49 is met',
      facts: { incomeRatio: 1.49, incomeRiseReason: 'other' },
      is: 'met facts',
    },
    {
      rule: 'T10 another reason at 1.50 is unmet',
      facts: { incomeRatio: 1.5, incomeRiseReason: 'other' },
      is: 'unmet facts',
    },
    {
      rule: 'T11 employment at 1.9 is met in principle',
      facts: { incomeRatio: 1.9, incomeRiseReason: 'employment' },
      is: 'met discretion',
    },
    {
      rule: 'T11 employment at 2.5 has no cap',
      facts: { incomeRatio: 2.5, incomeRiseReason: 'employment' },
      is: 'met discretion',
    },
    {
      rule: 'T12 exactly at the standard falls between two clauses',
      facts: { incomeRatio: 1, incomeRiseReason: 'employment' },
      is: 'undetermined policy_silent',
    },
  ] satisfies Vector[])('$rule in 草街', ({ facts, is }) => {
    const result = judge('caojie', 'phase_out_period')({ receivingAllowance: true, ...facts });

    expect(verdictOf(result)).toBe(is);
  });

  it('T13 exists in 怀远, for how long is not written', () => {
    const result = judge(
      'huaiyuan',
      'phase_out_period',
    )({
      receivingAllowance: true,
      incomeRatio: 1.3,
    });

    expect(verdictOf(result)).toBe('undetermined policy_silent');
    expect(result.conditions.map(({ outcome }) => outcome)).toEqual(['met', 'met', 'undetermined']);
  });
});

describe('单人保', () => {
  it.each([
    {
      rule: 'T14 二级肢体 may be included',
      facts: { disabilityKind: 'physical', disabilityGrade: 2 },
      is: 'met discretion',
    },
    {
      rule: 'T15 三级精神 may be included',
      facts: { disabilityKind: 'mental', disabilityGrade: 3 },
      is: 'met discretion',
    },
    {
      rule: 'T16 三级肢体 alone is not',
      facts: { disabilityKind: 'physical', disabilityGrade: 3 },
      is: 'unmet facts',
    },
    {
      rule: 'T16 四级智力 alone is not',
      facts: { disabilityKind: 'intellectual', disabilityGrade: 4 },
      is: 'unmet facts',
    },
    {
      rule: 'T17 at 2.4 the family is not 低收入',
      facts: { incomeRatio: 2.4, disabilityKind: 'physical', disabilityGrade: 1 },
      is: 'unmet facts',
    },
  ] satisfies Vector[])('$rule in 南通', ({ facts, is }) => {
    const base = { ...inOrder, incomeRatio: 1.5, appliesInPerson: true, seriousIllness: false };

    expect(verdictOf(judge('nantong', 'single_person_allowance')({ ...base, ...facts }))).toBe(is);
  });

  it('T18 points the right way in 怀远, line and grade are not written', () => {
    const result = judge(
      'huaiyuan',
      'single_person_allowance',
    )({
      appliesInPerson: true,
      disabilityKind: 'physical',
      disabilityGrade: 2,
    });

    expect(verdictOf(result)).toBe('undetermined policy_silent');
  });

  it('T19 is not defined in 草街', () => {
    const facts = { incomeRatio: 1.2, appliesInPerson: true, disabilityGrade: 1 };

    expect(verdictOf(judge('caojie', 'single_person_allowance')(facts))).toBe(
      'undetermined policy_silent',
    );
  });
});

describe('草街 data check', () => {
  const check = judge('caojie', 'allowance_data_check');

  it.each([
    {
      rule: 'T20 a deregistered motorcycle with its certificate is no ground',
      facts: { vehicles: [{ kind: 'motorcycle', deregistered: true, certificate: true }] },
      is: 'met facts',
    },
    {
      rule: 'T21 a scrapped motorcycle still registered is one in principle',
      facts: { vehicles: [{ kind: 'motorcycle', deregistered: false }] },
      is: 'unmet discretion',
    },
    {
      rule: 'T22 an electric bicycle is not written',
      facts: { vehicles: [{ kind: 'electric' }] },
      is: 'undetermined policy_silent',
    },
    {
      rule: 'T22 a wheelchair is not written',
      facts: { vehicles: [{ kind: 'wheelchair' }] },
      is: 'undetermined policy_silent',
    },
    {
      rule: 'T23 a home after expropriation is excepted',
      facts: {
        homes: [{ place: 'urban', commercial: true, boughtOn: '2024-11-21', expropriation: true }],
      },
      is: 'met facts',
    },
    {
      rule: 'T24 one in the village and one in town are two',
      facts: {
        homes: [{ place: 'rural' }, { place: 'urban', commercial: true, boughtOn: '2015-01-01' }],
      },
      is: 'unmet discretion',
    },
    {
      rule: 'T25 a business licence is judged as it is',
      facts: { businessRegistered: true },
      is: 'undetermined policy_silent',
    },
    {
      rule: 'T26 working within the limit after insurance ended is no ground',
      facts: { pensionInsurance: 'terminated', employed: true, incomeOverLimit: false },
      is: 'met facts',
    },
  ] satisfies Vector[])('$rule', ({ facts, is }) => {
    expect(verdictOf(check({ receivingAllowance: true, ...facts }))).toBe(is);
  });
});

describe('amounts and expiry', () => {
  it('T27 gives 特困 at least 1170 and care worth at least 360 of a standard of 900', () => {
    const { amounts } = judge(
      'nantong',
      'extreme_hardship_support',
    )({
      age: 70,
      workAbility: 'none',
      hasLivelihoodSource: false,
      supporters: 'none',
      supportMode: 'dispersed',
      selfCare: 'full_care',
      localStandard: 900,
    });

    expect(amounts.map(({ value, unit, bound }) => `${bound} ${value} ${unit}`)).toEqual([
      'at_least 1170 元/月',
      'at_least 360 元/月',
    ]);
  });

  it.each([
    {
      rule: 'T30 in 2026 the pension sentence is over',
      asOf: '2026-01-01',
      is: 'undetermined expired',
    },
    {
      rule: 'T30 on its last day it is an open amount',
      asOf: '2025-12-31',
      is: 'undetermined policy_silent',
    },
  ])('$rule', ({ asOf, is }) => {
    const facts = { ...inOrder, incomeRatio: 1.05, drawingPension: true };

    expect(verdictOf(judge('huaiyuan', 'subsistence_allowance')(facts, asOf))).toBe(is);
  });
});
