import { describe, expect, it } from 'vitest';
import { judge, type StatedFacts, verdictOf } from '../../../../tests/support/eligibility.ts';

const check = judge('caojie', 'allowance_data_check');
const flat = { place: 'urban', commercial: true, expropriation: false } as const;

describe('the data check of a family with 低保 in 草街', () => {
  it.each([
    { rule: 'asks for the items when none is given', facts: {}, is: 'undetermined missing_facts' },
    { rule: 'finds nothing in a family without a car', facts: { vehicles: [] }, is: 'met facts' },
    {
      rule: 'asks whether a car was deregistered',
      facts: { vehicles: [{ kind: 'car' }] },
      is: 'undetermined missing_facts',
    },
    {
      rule: 'asks for the certificate',
      facts: { vehicles: [{ kind: 'car', deregistered: true }] },
      is: 'undetermined missing_facts',
    },
    {
      rule: 'wants the certificate of a deregistered car',
      facts: { vehicles: [{ kind: 'car', deregistered: true, certificate: false }] },
      is: 'unmet discretion',
    },
    {
      rule: 'lets a registered car outweigh an unwritten tricycle',
      facts: { vehicles: [{ kind: 'tricycle' }, { kind: 'car', deregistered: false }] },
      is: 'unmet discretion',
    },
    {
      rule: 'finds nothing in one home in the village',
      facts: { homes: [{ place: 'rural' }] },
      is: 'met facts',
    },
    {
      rule: 'asks when a flat in town was bought',
      facts: { homes: [{ place: 'urban' }] },
      is: 'undetermined missing_facts',
    },
    {
      rule: 'asks whether a new flat followed an expropriation',
      facts: { homes: [{ place: 'urban', commercial: true, boughtOn: '2025-01-01' }] },
      is: 'undetermined missing_facts',
    },
    {
      rule: 'counts the third anniversary as within three years',
      facts: { homes: [{ ...flat, boughtOn: '2023-11-21' }] },
      is: 'unmet discretion',
    },
    {
      rule: 'lets the day after go',
      facts: { homes: [{ ...flat, boughtOn: '2023-11-20' }] },
      is: 'met facts',
    },
    {
      rule: 'cancels over the limit without 原则上',
      facts: { pensionInsurance: 'contributing', incomeOverLimit: true },
      is: 'unmet facts',
    },
    {
      rule: 'needs work or a pension beside an ended insurance',
      facts: {
        pensionInsurance: 'terminated',
        employed: false,
        drawingPension: false,
        incomeOverLimit: true,
      },
      is: 'met facts',
    },
    {
      rule: 'cancels a pensioner over the limit',
      facts: { pensionInsurance: 'terminated', drawingPension: true, incomeOverLimit: true },
      is: 'unmet facts',
    },
    {
      rule: 'asks about work when nothing else decides',
      facts: { pensionInsurance: 'terminated', incomeOverLimit: true },
      is: 'undetermined missing_facts',
    },
    {
      rule: 'finds nothing where nobody is insured',
      facts: { pensionInsurance: 'none' },
      is: 'met facts',
    },
    {
      rule: 'asks for the state of the insurance',
      facts: { incomeOverLimit: true },
      is: 'undetermined missing_facts',
    },
    {
      rule: 'finds nothing without a licence',
      facts: { businessRegistered: false },
      is: 'met facts',
    },
    {
      rule: 'leaves the open item open beside a clear one',
      facts: { businessRegistered: true, vehicles: [] },
      is: 'undetermined policy_silent',
    },
  ] satisfies { rule: string; facts: StatedFacts; is: string }[])('$rule', ({ facts, is }) => {
    expect(verdictOf(check({ receivingAllowance: true, ...facts }))).toBe(is);
  });

  it.each([
    { rule: 'after employment', facts: { incomeRiseReason: 'employment' } },
    {
      rule: 'after another change below the cap',
      facts: { incomeRiseReason: 'other', incomeRatio: 1.4 },
    },
  ] satisfies { rule: string; facts: StatedFacts }[])(
    'leaves the clash of 二（十） with 渐退 to a person $rule',
    ({ facts }) => {
      const over = {
        receivingAllowance: true,
        pensionInsurance: 'contributing',
        incomeOverLimit: true,
      } as const;
      const result = check({ ...over, ...facts });

      expect(verdictOf(result)).toBe('undetermined policy_silent');
      expect(result.conditions.map(({ citation }) => citation?.clause)).toEqual([
        '二（十）',
        '二（五）',
      ]);
    },
  );

  it('asks for the income where it decides whether there is grace', () => {
    const result = check({
      receivingAllowance: true,
      pensionInsurance: 'contributing',
      incomeOverLimit: true,
      incomeRiseReason: 'other',
    });

    expect(verdictOf(result)).toBe('undetermined missing_facts');
  });

  it('grants no grace above the cap', () => {
    const result = check({
      receivingAllowance: true,
      pensionInsurance: 'contributing',
      incomeOverLimit: true,
      incomeRiseReason: 'other',
      incomeRatio: 1.5,
    });

    expect(verdictOf(result)).toBe('unmet facts');
  });
});

describe('the data check of others', () => {
  const car = { vehicles: [{ kind: 'car', deregistered: false }] } satisfies StatedFacts;

  it('says nothing about a family without 低保', () => {
    expect(verdictOf(check({ receivingAllowance: false, ...car }))).toBe(
      'undetermined policy_silent',
    );
  });

  it('asks whether the family has 低保 before it judges', () => {
    expect(check(car)).toMatchObject({ because: 'missing_facts', missing: ['receivingAllowance'] });
  });

  it.each(['nantong', 'rugao', 'huaiyuan'] as const)('is not written in %s', (setting) => {
    const result = judge(setting, 'allowance_data_check')({ receivingAllowance: true, ...car });

    expect(verdictOf(result)).toBe('undetermined policy_silent');
  });
});
