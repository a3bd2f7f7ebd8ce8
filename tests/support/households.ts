import type { Asked } from '../../bench/households.ts';
import type { Assessment } from '../../src/contracts/assessments.ts';
import type { Facts } from '../../src/contracts/facts.ts';
import type { AssessInput } from '../../src/eligibility/findings.ts';
import { fenOf } from '../../src/shared/money.ts';
import { assess, SETTINGS, type SettingName } from './eligibility.ts';

export function assessAsked(
  place: SettingName,
  { facts, asOf, publishedStandard, elsewhere }: Asked,
  more: Partial<AssessInput> = {},
): Assessment {
  return assess({
    ...SETTINGS[place],
    // They were drawn in the form that the contract gives them, so that parsing them again tells nothing.
    facts: facts as Facts,
    asOf,
    publishedStandard:
      publishedStandard === undefined ? undefined : { fen: fenOf(publishedStandard), beside: '' },
    hardshipLadder: elsewhere ? SETTINGS.uncovered.ladder : undefined,
    ...more,
  });
}
