import { suddenHardship } from '../../conditions/sudden-hardship.ts';
import { anyOf, type Case, type Finding, type Rule } from '../../rule.ts';
import { whether } from '../../three-valued.ts';

/** 草街办发〔2024〕54号 二（七）: 其他原因 covers every event. */
export const caojieEmergencyTemporaryAid: Rule = {
  programme: 'emergency_temporary_aid',
  book: 'caojie',
  assess: (input) =>
    anyOf([suddenHardship(input, input.clause('emergency')), ...afterDisasterRelief(input)]),
};

/**
 * 受灾群众 whom 应急期、过渡期救助 has not got through, whatever event is told beside: a way in of its own
 * where it is stated, and asked of nobody.
 */
function afterDisasterRelief(input: Case): Finding[] {
  const { basicLifeAtRisk, disasterReliefReceived } = input.facts;
  if (disasterReliefReceived !== true) return [];
  const stillInTrouble = whether(basicLifeAtRisk, 'basicLifeAtRisk');
  return [input.clause('emergency-after-disaster').test('relief', stillInTrouble)];
}
