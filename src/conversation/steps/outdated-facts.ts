import type { StatedFact } from '../../understanding/understanding.ts';
import type { Memory, RememberedFact } from '../memory.ts';

const YEARS_OF_A_GENERATION = 30;

/** 「老人家自己都七十六了」 of a child of seventeen: nobody is both. */
export function isOfSomebodyElse({ key, value, about }: StatedFact, { facts }: Memory): boolean {
  if (key !== 'age') return false;
  return facts.some(
    (known) =>
      known.key === 'age' &&
      known.about === about &&
      Math.abs(Number(known.value) - Number(value)) >= YEARS_OF_A_GENERATION,
  );
}

const INCOMES = new Set(['monthlyIncome', 'perCapitaIncome', 'incomeRatio']);

/** 「一千二是两个人加一块的」: the income put right is told in another form, and the one told before falls. */
export function withoutOtherIncome(
  known: readonly RememberedFact[],
  stated: readonly StatedFact[],
): RememberedFact[] {
  const told = stated.filter(({ key, retracts }) => INCOMES.has(key) && retracts !== true);
  const falls = ({ key, about }: RememberedFact) =>
    INCOMES.has(key) && told.some((it) => it.about === about && it.key !== key);
  return known.filter((fact) => !falls(fact));
}
