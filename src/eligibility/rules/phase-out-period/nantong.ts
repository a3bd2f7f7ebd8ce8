import type { Facts } from '../../../contracts/facts.ts';
import { addMonths } from '../../../shared/calendar-date.ts';
import { dateInWords } from '../../../shared/date-words.ts';
import type { Clause } from '../../clause.ts';
import { incomeLine } from '../../conditions/income-line.ts';
import { allOf, type Case, type Finding, type Rule } from '../../rule.ts';
import { met, missing, silent, unmet, type Verdict, whether } from '../../three-valued.ts';

/** 通办发〔2021〕7号 二（一）: from the standard up to, and not including, twice the standard. */
export const nantongPhaseOutPeriod: Rule = {
  programme: 'phase_out_period',
  book: 'nantong',
  assess(input) {
    const clause = input.clause('phase-out');
    const { facts } = input;
    return allOf([
      clause.test('receiving', whether(facts.receivingAllowance, 'receivingAllowance')),
      incomeLine(input, {
        clause,
        test: 'atLeast',
        multiple: 1,
        verdicts: { below: unmet, equal: met, above: met },
      }),
      incomeLine(input, {
        clause,
        test: 'below',
        multiple: clause.number('multiple'),
        verdicts: { below: met, equal: unmet, above: unmet },
      }),
      clause.test('reason', riseByWork(facts)),
      withinMonths(input, clause),
    ]);
  },
};

/** 因就业创业等: what else 等 covers is not written. */
function riseByWork({ incomeRiseReason }: Facts): Verdict {
  if (incomeRiseReason === undefined) return missing('incomeRiseReason');
  return incomeRiseReason === 'employment' ? met : silent;
}

/** 自收入发生变动起的6个月内: to the same day number six months on, that day included. */
function withinMonths({ facts, asOf, general }: Case, clause: Clause): Finding {
  const { incomeRoseOn } = facts;
  if (incomeRoseOn === undefined) return clause.test('withinUnknown', missing('incomeRoseOn'));
  const until = addMonths(incomeRoseOn, clause.number('months'));
  const verdict = asOf <= until ? met : unmet;
  return clause.test('within', verdict, () => ({
    roseOn: dateInWords(incomeRoseOn, general.date),
    until: dateInWords(until, general.date),
  }));
}
