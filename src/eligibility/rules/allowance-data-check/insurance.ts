import type { Facts } from '../../../contracts/facts.ts';
import { allOf, type Case, type Finding } from '../../rule.ts';
import { all, any, met, missing, not, silent, type Verdict, whether } from '../../three-valued.ts';

/** 正常参保: 收入超标取消. 终止参保: 务工或领养老金，且收入超标取消. Neither is 原则上. */
export function insuranceItem(input: Case): Finding[] {
  const { pensionInsurance, drawingPension, incomeOverLimit } = input.facts;
  const isGiven = [pensionInsurance, drawingPension, incomeOverLimit].some(
    (fact) => fact !== undefined,
  );
  return isGiven ? [judge(input)] : [];
}

function judge(input: Case): Finding {
  const { facts, clause } = input;
  const overLimit = whether(facts.incomeOverLimit, 'incomeOverLimit');
  switch (facts.pensionInsurance) {
    case 'contributing':
      return orGrace(input, 'insurance-contributing', not(overLimit));
    case 'terminated':
      return orGrace(input, 'insurance-terminated', not(all([worksOrRetired(facts), overLimit])));
    case 'none':
      return clause('data-check').test('uninsured', met);
    default:
      return clause('data-check').test('state', stateUnknown(facts));
  }
}

const TEST_OF = { 'insurance-contributing': 'contributing', 'insurance-terminated': 'terminated' };

/**
 * 二（五） grants 渐退 to the very family whose 低保 二（十） cancels, and the text ranks neither: where both
 * apply, both are shown and a person decides.
 */
function orGrace(input: Case, name: keyof typeof TEST_OF, verdict: Verdict): Finding {
  const grace = verdict.outcome === 'unmet' ? graceOf(input) : [];
  const settled = grace.length > 0 ? silent : verdict;
  const made = input.clause(name).test(TEST_OF[name], settled);
  return { ...allOf([made, ...grace]), verdict: settled };
}

/** The sentence of 二（五） that covers this family, as far as the facts state it. */
function graceOf({ facts, income, clause }: Case): Finding[] {
  if (facts.incomeRiseReason === 'employment')
    return [clause('phase-out-employment').test('reason', met)];
  const other = clause('phase-out-other');
  const isWithin =
    facts.incomeRiseReason === 'other' &&
    income.compareTo(1) === 'above' &&
    income.compareTo(other.number('multiple')) === 'below';
  return isWithin ? [other.test('reason', met)] : [];
}

function worksOrRetired({ employed, drawingPension }: Facts): Verdict {
  return any([whether(employed, 'employed'), whether(drawingPension, 'drawingPension')]);
}

/** Whatever the state of the insurance, an income within the limit is no ground. */
function stateUnknown({ incomeOverLimit }: Facts): Verdict {
  if (incomeOverLimit === false) return met;
  return incomeOverLimit === undefined
    ? missing('pensionInsurance', 'incomeOverLimit')
    : missing('pensionInsurance');
}
