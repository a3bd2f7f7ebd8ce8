import { identityTests, threeLacks } from '../../conditions/three-lacks.ts';
import { allOf, anyOf, type Case, type Rule } from '../../rule.ts';
import { met, missing, silent, unmet, type Verdict } from '../../three-valued.ts';

/** 怀民〔2021〕184号 二（一）. It says 未成年人 without an age, and no amount. */
export const huaiyuanExtremeHardshipSupport: Rule = {
  programme: 'extreme_hardship_support',
  book: 'huaiyuan',
  assess(input) {
    const minor = input.clause('extreme-hardship').test('minor', isMinor(input));
    return allOf([anyOf([...identityTests(input), minor]), threeLacks(input)]);
  },
};

function isMinor({ facts: { age }, general: { minor } }: Case): Verdict {
  if (age === undefined) return missing('age');
  if (age < minor.certainBelow) return met;
  return age < minor.adultFrom ? silent : unmet;
}
