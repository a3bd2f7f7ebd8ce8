import { suddenHardship } from '../../conditions/sudden-hardship.ts';
import { allOf, type Case, type Finding, type Rule } from '../../rule.ts';
import { met } from '../../three-valued.ts';

/** 草街办发〔2024〕54号 二（七）: 其他原因 covers every event. */
export const caojieEmergencyTemporaryAid: Rule = {
  programme: 'emergency_temporary_aid',
  book: 'caojie',
  assess: (input) =>
    allOf([suddenHardship(input, input.clause('emergency')), ...afterDisasterRelief(input)]),
};

/** Who has had 应急期、过渡期救助 after a disaster is named once more; nobody is shut out without it. */
function afterDisasterRelief(input: Case): Finding[] {
  const { hardshipEvent, disasterReliefReceived } = input.facts;
  if (hardshipEvent !== 'disaster' || disasterReliefReceived !== true) return [];
  return [input.clause('emergency-after-disaster').test('relief', met)];
}
