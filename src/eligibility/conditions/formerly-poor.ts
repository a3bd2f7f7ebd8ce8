import type { Case, Finding } from '../rule.ts';
import { allOf } from '../rule.ts';
import { not, silent, type Verdict, whether } from '../three-valued.ts';

/**
 * 脱贫人口 who can neither work nor earn: 按规定纳入农村低保或特困供养. The text names two programmes and
 * settles neither, so the most this comes to is an open question. It is a circumstance of its own:
 * considered where it is stated, never asked of everybody.
 */
export function formerlyPoorRoute(input: Case, work: Verdict): Finding[] {
  const { formerlyPoor, stableIndustryIncome } = input.facts;
  if (formerlyPoor !== true) return [];

  const clause = input.clause('formerly-poor');
  const noStableIncome = not(whether(stableIndustryIncome, 'stableIndustryIncome'));
  return [
    allOf([
      clause.test('work', work),
      clause.test('income', noStableIncome),
      clause.test('which', silent),
    ]),
  ];
}
