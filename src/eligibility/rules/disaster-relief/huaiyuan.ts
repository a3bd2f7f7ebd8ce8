import { naturalDisaster } from '../../conditions/natural-disaster.ts';
import type { Rule } from '../../rule.ts';

/** 怀民〔2021〕184号 二（一）: 对遭遇自然灾害的，给予受灾人员救助. */
export const huaiyuanDisasterRelief: Rule = {
  programme: 'disaster_relief',
  book: 'huaiyuan',
  assess: (input) => input.clause('disaster-relief').test('event', naturalDisaster(input)),
};
