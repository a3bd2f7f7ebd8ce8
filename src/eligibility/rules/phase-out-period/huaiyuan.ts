import { incomeLine } from '../../conditions/income-line.ts';
import { allOf, type Rule } from '../../rule.ts';
import { met, silent, unmet, whether } from '../../three-valued.ts';

/** 怀民〔2021〕184号 二（二）: 一定期限, so that whether it still runs is never settled. */
export const huaiyuanPhaseOutPeriod: Rule = {
  programme: 'phase_out_period',
  book: 'huaiyuan',
  assess(input) {
    const clause = input.clause('phase-out');
    const { receivingAllowance } = input.facts;
    return allOf([
      clause.test('receiving', whether(receivingAllowance, 'receivingAllowance')),
      incomeLine(input, {
        clause,
        test: 'above',
        multiple: 1,
        verdicts: { below: unmet, equal: silent, above: met },
      }),
      clause.test('period', silent),
    ]);
  },
};
