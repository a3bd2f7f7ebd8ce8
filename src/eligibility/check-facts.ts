import type { FactKey, Facts } from '../contracts/facts.ts';
import type { GeneralEligibility } from '../knowledge/provisions.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import { allOrRefuse, DomainError } from '../shared/errors.ts';
import { fenOf } from '../shared/money.ts';
import { fillTemplate } from '../shared/text.ts';

/** Facts that state the same thing may differ by so much before they contradict each other. */
const TOLERATED_PERCENT = 1;

export type CheckFacts = (facts: Facts, asOf: CalendarDate) => void;

/**
 * Refuses facts that cannot be true together, and facts from after the day they are judged on.
 *
 * The result throws `facts-contradict` or `fact-after-as-of`, or both together, naming in `keys` every
 * fact that is wrong.
 */
export function createCheckFacts(words: GeneralEligibility): CheckFacts {
  return (facts, asOf) => {
    allOrRefuse(
      () => refuseContradictions(facts, words),
      () => refuseLate(facts, { asOf, words }),
    );
  };
}

function refuseContradictions(facts: Facts, { contradictions }: GeneralEligibility): void {
  const found = CONTRADICTIONS.flatMap(({ name, keys, find }) => {
    const values = find(facts);
    return values === undefined ? [] : [{ keys, why: fillTemplate(contradictions[name], values) }];
  });
  if (found.length > 0) throw refusalOf('facts-contradict', found);
}

function refuseLate(
  { incomeRoseOn, homes = [] }: Facts,
  { asOf, words }: { asOf: CalendarDate; words: GeneralEligibility },
): void {
  const dated = [
    { key: 'incomeRoseOn', on: incomeRoseOn },
    ...homes.map(({ boughtOn }, at) => ({ key: `homes.${at}.boughtOn`, on: boughtOn })),
  ];
  const late = dated
    .filter(({ on }) => on !== undefined && on > asOf)
    .map(({ key }) => ({ keys: [key], why: fillTemplate(words.tooLate, { key, asOf }) }));
  if (late.length > 0) throw refusalOf('fact-after-as-of', late);
}

function refusalOf(code: string, found: readonly { keys: readonly string[]; why: string }[]) {
  const keys = new Set(found.flatMap((each) => each.keys.map((key) => `facts.${key}`)));
  const why = found.map((each) => each.why).join('；');
  return new DomainError('invalid', code, { keys: [...keys].join('、'), why });
}

interface Contradiction {
  name: keyof GeneralEligibility['contradictions'];
  keys: readonly FactKey[];
  /** What fills its sentence, where the facts contradict each other. */
  find(facts: Facts): Readonly<Record<string, string>> | undefined;
}

const CONTRADICTIONS: readonly Contradiction[] = [
  {
    name: 'disability',
    keys: ['disabilityKind', 'disabilityGrade'],
    find: (facts) =>
      facts.disabilityKind === 'none' && facts.disabilityGrade !== undefined ? {} : undefined,
  },
  {
    name: 'illness',
    keys: ['seriousIllness', 'seriousIllnessCertified'],
    find: (facts) =>
      facts.seriousIllness === false && facts.seriousIllnessCertified === true ? {} : undefined,
  },
  {
    name: 'perCapita',
    keys: ['perCapitaIncome', 'monthlyIncome', 'familySize'],
    find: (facts) => disagreement(facts.perCapitaIncome, total(facts), facts.familySize),
  },
  {
    name: 'ratio',
    keys: ['incomeRatio', 'perCapitaIncome', 'localStandard'],
    find: (facts) => disagreement(facts.incomeRatio, facts.perCapitaIncome, facts.localStandard),
  },
  {
    name: 'familyRatio',
    keys: ['incomeRatio', 'monthlyIncome', 'familySize', 'localStandard'],
    find: (facts) =>
      disagreement(facts.incomeRatio, total(facts), times(facts.familySize, facts.localStandard)),
  },
];

/** Where `stated` is more than 1 % away from `dividend` ÷ `divisor`; unknown figures never disagree. */
function disagreement(
  stated: number | undefined,
  dividend: number | undefined,
  divisor: number | undefined,
): Readonly<Record<string, string>> | undefined {
  if (stated === undefined || dividend === undefined || divisor === undefined) return undefined;
  // Rounded to a ten-thousandth of a fen, so that an exact 1 % is not lost to binary fractions.
  const expected = Math.round(dividend * 1e6);
  const difference = Math.round(Math.abs(stated * divisor - dividend) * 1e6);
  return difference * 100 > expected * TOLERATED_PERCENT
    ? { expected: String(roughly(dividend / divisor)), percent: String(TOLERATED_PERCENT) }
    : undefined;
}

/** Near enough to be accepted in its turn. */
function roughly(value: number): number {
  return Number(value.toPrecision(4));
}

function total({ monthlyIncome, familySize }: Facts): number | undefined {
  return familySize === undefined || monthlyIncome === undefined
    ? undefined
    : fenOf(monthlyIncome) / 100;
}

function times(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined || right === undefined ? undefined : left * right;
}
