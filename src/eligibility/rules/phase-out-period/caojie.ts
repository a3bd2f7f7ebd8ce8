import { addMonths } from '../../../shared/calendar-date.ts';
import type { Clause } from '../../clause.ts';
import { incomeLine } from '../../conditions/income-line.ts';
import { allOf, type Case, concluding, type Finding, type Rule } from '../../rule.ts';
import {
  grantedByDiscretion,
  met,
  missing,
  silent,
  unmet,
  type Verdict,
  whether,
  whichever,
} from '../../three-valued.ts';

/** 草街办发〔2024〕54号 二（五）: after employment 原则上 and without a cap; otherwise below 1.5 times. */
export const caojiePhaseOutPeriod: Rule = {
  programme: 'phase_out_period',
  book: 'caojie',
  assess(input) {
    const clause = input.clause('phase-out-employment');
    const { receivingAllowance } = input.facts;
    return allOf([
      clause.test('receiving', whether(receivingAllowance, 'receivingAllowance')),
      wayIn(input),
    ]);
  },
};

/** The two sentences exclude each other: once the reason is known, only one of them speaks. */
function wayIn(input: Case): Finding {
  const reason = input.facts.incomeRiseReason;
  if (reason === 'employment') return afterEmployment(input);
  if (reason === 'other') return afterOtherChange(input);
  const ways = [afterEmployment(input), afterOtherChange(input)];
  const verdicts = ways.map(({ verdict }) => verdict);
  return concluding(allOf(ways), () => whichever('incomeRiseReason', verdicts));
}

function afterEmployment(input: Case): Finding {
  const clause = input.clause('phase-out-employment');
  const finding = given(clause.test('reason', reasonKnown(input)), [
    aboveStandard(input, clause),
    ...doubtfulPeriod(input, clause),
  ]);
  return concluding(finding, grantedByDiscretion);
}

function afterOtherChange(input: Case): Finding {
  const clause = input.clause('phase-out-other');
  return given(clause.test('reason', reasonKnown(input)), [
    aboveStandard(input, clause),
    incomeLine(input, {
      clause,
      test: 'below',
      multiple: clause.number('multiple'),
      verdicts: { below: met, equal: unmet, above: unmet },
    }),
    ...doubtfulPeriod(input, clause),
  ]);
}

/** The reason is shown with its sentence, which is judged as the one that speaks. */
function given(reason: Finding, findings: readonly Finding[]): Finding {
  return concluding(allOf([reason, ...findings]), () => allOf(findings).verdict);
}

function reasonKnown({ facts }: Case): Verdict {
  return facts.incomeRiseReason === undefined ? missing('incomeRiseReason') : met;
}

/** 超过: what happens exactly at the standard is not written, for 低保 says 低于. */
function aboveStandard(input: Case, clause: Clause): Finding {
  return incomeLine(input, {
    clause,
    test: 'above',
    multiple: 1,
    verdicts: { below: unmet, equal: silent, above: met },
  });
}

/**
 * From which day the six months run is not written, so the day of the change is no condition and
 * is not asked for; where it is stated and lies further back, the question is open.
 */
function doubtfulPeriod({ facts, asOf }: Case, clause: Clause): Finding[] {
  const { incomeRoseOn } = facts;
  if (incomeRoseOn === undefined) return [];
  const until = addMonths(incomeRoseOn, clause.number('months'));
  return [clause.test('period', asOf <= until ? met : silent)];
}
