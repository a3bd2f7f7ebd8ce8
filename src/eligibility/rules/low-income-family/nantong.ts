import { incomeLine } from '../../conditions/income-line.ts';
import { allOf, type Case, type Finding, type Rule } from '../../rule.ts';
import { met, silent, unmet, whether } from '../../three-valued.ts';

/** 通办发〔2021〕7号 三（二）: 达到或超过低保标准，在2倍以下. */
export const nantongLowIncomeFamily: Rule = {
  programme: 'low_income_family',
  book: 'nantong',
  assess: nantongLowIncome,
};

/** Also the premise of 单人保 in the same document. */
export function nantongLowIncome(input: Case): Finding {
  const clause = input.clause('low-income-family');
  return allOf([
    incomeLine(input, {
      clause,
      test: 'atLeast',
      multiple: 1,
      verdicts: { below: unmet, equal: met, above: met },
    }),
    incomeLine(input, {
      clause,
      test: 'below',
      multiple: clause.number('multiple'),
      // Whether 2倍以下 includes exactly twice is not written.
      verdicts: { below: met, equal: silent, above: unmet },
    }),
    clause.test('property', whether(input.facts.propertyWithinLimit, 'propertyWithinLimit')),
  ]);
}
