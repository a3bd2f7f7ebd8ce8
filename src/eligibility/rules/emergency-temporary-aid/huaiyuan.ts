import { suddenHardship } from '../../conditions/sudden-hardship.ts';
import type { Rule } from '../../rule.ts';

/** 怀民〔2021〕184号 二（三）. */
export const huaiyuanEmergencyTemporaryAid: Rule = {
  programme: 'emergency_temporary_aid',
  book: 'huaiyuan',
  assess: (input) => suddenHardship(input, input.clause('emergency')),
};
