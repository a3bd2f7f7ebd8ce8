import type { FactKey, Facts } from '../contracts/facts.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import { DomainError } from '../shared/errors.ts';
import { fenOf } from '../shared/money.ts';

/** Facts that state the same thing may differ by so much before they contradict each other. */
const TOLERATED_PERCENT = 1;

/**
 * Refuses facts that cannot be true together, and facts from after the day they are judged on.
 *
 * @throws {DomainError} `facts-contradict` or `fact-after-as-of`, naming the keys in `keys`.
 */
export function checkFacts(facts: Facts, asOf: CalendarDate): void {
  const contradicting = CONTRADICTIONS.find(({ holds }) => holds(facts));
  if (contradicting !== undefined) {
    const stated = contradicting.keys.filter((key) => facts[key] !== undefined);
    throw new DomainError('invalid', 'facts-contradict', { keys: stated.join('、') });
  }

  const late = keysAfter(facts, asOf);
  if (late.length > 0)
    throw new DomainError('invalid', 'fact-after-as-of', { keys: late.join('、') });
}

const CONTRADICTIONS: readonly { keys: readonly FactKey[]; holds: (facts: Facts) => boolean }[] = [
  {
    keys: ['disabilityKind', 'disabilityGrade'],
    holds: (facts) => facts.disabilityKind === 'none' && facts.disabilityGrade !== undefined,
  },
  {
    keys: ['seriousIllness', 'seriousIllnessCertified'],
    holds: (facts) => facts.seriousIllness === false && facts.seriousIllnessCertified === true,
  },
  {
    keys: ['perCapitaIncome', 'monthlyIncome', 'familySize'],
    holds: ({ perCapitaIncome, ...facts }) =>
      disagree(perCapitaIncome, total(facts), facts.familySize),
  },
  {
    keys: ['incomeRatio', 'perCapitaIncome', 'localStandard'],
    holds: (facts) => disagree(facts.incomeRatio, facts.perCapitaIncome, facts.localStandard),
  },
  {
    keys: ['incomeRatio', 'monthlyIncome', 'familySize', 'localStandard'],
    holds: ({ incomeRatio, localStandard, ...facts }) =>
      disagree(incomeRatio, total(facts), times(facts.familySize, localStandard)),
  },
];

/** Whether `stated` is more than 1 % away from `dividend` ÷ `divisor`; unknown figures never disagree. */
function disagree(
  stated: number | undefined,
  dividend: number | undefined,
  divisor: number | undefined,
): boolean {
  if (stated === undefined || dividend === undefined || divisor === undefined) return false;
  // Rounded to a ten-thousandth of a fen, so that an exact 1 % is not lost to binary fractions.
  const expected = Math.round(dividend * 1e6);
  const difference = Math.round(Math.abs(stated * divisor - dividend) * 1e6);
  return difference * 100 > expected * TOLERATED_PERCENT;
}

function total({ monthlyIncome, familySize }: Facts): number | undefined {
  return familySize === undefined || monthlyIncome === undefined
    ? undefined
    : fenOf(monthlyIncome) / 100;
}

function times(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined || right === undefined ? undefined : left * right;
}

function keysAfter({ incomeRoseOn, homes = [] }: Facts, asOf: CalendarDate): string[] {
  const keys = homes.flatMap(({ boughtOn }, index) =>
    boughtOn !== undefined && boughtOn > asOf ? [`homes.${index}.boughtOn`] : [],
  );
  return incomeRoseOn !== undefined && incomeRoseOn > asOf ? ['incomeRoseOn', ...keys] : keys;
}
