import type { Asked } from '../../bench/households.ts';
import type { StatedFacts } from '../support/eligibility.ts';

export interface Disability {
  kind: string;
  grade: number;
}

const BOTH = [true, false] as const;
/** A value in, between and beyond every line that a document draws. */
const INCOMES = [0.5, 1, 1.2, 1.5, 1.7, 2, 2.5];
const AGES = [10, 16, 17, 18, 59, 60];
const NO_DISABILITY: Disability = { kind: 'none', grade: 0 };
const KINDS = ['physical', 'intellectual', 'mental', 'multiple'];
const ILLNESSES = [
  { serious: false, certified: false },
  { serious: true, certified: false },
  { serious: true, certified: true },
];

export type Reading = ReturnType<typeof read>;

/** For each fact the values it can have: one where it is known, every kind of value where it is not. */
export function read({ facts, asOf, publishedStandard }: Asked) {
  const income = incomeOf(facts, publishedStandard);
  const { incomeRoseOn } = facts;
  const over = incomeRoseOn === undefined ? undefined : asOf > monthsAfter(incomeRoseOn, 6);
  return {
    income: income === undefined ? INCOMES : [income],
    property: oneOf(facts.propertyWithinLimit, BOTH),
    age: oneOf(facts.age, AGES),
    disability: disabilities(facts),
    illness: ILLNESSES.filter(
      ({ serious, certified }) =>
        (facts.seriousIllness ?? serious) === serious &&
        (facts.seriousIllnessCertified ?? certified) === certified,
    ),
    workAbility: oneOf(facts.workAbility, ['none', 'partial', 'full'] as const),
    livelihood: oneOf(facts.hasLivelihoodSource, BOTH),
    supporters: oneOf(facts.supporters, ['none', 'unable', 'able'] as const),
    selfCare: oneOf(facts.selfCare, ['independent', 'semi', 'full_care'] as const),
    institution: oneOf(facts.wantsInstitution, BOTH),
    someIncome: oneOf(facts.hasSomeIncomeOrProperty, BOTH),
    exhausted: oneOf(facts.selfRescueExhausted, BOTH),
    inPerson: oneOf(facts.appliesInPerson, BOTH),
    receiving: oneOf(facts.receivingAllowance, BOTH),
    reason: oneOf(facts.incomeRiseReason, ['employment', 'other'] as const),
    overSixMonths: over === undefined ? BOTH : [over],
    // 草街 grants six months and does not say from which day: no day is asked for.
    statedToBeOver: [over ?? false],
    // Circumstances: they count where somebody states them and are asked of nobody.
    formerlyPoor: [facts.formerlyPoor ?? false],
    pensioner: [facts.drawingPension ?? false],
    reliefReceived: [facts.disasterReliefReceived ?? false],
    statedReason: [facts.incomeRiseReason],
    stableIncome: oneOf(facts.stableIndustryIncome, BOTH),
    insurance: oneOf(facts.pensionInsurance, ['contributing', 'terminated', 'none'] as const),
    employed: oneOf(facts.employed, BOTH),
    drawingPension: oneOf(facts.drawingPension, BOTH),
    overLimit: oneOf(facts.incomeOverLimit, BOTH),
    event: oneOf(facts.hardshipEvent, ['fire', 'theft', 'disaster', 'none'] as const),
    atRisk: oneOf(facts.basicLifeAtRisk, BOTH),
    selfRescue: oneOf(facts.canSelfRescue, BOTH),
    otherAid: oneOf(facts.otherAidSuffices, BOTH),
    expense: oneOf(facts.largeNecessaryExpense, BOTH),
    expiredPlan: [asOf > '2025-12-31'],
    vehicles: [facts.vehicles],
    homes: [facts.homes],
    business: [facts.businessRegistered],
    asOf: [asOf],
  };
}

export function oneOf<Value>(known: Value | undefined, each: readonly Value[]): readonly Value[] {
  return known === undefined ? each : [known];
}

/** Income over the standard; the quotient of whole fen is exact where it is 1, 1.5 or 2. */
function incomeOf(facts: StatedFacts, published: number | undefined): number | undefined {
  const { monthlyIncome, familySize, perCapitaIncome, localStandard, incomeRatio } = facts;
  const standard = published ?? localStandard;
  if (standard !== undefined && monthlyIncome !== undefined && familySize !== undefined)
    return fen(monthlyIncome) / (familySize * fen(standard));
  if (standard !== undefined && perCapitaIncome !== undefined)
    return fen(perCapitaIncome) / fen(standard);
  return incomeRatio;
}

function fen(yuan: number): number {
  return Math.round(yuan * 100);
}

function disabilities({ disabilityKind, disabilityGrade }: StatedFacts): Disability[] {
  if (disabilityKind === 'none') return [NO_DISABILITY];
  const kinds = oneOf(disabilityKind, KINDS);
  const grades = oneOf(disabilityGrade, [1, 2, 3, 4]);
  const disabled = kinds.flatMap((kind) => grades.map((grade) => ({ kind, grade })));
  const known = disabilityKind !== undefined || disabilityGrade !== undefined;
  return known ? disabled : [NO_DISABILITY, ...disabled];
}

/** The same day number, or the last day of the month, that day included. */
export function monthsAfter(date: string, more: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const months = year * 12 + (month - 1) + more;
  const [thenYear, thenMonth] = [Math.floor(months / 12), (months % 12) + 1];
  const leap = thenYear % 4 === 0 && (thenYear % 100 !== 0 || thenYear % 400 === 0);
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const thenDay = Math.min(day, lengths[thenMonth - 1] ?? 31);
  return `${thenYear}-${twoDigits(thenMonth)}-${twoDigits(thenDay)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
