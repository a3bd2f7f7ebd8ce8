import { describe, expect, it } from 'vitest';
import type { Facts } from '../contracts/facts.ts';
import { fenOf } from '../shared/money.ts';
import { incomeOf, tellsOfIncome } from './income.ts';

describe('incomeOf', () => {
  it.each([
    { rule: 'is equal at exactly the standard', perCapitaIncome: 600, than: 1, is: 'equal' },
    { rule: 'is below by one fen', perCapitaIncome: 599.99, than: 1, is: 'below' },
    { rule: 'is above by one fen', perCapitaIncome: 600.01, than: 1, is: 'above' },
    { rule: 'is equal at exactly 1.5 times', perCapitaIncome: 900, than: 1.5, is: 'equal' },
    { rule: 'is below 1.5 times by one fen', perCapitaIncome: 899.99, than: 1.5, is: 'below' },
    { rule: 'is equal at exactly twice', perCapitaIncome: 1200, than: 2, is: 'equal' },
  ])('$rule', ({ perCapitaIncome, than, is }) => {
    expect(incomeOf({ perCapitaIncome, localStandard: 600 }).compareTo(than)).toBe(is);
  });

  it.each([
    { rule: 'divides no thirds away', monthlyIncome: 1800.01, is: 'above' },
    { rule: 'is equal for a family of three at the standard', monthlyIncome: 1800, is: 'equal' },
    { rule: 'counts a missing fen for the whole family', monthlyIncome: 1799.99, is: 'below' },
  ])('$rule', ({ monthlyIncome, is }) => {
    const income = incomeOf({ monthlyIncome, familySize: 3, localStandard: 600 });

    expect(income.compareTo(1)).toBe(is);
  });

  it('is not fooled by sums that binary fractions cannot hold', () => {
    const income = incomeOf({ perCapitaIncome: 0.1 + 0.2, localStandard: 0.3 });

    expect(income.compareTo(1)).toBe('equal');
  });

  it('compares a stated ratio as it was stated', () => {
    const income = incomeOf({ incomeRatio: 1.99 });

    expect([income.compareTo(2), income.selfReported]).toEqual(['below', true]);
  });

  it('takes the family total before a rounded sum per person', () => {
    const facts = { monthlyIncome: 1799, familySize: 3, perCapitaIncome: 600, localStandard: 600 };

    expect(incomeOf(facts).compareTo(1)).toBe('below');
  });

  it.each([
    {
      rule: 'asks for size, income and standard',
      facts: {},
      missing: 'familySize,monthlyIncome,localStandard',
    },
    {
      rule: 'asks for the standard alone',
      facts: { perCapitaIncome: 500 },
      missing: 'localStandard',
    },
    {
      rule: 'asks for the size alone',
      facts: { monthlyIncome: 500, localStandard: 600 },
      missing: 'familySize',
    },
    {
      rule: 'asks for the income alone',
      facts: { familySize: 2, localStandard: 600 },
      missing: 'monthlyIncome',
    },
    { rule: 'asks for nothing beside a ratio', facts: { incomeRatio: 1 }, missing: '' },
    {
      rule: 'takes no income for no answer, not for zero',
      facts: { monthlyIncome: 0, localStandard: 600 },
      missing: 'familySize',
    },
  ])('$rule', ({ facts, missing }) => {
    expect(incomeOf(facts).missing.join()).toBe(missing);
  });

  it('prefers a published standard and then rests on nobody’s word', () => {
    const income = incomeOf(
      { perCapitaIncome: 700, localStandard: 800 },
      { fen: fenOf(650), beside: '' },
    );

    expect([income.compareTo(1), income.selfReported]).toEqual(['above', false]);
  });

  it.each([
    { rule: 'lies below', from: 0, to: 1799.99, possible: ['below'] },
    { rule: 'may stand on the line', from: 0, to: 1800, possible: ['below', 'equal'] },
    { rule: 'straddles', from: 1000, to: 2000, possible: ['below', 'equal', 'above'] },
    { rule: 'begins on the line', from: 1800, to: null, possible: ['equal', 'above'] },
    { rule: 'lies above, however far', from: 1800.01, to: null, possible: ['above'] },
  ])('knows of a band that it $rule', ({ from, to, possible }) => {
    const band = { key: 'monthlyIncome' as const, from, to };
    const income = incomeOf({ familySize: 3, localStandard: 600 }, undefined, band);

    expect(income.possible(1)).toEqual(possible);
  });

  it('takes an exact sum before a band', () => {
    const band = { key: 'monthlyIncome' as const, from: 0, to: 100 };
    const facts = { familySize: 1, monthlyIncome: 700, localStandard: 600 };

    expect(incomeOf(facts, undefined, band).possible(1)).toEqual(['above']);
  });

  it('says how far a person is from a line, in yuan', () => {
    const income = incomeOf({ monthlyIncome: 1926, familySize: 3, localStandard: 600 });

    expect([income.distanceTo(1), income.distanceTo(2)]).toEqual([42, 558]);
  });

  it('reads no fact that is not known to tell of income', () => {
    const read = new Set<string>();
    const watch = (facts: Facts) =>
      new Proxy(facts, {
        get(target, key: keyof Facts) {
          read.add(key);
          return target[key];
        },
      });

    incomeOf(watch({})).sumAt(1);
    incomeOf(watch({ monthlyIncome: 700, familySize: 1, localStandard: 600 }));

    expect([...read].filter((key) => !tellsOfIncome({ [key]: 1 }))).toEqual([]);
    expect(read.size).toBe(5);
  });
});
