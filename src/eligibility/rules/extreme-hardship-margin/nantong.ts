import type { Facts } from '../../../contracts/facts.ts';
import { severeDisability } from '../../conditions/disability.ts';
import { noAbleSupporter, noWorkAbility } from '../../conditions/extreme-hardship.ts';
import { incomeLine } from '../../conditions/income-line.ts';
import { seriouslyIll } from '../../conditions/serious-illness.ts';
import { allOf, anyOf, type Case, concluding, type Finding, type Rule } from '../../rule.ts';
import {
  any,
  grantedByDiscretion,
  met,
  missing,
  silent,
  unmet,
  type Verdict,
  whether,
} from '../../three-valued.ts';

/** 通办发〔2021〕7号 三（三）: two groups, both 无劳动能力 and 无义务人或其无能力. */
export const nantongExtremeHardshipMargin: Rule = {
  programme: 'extreme_hardship_margin',
  book: 'nantong',
  assess(input) {
    const clause = input.clause('hardship-margin');
    return allOf([
      clause.test('work', noWorkAbility(input.facts)),
      clause.test('supporters', noAbleSupporter(input.facts)),
      anyOf([institutionalSupport(input), careByGovernment(input)]),
    ]);
  },
};

/** 有集中供养需求的低收入特殊困难对象: 可引导 … 纳入特困人员机构供养. */
function institutionalSupport(input: Case): Finding {
  const { facts } = input;
  const clause = input.clause('hardship-margin');
  const finding = allOf([
    clause.test('someIncome', whether(facts.hasSomeIncomeOrProperty, 'hasSomeIncomeOrProperty')),
    clause.test('selfCare', dependsOnCare(facts)),
    clause.test('institution', whether(facts.wantsInstitution, 'wantsInstitution')),
    incomeLine(input, {
      clause,
      test: 'lowIncome',
      // The upper end of 低收入 as 三（二） of the same document draws it.
      multiple: input.clause('low-income-family').number('multiple'),
      verdicts: { below: met, equal: silent, above: unmet },
    }),
  ]);
  return concluding(finding, grantedByDiscretion);
}

/** 低收入保障线以上的其他重病、重残困难对象: 由当地政府协调落实照料. The line is not written. */
function careByGovernment(input: Case): Finding {
  const { facts } = input;
  const clause = input.clause('hardship-margin-care');
  // 重残 is 一级、二级, as 二（一） of the same document uses the word.
  const { number } = input.clause('single-person');
  const grades = { severestGrade: number('severestGrade'), severeGrade: number('severeGrade') };
  const illOrDisabled = any([seriouslyIll(facts), severeDisability(facts, grades)]);
  return allOf([
    clause.test('illness', illOrDisabled),
    clause.test('exhausted', whether(facts.selfRescueExhausted, 'selfRescueExhausted')),
    clause.test('line', silent),
  ]);
}

/** 无自理能力或部分丧失自理能力. */
function dependsOnCare({ selfCare }: Facts): Verdict {
  if (selfCare === undefined) return missing('selfCare');
  return selfCare === 'independent' ? unmet : met;
}
