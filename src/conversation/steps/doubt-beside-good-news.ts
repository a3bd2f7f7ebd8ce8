import { isUnclear } from '../../triage/signs.ts';
import type { Triage } from '../../triage/triage.ts';
import type { Understanding } from '../../understanding/understanding.ts';
import { isEmergencyFiled } from '../memory.ts';
import type { Turn } from '../turn.ts';

/**
 * 「女儿送米来了，不用派人了」 after an emergency was filed: where no known phrase tells of want or danger, and
 * only the likeness of the whole message, the want is none and a danger is asked about.
 */
export function doubtBesideGoodNews(
  { triage, conversation, words }: Turn,
  { commands }: Understanding,
): Triage {
  if (!isEmergencyFiled(conversation.memory) || !commands.includes('helpArrived')) return triage;
  const troubleNow = triage.troubleNow.filter((sign) => !isUnclear(sign));
  const { danger } = triage;
  const isLikenessAlone = danger?.words === words;
  return {
    ...triage,
    troubleNow,
    urgent: triage.urgent && troubleNow.length > 0,
    danger: danger && isLikenessAlone ? { ...danger, certainty: 'ask' } : danger,
  };
}
