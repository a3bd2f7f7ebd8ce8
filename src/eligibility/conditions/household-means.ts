import { allOf, type Case, type Finding } from '../rule.ts';
import { met, unmet, whether } from '../three-valued.ts';
import { incomeLine } from './income-line.ts';

/** 人均收入低于当地低保标准，且符合财产状况规定: strictly below. */
export function householdMeans(input: Case): Finding {
  const clause = input.clause('household-allowance');
  return allOf([
    incomeLine(input, {
      clause,
      test: 'income',
      multiple: 1,
      verdicts: { below: met, equal: unmet, above: unmet },
    }),
    propertyInOrder(input),
  ]);
}

export function propertyInOrder(input: Case): Finding {
  const { propertyWithinLimit } = input.facts;
  const verdict = whether(propertyWithinLimit, 'propertyWithinLimit');
  return input.clause('household-allowance').test('property', verdict);
}
