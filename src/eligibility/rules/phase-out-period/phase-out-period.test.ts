import { describe, expect, it } from 'vitest';
import { judge, type StatedFacts, verdictOf } from '../../../../tests/support/eligibility.ts';

describe('the six months of 南通', () => {
  const kept = judge('nantong', 'phase_out_period');

  it.each([
    { rule: 'include the day itself', roseOn: '2026-03-15', asOf: '2026-03-15', is: 'met' },
    { rule: 'include the same day number', roseOn: '2026-03-15', asOf: '2026-09-15', is: 'met' },
    { rule: 'end after it', roseOn: '2026-03-15', asOf: '2026-09-16', is: 'unmet' },
    { rule: 'end with a shorter month', roseOn: '2025-08-31', asOf: '2026-02-28', is: 'met' },
    {
      rule: 'never roll into the month after',
      roseOn: '2025-08-31',
      asOf: '2026-03-01',
      is: 'unmet',
    },
    { rule: 'know a leap year', roseOn: '2023-08-31', asOf: '2024-02-29', is: 'met' },
  ])('$rule', ({ roseOn, asOf, is }) => {
    const facts = {
      receivingAllowance: true,
      incomeRiseReason: 'employment',
      incomeRatio: 1,
      incomeRoseOn: roseOn,
    } as const;

    expect(kept(facts, asOf).outcome).toBe(is);
  });
});

describe('the end of the six months', () => {
  it('is said as people say a date', () => {
    const { flip } = judge('nantong', 'phase_out_period')(
      {
        receivingAllowance: true,
        incomeRiseReason: 'employment',
        incomeRatio: 1,
        incomeRoseOn: '2025-08-31',
      },
      '2026-03-01',
    );

    expect(flip).toContain('2026年2月28日已经过了');
  });
});

describe('the six months of 草街', () => {
  it.each([
    {
      rule: 'are granted while they can still run',
      facts: { incomeRoseOn: '2026-05-21' },
      is: 'met discretion',
    },
    {
      rule: 'have no written beginning once they could be over',
      facts: { incomeRoseOn: '2026-05-20' },
      is: 'undetermined policy_silent',
    },
    {
      rule: 'are not for an income below the standard',
      facts: { incomeRatio: 0.99 },
      is: 'unmet facts',
    },
    {
      rule: 'are open exactly at the standard, whatever the reason',
      facts: { incomeRatio: 1, incomeRiseReason: undefined },
      is: 'undetermined policy_silent',
    },
    {
      rule: 'wait for the reason where it decides which sentence grants them',
      facts: { incomeRiseReason: undefined },
      is: 'undetermined missing_facts',
    },
    {
      rule: 'do not wait for the reason below the standard',
      facts: { incomeRatio: 0.99, incomeRiseReason: undefined },
      is: 'unmet facts',
    },
  ])('$rule', ({ facts, is }) => {
    const base = { receivingAllowance: true, incomeRatio: 1.2, incomeRiseReason: 'employment' };
    const result = judge('caojie', 'phase_out_period')({ ...base, ...facts } as StatedFacts);

    expect(verdictOf(result)).toBe(is);
  });
});

describe('渐退 of 怀远', () => {
  it('exists above the standard, for how long is not written', () => {
    const facts = { receivingAllowance: true, incomeRatio: 1.3 } as const;
    const { conditions } = judge('huaiyuan', 'phase_out_period')(facts);

    expect(conditions.map(({ outcome }) => outcome)).toEqual(['met', 'met', 'undetermined']);
  });

  it('is not for somebody without 低保', () => {
    const result = judge(
      'huaiyuan',
      'phase_out_period',
    )({
      receivingAllowance: false,
      incomeRatio: 1.3,
    });

    expect(verdictOf(result)).toBe('unmet facts');
  });
});
