import type { Case } from '../rule.ts';
import { met, missing, unmet, type Verdict } from '../three-valued.ts';

/** 遭遇自然灾害. */
export function naturalDisaster({ facts: { hardshipEvent } }: Case): Verdict {
  if (hardshipEvent === undefined) return missing('hardshipEvent');
  return hardshipEvent === 'disaster' ? met : unmet;
}
