import type { Facts } from '../../../contracts/facts.ts';
import { severeOrMentalDisability } from '../../conditions/disability.ts';
import { allOf, anyOf, concluding, type Rule } from '../../rule.ts';
import { grantedByDiscretion, missing, unmet, type Verdict, whether } from '../../three-valued.ts';
import { nantongLowIncome } from '../low-income-family/nantong.ts';

/** 通办发〔2021〕7号 二（一）, for members of a 低收入家庭 of 三（二）: 可单独纳入低保. */
export const nantongSinglePersonAllowance: Rule = {
  programme: 'single_person_allowance',
  book: 'nantong',
  assess(input) {
    const { facts } = input;
    const clause = input.clause('single-person');
    const grades = {
      severestGrade: clause.number('severestGrade'),
      severeGrade: clause.number('severeGrade'),
      mentalGrade: clause.number('mentalGrade'),
    };
    const finding = allOf([
      nantongLowIncome(input),
      anyOf([
        clause.test('disability', severeOrMentalDisability(facts, grades)),
        clause.test('illness', certifiedIllness(facts)),
      ]),
      clause.test('inPerson', whether(facts.appliesInPerson, 'appliesInPerson')),
    ]);
    return concluding(finding, grantedByDiscretion);
  },
};

/** 户籍所在地县级相关部门认定的重特大疾病: who is not ill needs no certificate. */
function certifiedIllness({ seriousIllness, seriousIllnessCertified }: Facts): Verdict {
  if (seriousIllnessCertified !== undefined)
    return whether(seriousIllnessCertified, 'seriousIllnessCertified');
  if (seriousIllness === undefined) return missing('seriousIllness', 'seriousIllnessCertified');
  return seriousIllness ? missing('seriousIllnessCertified') : unmet;
}
