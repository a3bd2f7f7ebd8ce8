import { describe, expect, it } from 'vitest';
import { assessIn } from '../../tests/support/eligibility.ts';
import { nextProgrammes } from './next-programmes.ts';

const facts = { incomeRatio: 1.5, propertyWithinLimit: true };

describe('nextProgrammes', () => {
  it('goes down the ladder from what was asked', () => {
    const assessment = assessIn('nantong', facts, { programmes: ['subsistence_allowance'] });

    expect(nextProgrammes(assessment).slice(0, 3)).toEqual([
      'single_person_allowance',
      'low_income_family',
      'expenditure_hardship',
    ]);
  });

  it('leaves out what the facts rule out when everything was assessed', () => {
    const next = nextProgrammes(assessIn('nantong', facts));

    expect(next).not.toContain('subsistence_allowance');
    expect(next[1]).toBe('low_income_family');
  });
});
