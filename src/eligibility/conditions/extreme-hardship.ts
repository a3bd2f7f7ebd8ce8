import type { Facts } from '../../contracts/facts.ts';
import { met, missing, unmet, type Verdict } from '../three-valued.ts';

/** 无劳动能力: a partial loss is not its absence. */
export function noWorkAbility({ workAbility }: Facts): Verdict {
  if (workAbility === undefined) return missing('workAbility');
  return workAbility === 'none' ? met : unmet;
}

/** 无法定赡养、扶养、抚养义务人，或其无履行义务能力. */
export function noAbleSupporter({ supporters }: Facts): Verdict {
  if (supporters === undefined) return missing('supporters');
  return supporters === 'able' ? unmet : met;
}

/** 残疾人 of any kind and grade. */
export function isDisabled({ disabilityKind, disabilityGrade }: Facts): Verdict {
  if (disabilityGrade !== undefined) return met;
  if (disabilityKind === undefined) return missing('disabilityKind');
  return disabilityKind === 'none' ? unmet : met;
}

/** 老年人: the age is a product rule, because no document says it. */
export function isElderly({ age }: Facts, elderlyAge: number): Verdict {
  if (age === undefined) return missing('age');
  return age >= elderlyAge ? met : unmet;
}
