import type { Facts } from '../../../contracts/facts.ts';
import { incomeLine } from '../../conditions/income-line.ts';
import { allOf, type Case, type Finding } from '../../rule.ts';
import {
  all,
  any,
  met,
  missing,
  not,
  silent,
  unmet,
  type Verdict,
  whether,
} from '../../three-valued.ts';

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
      return orGrace(input, CONTRIBUTING, not(overLimit));
    case 'terminated':
      return orGrace(input, TERMINATED, not(all([worksOrRetired(facts), overLimit])));
    case 'none':
      return clause('data-check').test('uninsured', met);
    default:
      return orGrace(input, UNKNOWN, stateUnknown(facts));
  }
}

const CONTRIBUTING = { provision: 'insurance-contributing', test: 'contributing' };
const TERMINATED = { provision: 'insurance-terminated', test: 'terminated' };
const UNKNOWN = { provision: 'data-check', test: 'state' };

/**
 * 二（五） grants 渐退 to the very family whose 低保 二（十） cancels, and the text ranks neither: where both
 * apply, both are shown and a person decides.
 */
function orGrace(input: Case, { provision, test }: typeof UNKNOWN, verdict: Verdict): Finding {
  const grace = verdict.outcome === 'met' ? [] : graceOf(input);
  const orOpen = grace.map((finding) => all([silent, finding.verdict]));
  const settled = any([verdict, ...orOpen]);
  const made = input.clause(provision).test(test, settled);
  return { ...allOf([made, ...grace]), verdict: settled };
}

/** The sentence of 二（五） that may cover this family, whose income is over the limit. */
function graceOf(input: Case): Finding[] {
  const reason = input.facts.incomeRiseReason;
  if (reason === undefined) return [];
  if (reason === 'employment') return [input.clause('phase-out-employment').test('reason', met)];
  const clause = input.clause('phase-out-other');
  const below = incomeLine(input, {
    clause,
    test: 'below',
    multiple: clause.number('multiple'),
    verdicts: { below: met, equal: unmet, above: unmet },
  });
  return below.verdict.outcome === 'unmet' ? [] : [below];
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
