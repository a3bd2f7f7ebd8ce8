import type { Facts } from '../../contracts/facts.ts';
import { met, missing, silent, unmet, type Verdict } from '../three-valued.ts';

interface Grades {
  severestGrade: number;
  /** 二级: up to here a disability of any kind counts. */
  severeGrade: number;
  /** 三级: here only 智力 and 精神 count. */
  mentalGrade: number;
}

/** 一级、二级重度残疾. */
export function severeDisability(facts: Facts, grades: Omit<Grades, 'mentalGrade'>): Verdict {
  if (facts.disabilityKind === 'none') return unmet;
  if (facts.disabilityGrade === undefined) return missing(...missingOf(facts));
  return isSevere(facts.disabilityGrade, grades);
}

/** 一级、二级重度残疾，或三级智力、精神残疾. */
export function severeOrMentalDisability(facts: Facts, grades: Grades): Verdict {
  const severe = severeDisability(facts, grades);
  return severe.outcome === 'unmet' ? isMental(facts, grades) : severe;
}

function isSevere(
  grade: number,
  { severestGrade, severeGrade }: Omit<Grades, 'mentalGrade'>,
): Verdict {
  return grade >= severestGrade && grade <= severeGrade ? met : unmet;
}

function isMental({ disabilityKind, disabilityGrade }: Facts, { mentalGrade }: Grades): Verdict {
  if (disabilityGrade !== mentalGrade) return unmet;
  if (disabilityKind === undefined) return missing('disabilityKind');
  // 多重残疾 may include either; the text does not say whether it counts.
  if (disabilityKind === 'multiple') return silent;
  return disabilityKind === 'intellectual' || disabilityKind === 'mental' ? met : unmet;
}

function missingOf({ disabilityKind }: Facts) {
  return disabilityKind === undefined
    ? (['disabilityKind', 'disabilityGrade'] as const)
    : (['disabilityGrade'] as const);
}
