import type { Facts } from '../../../contracts/facts.ts';
import { identityTests, threeLacks } from '../../conditions/three-lacks.ts';
import { type AmountDue, allOf, anyOf, type Case, type Rule, withAmounts } from '../../rule.ts';
import { met, missing, unmet, type Verdict } from '../../three-valued.ts';

/** 通办发〔2021〕7号 二（二）, amounts 四（一）. */
export const nantongExtremeHardshipSupport: Rule = {
  programme: 'extreme_hardship_support',
  book: 'nantong',
  assess(input) {
    const minor = input.clause('extreme-hardship-minor');
    const isMinor = underAge(input.facts, minor.number('minorUntil'));
    const finding = allOf([
      anyOf([...identityTests(input), minor.test('minor', isMinor)]),
      threeLacks(input),
    ]);
    return withAmounts(finding, amountsOf(input));
  },
};

function underAge({ age }: Facts, limit: number): Verdict {
  if (age === undefined) return missing('age');
  return age < limit ? met : unmet;
}

function amountsOf(input: Case): AmountDue[] {
  const living = input.clause('extreme-hardship-living');
  return [living.amount(living.number('multiple'), 'at_least'), ...careOf(input)];
}

/** 照料护理 is written for 分散供养 only, as a service. */
function careOf(input: Case): AmountDue[] {
  const { supportMode, selfCare } = input.facts;
  if (supportMode !== 'dispersed' || selfCare === undefined) return [];
  const care = input.clause('extreme-hardship-care');
  const percent = {
    full_care: 'fullCarePercent',
    semi: 'semiPercent',
    independent: 'independentPercent',
  };
  return [care.amount(care.number(percent[selfCare]) / 100, 'at_least')];
}
