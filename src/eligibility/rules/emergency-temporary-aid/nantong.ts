import { suddenHardship } from '../../conditions/sudden-hardship.ts';
import { allOf, type Rule } from '../../rule.ts';
import { not, whether } from '../../three-valued.ts';

/** 通办发〔2021〕7号 二（三）: four conditions. */
export const nantongEmergencyTemporaryAid: Rule = {
  programme: 'emergency_temporary_aid',
  book: 'nantong',
  assess(input) {
    const clause = input.clause('emergency');
    const { canSelfRescue, otherAidSuffices } = input.facts;
    return allOf([
      suddenHardship(input, clause),
      clause.test('selfRescue', not(whether(canSelfRescue, 'canSelfRescue'))),
      clause.test('otherAid', not(whether(otherAidSuffices, 'otherAidSuffices'))),
    ]);
  },
};
