import type { Clause } from '../clause.ts';
import type { Case, Finding } from '../rule.ts';
import { whether } from '../three-valued.ts';

/** 刚性支出较大导致基本生活出现严重困难. */
export function necessaryExpense({ facts }: Case, clause: Clause): Finding {
  return clause.test('expense', whether(facts.largeNecessaryExpense, 'largeNecessaryExpense'));
}
