import { noWorkAbility } from '../../conditions/extreme-hardship.ts';
import { formerlyPoorRoute } from '../../conditions/formerly-poor.ts';
import { householdMeans } from '../../conditions/household-means.ts';
import { anyOf, type Rule } from '../../rule.ts';

/** 通办发〔2021〕7号 二（一）; for 脱贫人口 also 三（一）, which says 丧失劳动能力. */
export const nantongSubsistenceAllowance: Rule = {
  programme: 'subsistence_allowance',
  book: 'nantong',
  assess: (input) =>
    anyOf([householdMeans(input), ...formerlyPoorRoute(input, noWorkAbility(input.facts))]),
};
