import type { Facts } from '../../../contracts/facts.ts';
import { isDisabled } from '../../conditions/extreme-hardship.ts';
import { seriouslyIll } from '../../conditions/serious-illness.ts';
import { allOf, type Rule } from '../../rule.ts';
import { any, silent, type Verdict, whether } from '../../three-valued.ts';

/** 怀民〔2021〕184号 二（二）: neither the line of 低收入 nor the range of 重病、重残 is written. */
export const huaiyuanSinglePersonAllowance: Rule = {
  programme: 'single_person_allowance',
  book: 'huaiyuan',
  assess(input) {
    const { facts } = input;
    const clause = input.clause('single-person');
    return allOf([
      clause.test('lowIncome', silent),
      clause.test('severe', severelyIllOrDisabled(facts)),
      clause.test('inPerson', whether(facts.appliesInPerson, 'appliesInPerson')),
    ]);
  },
};

/** Neither ill nor disabled fails; how ill or how disabled is enough stays open. */
function severelyIllOrDisabled(facts: Facts): Verdict {
  return any([enough(seriouslyIll(facts)), enough(isDisabled(facts))]);
}

/** What is there may or may not be severe enough: never met, only failed or open. */
function enough(verdict: Verdict): Verdict {
  if (verdict.outcome === 'met') return silent;
  return verdict.outcome === 'undetermined' ? { ...verdict, canBeMet: false } : verdict;
}
