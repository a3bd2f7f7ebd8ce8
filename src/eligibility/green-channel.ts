import type { Facts } from '../contracts/facts.ts';
import type { EligibilityKnowledge } from '../knowledge/provisions.ts';

/**
 * Whether the stated facts open the green channel: 60 and over, that birthday included, or a disability of
 * the first or second grade. It speeds handling and loosens no condition.
 */
export function createOpensGreenChannel({ general }: Pick<EligibilityKnowledge, 'general'>) {
  const { age, severestGrade, mildestGrade } = general.greenChannel;
  return (facts: Facts): boolean => {
    const grade = facts.disabilityGrade;
    const isSevere = grade !== undefined && grade >= severestGrade && grade <= mildestGrade;
    return isSevere || (facts.age !== undefined && facts.age >= age);
  };
}
