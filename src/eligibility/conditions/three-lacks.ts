import { allOf, type Case, type Finding } from '../rule.ts';
import { not, whether } from '../three-valued.ts';
import { isDisabled, isElderly, noAbleSupporter, noWorkAbility } from './extreme-hardship.ts';

/** 无劳动能力、无生活来源、无义务人或其无履行义务能力: all three. */
export function threeLacks(input: Case): Finding {
  const { facts } = input;
  const clause = input.clause('extreme-hardship');
  const hasLivelihood = whether(facts.hasLivelihoodSource, 'hasLivelihoodSource');
  return allOf([
    clause.test('work', noWorkAbility(facts)),
    clause.test('livelihood', not(hasLivelihood)),
    clause.test('supporters', noAbleSupporter(facts)),
  ]);
}

/** 老年人、残疾人; how far 未成年人 reaches differs by document. */
export function identityTests({ facts, general, clause }: Case): Finding[] {
  const words = clause('extreme-hardship');
  const age = String(general.elderlyAge);
  return [
    words.test('elderly', isElderly(facts, general.elderlyAge), () => ({ age })),
    words.test('disabled', isDisabled(facts)),
  ];
}
