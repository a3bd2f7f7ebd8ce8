import type { FactKey } from '../contracts/facts.ts';

/** Least burden first: what everybody knows, then what stands on a paper, then sums, then what is rarely known. */
const ASKING_ORDER: readonly FactKey[] = [
  'receivingAllowance',
  'hardshipEvent',
  'basicLifeAtRisk',
  'hardshipRegion',
  'appliesInPerson',
  'age',
  'disabilityKind',
  'disabilityGrade',
  'seriousIllness',
  'seriousIllnessCertified',
  'largeNecessaryExpense',
  'canSelfRescue',
  'otherAidSuffices',
  'disasterReliefReceived',
  'workAbility',
  'hasLivelihoodSource',
  'supporters',
  'selfCare',
  'supportMode',
  'wantsInstitution',
  'hasSomeIncomeOrProperty',
  'selfRescueExhausted',
  'formerlyPoor',
  'stableIndustryIncome',
  'incomeRiseReason',
  'incomeRoseOn',
  'pensionInsurance',
  'employed',
  'drawingPension',
  'incomeOverLimit',
  'vehicles',
  'homes',
  'businessRegistered',
  'familySize',
  'monthlyIncome',
  'perCapitaIncome',
  'propertyWithinLimit',
  'incomeRatio',
  'localStandard',
];

const RANK = new Map(ASKING_ORDER.map((key, index) => [key, index]));

/** The keys in the order worth asking. */
export function inAskingOrder(keys: readonly FactKey[]): FactKey[] {
  return keys.toSorted((one, other) => rankOf(one) - rankOf(other));
}

function rankOf(key: FactKey): number {
  return RANK.get(key) ?? ASKING_ORDER.length;
}
