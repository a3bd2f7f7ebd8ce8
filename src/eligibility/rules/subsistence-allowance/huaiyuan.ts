import type { Facts } from '../../../contracts/facts.ts';
import { formerlyPoorRoute, noStableIncome } from '../../conditions/formerly-poor.ts';
import { householdMeans, propertyInOrder } from '../../conditions/household-means.ts';
import { allOf, anyOf, type Case, type Finding, type Rule } from '../../rule.ts';
import { expired, met, missing, silent, unmet, type Verdict } from '../../three-valued.ts';

/** 怀民〔2021〕184号 二（一）, with 二（二） on 脱贫人口 and on the basic pension. */
export const huaiyuanSubsistenceAllowance: Rule = {
  programme: 'subsistence_allowance',
  book: 'huaiyuan',
  assess: (input) =>
    anyOf([
      householdMeans(input),
      ...basicPensionRoute(input),
      ...formerlyPoorRoute(input, lostWorkAbility(input.facts), unstableIncome(input.facts)),
    ]),
};

/**
 * A pension among the income: the part that the centre grants did not count until the end of 2025,
 * and how large it is nobody has said; after that the text is over. Either way a family that is not
 * below the line is an open question, where somebody is known to draw a pension.
 */
function basicPensionRoute(input: Case): Finding[] {
  const { drawingPension } = input.facts;
  const comparison = input.income.compareTo(1);
  if (drawingPension !== true || comparison === undefined || comparison === 'below') return [];

  const clause = input.clause('basic-pension');
  const { expiresOn } = clause.provision;
  const isOver = expiresOn !== null && expiresOn < input.asOf;
  return [allOf([propertyInOrder(input), clause.test('pension', isOver ? expired : silent)])];
}

/** 完全丧失或部分丧失劳动能力. */
function lostWorkAbility({ workAbility }: Facts): Verdict {
  if (workAbility === undefined) return missing('workAbility');
  return workAbility === 'full' ? unmet : met;
}

/**
 * 完全丧失劳动能力或部分丧失劳动能力且无法…获得稳定收入: whether the last words belong to 完全丧失 as well is open,
 * so that a stable income shuts out those alone whose loss is partial.
 */
function unstableIncome(facts: Facts): Verdict {
  const verdict = noStableIncome(facts);
  if (verdict.outcome === 'met') return met;
  if (facts.workAbility === 'none') return silent;
  const abilityDecides = facts.workAbility === undefined && verdict.outcome === 'unmet';
  return abilityDecides ? { ...missing('workAbility'), canBeMet: false } : verdict;
}
