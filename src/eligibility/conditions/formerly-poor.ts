import type { Facts } from '../../contracts/facts.ts';
import type { Case, Finding } from '../rule.ts';
import { allOf } from '../rule.ts';
import { not, silent, type Verdict, whether } from '../three-valued.ts';

/**
 * 脱贫人口 who can neither work nor earn: 按规定纳入农村低保或特困供养. The text names two programmes and
 * settles neither, so the most this comes to is an open question. It is a circumstance of its own:
 * considered where it is stated, never asked of everybody.
 */
export function formerlyPoorRoute(
  input: Case,
  work: Verdict,
  income = noStableIncome(input.facts),
): Finding[] {
  if (input.facts.formerlyPoor !== true) return [];

  const clause = input.clause('formerly-poor');
  return [
    allOf([clause.test('work', work), clause.test('income', income), clause.test('which', silent)]),
  ];
}

/** 无法通过产业就业获得稳定收入. */
export function noStableIncome({ stableIndustryIncome }: Facts): Verdict {
  return not(whether(stableIndustryIncome, 'stableIndustryIncome'));
}
